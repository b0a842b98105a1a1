#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disturbs the disk under the real program, and looks that it says why it can't save, keeps what
was edited and undoes nobody else's work. Usage: disturb.py PROGRAM BOOK SHIM. Prints TAP."""
import errno
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import drive

PROGRAM, BOOK, SHIM = sys.argv[1:4]


class Place:
    """A folder with a book that is opened by a link, and where its disk is told to fail."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve() / 'books'
        self.folder.mkdir()
        self.book = self.folder / 'book.ratebook'
        self.link = self.folder.parent / 'link.ratebook'
        self.now = self.folder.parent / 'now'
        shutil.copy(BOOK, self.book)
        self.link.symlink_to('books/book.ratebook')

    def fail(self, code):
        fresh = self.now.with_name('fresh')
        fresh.write_text(str(int(code)), encoding='utf-8')
        fresh.rename(self.now)

    def recover(self):
        self.now.unlink()

    def holds(self, price):
        return f'"amount": "{price}"' in self.book.read_text(encoding='utf-8')

    def change(self):
        """What another program does, on a machine whose clock goes after."""
        fresh = self.folder / 'other'
        fresh.write_bytes(self.book.read_bytes().replace(b'Acme', b'Emca'))
        os.utime(fresh, (1000000000, 1000000000))
        fresh.rename(self.book)

    def assert_tidy(self):
        assert self.link.is_symlink() and not self.book.is_symlink(), 'the link is none any more'
        left = [path.name for path in self.folder.iterdir() if path != self.book]
        assert not left, f'left behind: {left}'


def names(window):
    found = []
    for node in drive.walk(window.root):
        try:
            found.append(node.get_name() or '')
        except drive.GLib.Error:
            continue
    return found


def answer(window, title, key, says=''):
    """Waits for a dialog that says so, and answers it by a key."""
    before = window.id, window.root
    window.go_to(title)
    window.wait(lambda: any(says in name for name in names(window)), f'“{says}” in “{title}”')
    window.key(key)
    window.id, window.root = before
    drive.xdo('windowfocus', '--sync', window.id)
    drive.pump(0.3)


def set_price(window, price):
    window.click('Price of Pro')
    window.type(price)
    window.key('Return', 'Escape')
    window.until('Price of Pro', price)


def save(window, place, price):
    window.key('ctrl+s')
    window.wait(lambda: place.holds(price), f'{price} in the file')
    place.assert_tidy()


def check_refused(window, place):
    """A full disk, one that may not be written, one that is broken: each is told as it is."""
    before = place.book.read_bytes()
    set_price(window, '501')
    for code in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO):
        place.fail(code)
        window.key('ctrl+s')
        answer(window, 'The Book Is Not Saved', 'Escape', os.strerror(code))
        assert place.book.read_bytes() == before, f'{code}: the file is another one'
        place.assert_tidy()
        window.until('Price of Pro', '501')
    place.recover()
    save(window, place, '501')


def check_vanished(window, place):
    """The folder is away for a while, as on a disk that was pulled."""
    set_price(window, '502')
    away = place.folder.with_name('away')
    place.folder.rename(away)
    window.key('ctrl+s')
    answer(window, 'The Book Is Not Saved', 'Escape', os.strerror(errno.ENOENT))
    window.until('Price of Pro', '502')
    away.rename(place.folder)
    save(window, place, '502')


def check_changed(window, place):
    """Another program writes the file, and its clock is wrong: nothing of it is undone unasked."""
    set_price(window, '503')
    place.change()
    window.find('Keep This One')
    theirs = place.book.read_bytes()
    window.key('ctrl+s')
    answer(window, 'Replace the File?', 'Escape')
    assert place.book.read_bytes() == theirs, 'their work was undone'
    window.until('Price of Pro', '503')
    window.key('ctrl+s')
    answer(window, 'Replace the File?', 'alt+r')
    window.wait(lambda: place.holds('503'), 'ours, when it was asked for')
    place.assert_tidy()


def open_other(window, place):
    """Another window, on another name of the same file; each is looked at by itself then."""
    def ids():
        return drive.xdo('search', '--onlyvisible', '--all', '--pid', window.process.pid,
                         '--name', 'Acme').split()

    def frames():
        application = window.application
        found = [application.get_child_at_index(i)
                 for i in range(application.get_child_count())]
        return [frame for frame in found if frame is not None and 'Acme' in (frame.get_name() or '')]
    window.root = frames()[0]
    subprocess.run([PROGRAM, str(place.book)], check=True, timeout=60)
    window.wait(lambda: len(ids()) == 2 and len(frames()) == 2, 'another window')
    other = drive.Window.__new__(drive.Window)
    other.process, other.application = window.process, window.application
    other.id = next(found for found in ids() if found != window.id)
    other.root = frames()[1]
    return other


def turn_to(window):
    drive.xdo('windowraise', window.id)
    drive.xdo('windowfocus', '--sync', window.id)
    drive.pump(0.5)


def check_two_windows(window, place):
    """The same file in two windows: who saves last is told of the other."""
    other = open_other(window, place)
    turn_to(other)
    other.until('Price of Pro', '503')
    set_price(other, '504')
    save(other, place, '504')
    turn_to(window)
    window.find('Keep This One')
    set_price(window, '505')
    window.key('ctrl+s')
    answer(window, 'Replace the File?', 'Escape')
    assert place.holds('504'), 'the other window’s work was undone'
    window.until('Price of Pro', '505')


def main():
    with tempfile.TemporaryDirectory() as folder:
        place = Place(folder)
        os.environ.update(LD_PRELOAD=SHIM, FAULTS_FOLDER=str(place.folder),
                          FAULTS_NOW=str(place.now))
        os.environ['ASAN_OPTIONS'] = 'verify_asan_link_order=0:detect_leaks=0'
        for name in ('XDG_STATE_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME'):
            os.environ[name] = str(place.folder.parent)
        return drive.run([check_refused, check_vanished, check_changed, check_two_windows],
                         PROGRAM, place, str(place.link))


if __name__ == '__main__':
    sys.exit(main())
