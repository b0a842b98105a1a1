#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the real program in the middle of work and starts it again: the work is offered and
nothing is lost. Usage: survive.py PROGRAM BOOK. Prints TAP; SURVIVE_ROUNDS says how often it is
killed at random, SURVIVE_SEED when."""
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, BOOK = sys.argv[1], sys.argv[2]
TIMEOUT = 20.0
ROUNDS = int(os.environ.get('SURVIVE_ROUNDS', 8))
MANY_PLANS = 30


def wait(look, what):
    end = time.monotonic() + TIMEOUT
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f'{what} did not come')


def plans(path):
    try:
        return len(json.loads(path.read_text(encoding='utf-8'))['plans'])
    except ValueError:
        return 0


def plans_of_draft(path):
    try:
        return len(json.loads(json.loads(path.read_text(encoding='utf-8'))['book'])['plans'])
    except FileNotFoundError:
        return 0


class Desk:
    """A user's folders, and the program started in them."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.book = self.folder / 'book.ratebook'
        shutil.copy(BOOK, self.book)
        self.environment = dict(os.environ, GSETTINGS_BACKEND='keyfile', G_DEBUG='fatal-criticals')
        for name in ('CONFIG', 'DATA', 'STATE', 'CACHE'):
            self.environment[f'XDG_{name}_HOME'] = str(self.folder / name.lower())
        self.process = None

    def start(self, *arguments):
        self.process = subprocess.Popen([PROGRAM, *map(str, arguments)], env=self.environment)

    def windows(self, name):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', name],
                               capture_output=True, text=True, check=False).stdout
        return found.split()

    def focus(self, name):
        window = wait(lambda: self.windows(name), f'a window “{name}”')[-1]
        subprocess.run(['xdotool', 'windowfocus', '--sync', window], check=True)
        time.sleep(0.5)

    def key(self, keys):
        subprocess.run(['xdotool', 'key', keys], check=True)
        time.sleep(0.3)

    def drafts(self):
        return list((self.folder / 'state').rglob('*.draft'))

    def kept(self):
        return max([plans_of_draft(path) for path in self.drafts()], default=0)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)


def add_plan_and_die(desk):
    """A plan more, not saved; the program is killed once the draft is on disk."""
    desk.focus('Acme')
    desk.key('ctrl+shift+n')
    wait(desk.drafts, 'a draft')
    time.sleep(1.0)
    desk.kill()


def check_recover(desk):
    before = plans(desk.book)
    desk.start(desk.book)
    add_plan_and_die(desk)
    assert plans(desk.book) == before, 'the file changed though nothing was saved'

    # No file is named: the session brings the book, and the question with it.
    desk.start()
    desk.focus('Recover Unsaved Changes')
    desk.key('Return')
    desk.focus('Acme')
    desk.key('ctrl+s')
    wait(lambda: plans(desk.book) == before + 1, 'the recovered plan in the file')
    wait(lambda: not desk.drafts(), 'the end of the draft')
    desk.end()


def check_again(desk):
    """Killed again while the question stands: the work is still there."""
    before = plans(desk.book)
    desk.start(desk.book)
    add_plan_and_die(desk)
    desk.start()
    desk.focus('Recover Unsaved Changes')
    desk.kill()
    assert desk.drafts(), 'the draft went with the program'
    desk.start()
    desk.focus('Recover Unsaved Changes')
    desk.key('Return')
    desk.focus('Acme')
    desk.key('ctrl+s')
    wait(lambda: plans(desk.book) == before + 1, 'the recovered plan in the file')
    desk.end()


def take_up(desk):
    """Starts it on the book, and says how many plans there are once what was left is recovered.
    A draft that the file was saved after is of no use any more."""
    book, draft = plans(desk.book), desk.kept()
    desk.start(desk.book)
    if not desk.drafts():
        desk.focus('Acme')
        return book
    desk.focus('Recover Unsaved Changes')
    desk.key('Return' if draft > book else 'alt+d')
    desk.focus('Acme')
    if draft > book:
        desk.key('ctrl+s')
    wait(lambda: plans(desk.book) == max(book, draft) and not desk.drafts(), 'what was kept')
    return max(book, draft)


def work_and_die(desk, chance):
    """Adds plans, and every other time saves now and then, until it is killed. How many were seen
    on disk?"""
    keys = ['ctrl+shift+n'] * chance.randint(3, 12)
    if chance.random() < 0.5:
        keys = [chance.choice([key, key, 'ctrl+s']) for key in keys]
    saved = kept = plans(desk.book)
    end = time.monotonic() + chance.uniform(0.1, 5.0)
    typing = subprocess.Popen(['xdotool', 'key', '--delay', str(chance.randint(40, 300)), *keys])
    while time.monotonic() < end:
        saved, kept = max(saved, plans(desk.book)), max(kept, desk.kept())
        time.sleep(0.01)
    desk.kill()
    typing.wait()
    return saved, kept


def check_random(desk):
    """Killed at any time, while it edits, keeps drafts and saves: what was ever seen on the disk
    is there again."""
    seed = int(os.environ.get('SURVIVE_SEED', random.randrange(10**6)))
    chance = random.Random(seed)
    offered = saves = 0
    for turn in range(ROUNDS):
        there = take_up(desk)
        if there > MANY_PLANS:
            desk.kill()
            shutil.copy(BOOK, desk.book)
            there = take_up(desk)
        saved, kept = work_and_die(desk, chance)
        book = plans(desk.book)
        assert book >= max(saved, 1), f'seed {seed}, kill {turn}: saved {saved}, found {book}'
        assert max(book, desk.kept()) >= kept, \
            f'seed {seed}, kill {turn}: kept {kept}, found {book} and {desk.kept()}'
        offered, saves = offered + bool(desk.drafts()), saves + (book > there)
    print(f'# seed {seed}: {ROUNDS} kills, {offered} drafts offered, {saves} with saves, 0 lost',
          flush=True)
    take_up(desk)


def main():
    checks = [check_recover, check_again, check_random]
    failed = 0
    print(f'1..{len(checks)}', flush=True)
    for number, check in enumerate(checks, 1):
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(folder)
            try:
                check(desk)
                print(f'ok {number} {check.__name__}', flush=True)
            except (AssertionError, subprocess.CalledProcessError) as error:
                failed += 1
                print(f'not ok {number} {check.__name__}: {error}', flush=True)
            finally:
                desk.end()
    return 1 if failed else 0


sys.exit(main())
