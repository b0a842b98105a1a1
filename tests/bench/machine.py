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

    def __init__(self, command, stdin=None, env=None, stdout=None):
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=stdin, env=env,
                                   stdout=stdout or subprocess.PIPE, stderr=subprocess.PIPE)
        self.output, self.messages = process.stdout.read() if stdout is None else b"", b""
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.monotonic() - start
        self.messages = process.stderr.read()
        process.stderr.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        self.cpu = usage.ru_utime + usage.ru_stime
        self.mib = usage.ru_maxrss / 1024
        self.status = process.returncode
        if self.status != 0:
            raise RuntimeError(f"{command[0]} failed: {self.messages.decode()[:500]}")


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
        lines = ["| job | Ratebook | beside | takes | ratio | remark |", "|---|---|---|---|---|---|"]
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join(lines)


def seconds(value):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e-9:.3g} ns"


def times(value):
    return f"{value:,.1f}×" if value < 100 else f"{value:,.0f}×"
