# SPDX-License-Identifier: GPL-3.0-or-later
"""Times whole programs side by side, and says how quiet the machine was meanwhile."""
import os
import statistics
import subprocess
import time


def busy_seconds():
    """CPU seconds that all programs together have used since the machine started."""
    with open("/proc/stat") as stat:
        fields = [int(field) for field in stat.readline().split()[1:]]
    idle = fields[3] + fields[4]
    return (sum(fields[:8]) - idle) / os.sysconf("SC_CLK_TCK")


class Run:
    """One run of a program: its output, seconds of the clock and the processor, peak MiB."""

    timer = None  # bench-time

    def __init__(self, command, env=None):
        done = subprocess.run([self.timer, *map(str, command)], env=env, capture_output=True,
                              check=False)
        *messages, last = done.stderr.decode(errors="replace").rstrip("\n").split("\n")
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]} failed: {' '.join(messages)[:500]}")
        self.output = done.stdout
        self.wall, self.cpu, peak = map(float, last.split())
        self.mib = peak / 1024


class Series:
    """What several runs of one program took."""

    def __init__(self, name):
        self.name, self.runs = name, []

    @property
    def wall(self):
        return statistics.median(run.wall for run in self.runs)

    @property
    def mib(self):
        return max(run.mib for run in self.runs)


def alternate(programs, n_runs):
    """Runs programs in turn, so that all meet the same machine. `programs` are (name, run)
    pairs. Returns their series, and how many cores others kept busy."""
    series = [Series(name) for name, _ in programs]
    for _, run in programs:
        run()
    start, busy, own = time.monotonic(), busy_seconds(), 0.0
    for _ in range(n_runs):
        for row, (_, run) in zip(series, programs):
            row.runs.append(run())
            own += row.runs[-1].cpu
    others = (busy_seconds() - busy - own) / (time.monotonic() - start)
    return series, max(others, 0.0)


def ratios(ours, theirs):
    """The median of how many times longer the rival took, run by run."""
    return statistics.median(b.wall / a.wall for a, b in zip(ours.runs, theirs.runs))


class Table:
    """Rows of figures that become Markdown."""

    def __init__(self):
        self.rows = []

    def add(self, job, ours, rival, theirs, ratio, remark=""):
        self.rows.append((job, ours, rival, theirs, ratio, remark))
        print(f"  {job}: {ours}; {rival} {theirs} {ratio} {remark}", flush=True)

    def to_markdown(self):
        lines = ["| job | Ratebook | beside | takes | ratio | remark |",
                 "|---|---|---|---|---|---|"]
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join(lines)


def seconds(value):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e-9:.3g} ns"


def times(value):
    return f"{value:,.1f}×" if value < 100 else f"{value:,.0f}×"
