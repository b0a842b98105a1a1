# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what was compared, and tells what differs."""
import collections
import json
import subprocess
from fractions import Fraction

from oracle import round_half_away

SLACK = Fraction(1, 10 ** 14)


def slack_of(axis):
    """Cost and units of a call have 18 decimals: of a tiny one, few of them say something."""
    tiny = min(value for value in (axis.cost, axis.units, Fraction(1)) if value)
    return max(SLACK, Fraction(8, 10 ** 18) / tiny)


class Report:
    def __init__(self, name):
        self.name = name
        self.counts = collections.Counter()
        self.failures = []

    def fail(self, where, said, expected):
        self.counts['wrong'] += 1
        self.failures.append('%s %s: %s, not %s' % (self.name, where, said, expected))

    def same(self, where, said, expected):
        self.counts['exact'] += 1
        if said != expected:
            self.fail(where, said, expected)

    def decimal(self, where, said, expected, slack=SLACK):
        """An exact figure: equal to its last decimal, or to 14 decimals where it ends nowhere."""
        if said is None or expected is None:
            return self.same(where, said, expected)
        said, expected = Fraction(said), Fraction(expected)
        if said in (expected, round_half_away(expected, 18)):
            self.counts['exact'] += 1
        elif abs(said - expected) <= slack * max(1, abs(expected)):
            self.counts['close'] += 1
        else:
            self.fail(where, float(said), float(expected))

    def between(self, where, said, options):
        """Money: the first option; the others only where rounding is a tie no decimal holds."""
        if said is None or options[0] is None:
            return self.same(where, said, options[0])
        if Fraction(said) == options[0]:
            self.counts['exact'] += 1
        elif min(options) <= Fraction(said) <= max(options):
            self.counts['tie'] += 1
        else:
            self.fail(where, float(Fraction(said)), float(options[0]))

    def ratio(self, where, said, expected, slack=1e-12):
        if said is None or expected is None:
            return self.same(where, said, expected)
        self.counts['ratio'] += 1
        if abs(said - float(expected)) > slack * max(1, abs(float(expected))):
            self.fail(where, said, float(expected))

    def margin(self, where, said, options, slack):
        """A ratio of money that may be off by a tie."""
        if None in (said, *options) or abs(said - float(options[0])) <= max(1e-12, slack):
            return self.ratio(where, said, options[0], max(1e-12, slack))
        self.counts['tie'] += 1
        if abs(said - float(options[0])) > 1.01 * abs(float(options[1] - options[0])):
            self.fail(where, said, float(options[0]))

    def merge(self, other):
        self.counts.update(other.counts)
        self.failures += other.failures


class Cli:
    def __init__(self, path):
        self.path = path

    def run(self, *arguments, fine=(0,)):
        """The JSON it prints, or None and its exit code."""
        done = subprocess.run([self.path, *arguments], capture_output=True, check=False,
                              encoding='utf-8')
        return (json.loads(done.stdout) if done.returncode in fine else None, done.returncode,
                done.stderr.strip())
