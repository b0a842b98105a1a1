# SPDX-License-Identifier: GPL-3.0-or-later
"""The same book gives the same bytes, whoever exports it, when, where and in which language."""
import os
import shutil
import time

from report import files_of, in_parallel

# Of books that name no day of their own: today goes on.
DAY = '2026-06-30'

# Languages that are not installed count as C; LANGUAGE and the time zone always work.
SETTINGS = (
    {'TZ': 'Pacific/Kiritimati', 'LC_ALL': 'de_DE.UTF-8', 'LANGUAGE': 'de', 'HOME': '/', 'USER': 'ana'},
    {'TZ': 'America/Los_Angeles', 'LC_ALL': 'C', 'LANGUAGE': '', 'HOME': '/nonexistent', 'USER': 'bob',
     'SOURCE_DATE_EPOCH': '1', 'PAPERSIZE': 'a4', 'COLUMNS': '20', 'TERM': 'dumb'},
    {'TZ': 'Asia/Kathmandu', 'LC_ALL': 'C.UTF-8', 'MALLOC_PERTURB_': '165', 'G_SLICE': 'always-malloc'},
)


def read_bytes(out):
    contents = {}
    for name, path in files_of(out).items():
        with open(path, 'rb') as file:
            contents[name] = file.read()
    return contents


def difference(first, other):
    if first.keys() != other.keys():
        return 'files %s, then %s' % (sorted(first), sorted(other))
    for name, data in first.items():
        if data != other[name]:
            place = next((i for i, pair in enumerate(zip(data, other[name])) if pair[0] != pair[1]),
                         min(len(data), len(other[name])))
            return '%s at byte %d: %r, then %r' % (name, place, data[max(0, place - 40):place + 40],
                                                   other[name][max(0, place - 40):place + 40])
    return ''


def run(cli, report, work):
    shutil.rmtree(work, ignore_errors=True)
    targets, seen = cli.targets(), {}

    def export(turn, book, target):
        name = os.path.splitext(os.path.basename(book))[0]
        # The place and what is there already are others each time.
        folder = os.path.join(work, 'x' * turn, name)
        os.makedirs(folder, exist_ok=True)
        copy = os.path.join(folder, 'copy-%d-%s.ratebook' % (turn, target))
        shutil.copy(book, copy)
        out = os.path.join(folder, target)
        code, said = cli.export(copy, target, out, '--date', DAY, env=SETTINGS[turn - 1], cwd=folder)
        label = '%s to %s, time %d' % (name, target, turn)
        if code == 1:
            report.check(label, seen.setdefault((name, target), None) is None and 'not exported' in said, said)
        elif report.check('%s: exported' % label, code == 0, 'exit %d: %s' % (code, said)):
            contents = read_bytes(out)
            first = seen.setdefault((name, target), contents)
            report.check(label, first is not None and not difference(first, contents),
                         first and difference(first, contents))

    for turn in range(1, len(SETTINGS) + 1):
        begin = time.monotonic()
        in_parallel(export, [(turn, book, target) for book in cli.samples() for target in targets])
        # A clock that shows in a file has to tick in between.
        time.sleep(max(0.0, 2.1 - (time.monotonic() - begin)))
    refused = ['%s to %s' % key for key, value in seen.items() if value is None]
    report.tell('refused: %s' % (', '.join(refused) or 'none'))
