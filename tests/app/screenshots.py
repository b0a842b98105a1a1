#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures of a narrow window and looks whether there is something on each, and
whether it is as narrow as a phone. Usage: screenshots.py PROGRAM SAMPLES. Prints TAP."""
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

PROGRAM, SAMPLES = sys.argv[1], sys.argv[2]
BOOK, CUSTOMERS = 'acme-docs.ratebook', 'acme-docs-customers-synthetic.csv'
PICTURES = ['start', 'customers-none', 'design', 'costs', 'customers', 'scenarios', 'wallet', 'migration', 'goal', 'optimise', 'made-up',
            'database', 'questions', 'proposal', 'details', 'deliver-stripe', 'deliver-html',
            'deliver-pdf', 'deliver-csv', 'deliver-invoice', 'deliver-messages',
            'deliver-discounts', 'help']
MAX_WIDTH = 360
MIN_COLORS = 8


def read(path):
    """The width of a picture, and how many different bytes it holds."""
    with open(path, 'rb') as file:
        data = file.read()
    assert data[:8] == b'\x89PNG\r\n\x1a\n', 'it is no PNG'
    width, pixels, at = 0, b'', 8
    while at < len(data):
        size, kind = struct.unpack('>I4s', data[at:at + 8])
        if kind == b'IHDR':
            width = struct.unpack('>I', data[at + 8:at + 12])[0]
        elif kind == b'IDAT':
            pixels += data[at + 8:at + 8 + size]
        at += size + 12
    return width, len(set(zlib.decompress(pixels)))


def look(path):
    """What is wrong with a picture, or nothing."""
    if not os.path.exists(path):
        return 'it is missing'
    width, colors = read(path)
    if width > MAX_WIDTH:
        return f'it is {width} pixels wide, more than {MAX_WIDTH}'
    if colors < MIN_COLORS:
        return 'it is blank'
    return None


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name in (BOOK, CUSTOMERS):
            shutil.copy(os.path.join(SAMPLES, name), folder)
        status = subprocess.run([PROGRAM, 'narrow', folder, os.path.join(folder, BOOK),
                                 os.path.join(folder, CUSTOMERS)], stdout=subprocess.DEVNULL,
                                check=False).returncode
        if status == 77:
            print('1..0 # SKIP no display')
            return 0
        print(f'1..{len(PICTURES) + 1}')
        print(f'{"ok" if status == 0 else "not ok"} 1 taken, with status {status}')
        failed = status != 0
        for number, name in enumerate(PICTURES, 2):
            problem = look(os.path.join(folder, f'{name}-narrow.png'))
            failed = failed or problem is not None
            print(f'{"not ok" if problem else "ok"} {number} {name}' +
                  (f': {problem}' if problem else ''))
    return 1 if failed else 0


sys.exit(main())
