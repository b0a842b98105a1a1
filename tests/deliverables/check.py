# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py CLI ROOT WORK [PART…]: see the script run."""
import os
import sys
import time

import check_amounts
import check_hostile
import check_same
from report import Cli, Report

PARTS = {'hostile': check_hostile.run, 'same': check_same.run, 'amounts': check_amounts.run}


def main(arguments):
    cli, report = Cli(arguments[0], arguments[1]), Report()
    report.check('there are targets', len(cli.targets()) > 0)
    for part in arguments[3:] or PARTS:
        begin, before = time.monotonic(), report.passed + report.failed
        PARTS[part](cli, report, os.path.join(os.path.abspath(arguments[2]), part))
        report.tell('%s: %d checks in %d s' % (part, report.passed + report.failed - before,
                                               time.monotonic() - begin))
    missing = ', '.join(sorted(report.missing))
    if missing:
        print('SKIPPED: what needs %s; build-aux/install-deps consumers installs it' % missing)
    print('%d passed, %d failed' % (report.passed, report.failed))
    if report.failed or missing and os.environ.get('CI') == 'true':
        return 1
    return 77 if missing else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
