#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers the discovery's questions in the real program, once by mouse and once by keys alone.
Usage: questions.py PROGRAM. Prints TAP."""
import os
import sys
import tempfile

import drive


def check_mouse(window, path):
    """By mouse alone from the start page to a new book."""
    window.click('Answer a Few Questions')
    window.go_to('A Few Questions')
    window.click('Who pays for it? Single people who pay for themselves')
    for step in range(2, 5):
        window.click('Next')
        window.find(f'Step {step} of 7')
    window.click('Back')
    window.find('Step 3 of 7')
    window.click('Skip to the Plans')
    window.find('Step 7 of 7')
    window.click('Create Book')
    window.go_to('• An AI product')


def check_keys(window, path):
    """By keys alone from the menu through all questions to a new book; Alt+Left goes back."""
    window.key('F10', 'q')
    window.go_to('A Few Questions')
    window.find('Step 1 of 7')
    window.type('Reader')
    window.key('Return')
    window.find('Step 2 of 7')
    window.key('alt+Left')
    window.find('Step 1 of 7')
    for step in range(2, 5):
        window.key('Return')
        window.find(f'Step {step} of 7')
    window.type('2000')
    window.key('Return')
    window.find('Write no fewer than the median customer makes: 2,000.')
    window.type('3000')
    window.key('Return')
    window.find('Step 5 of 7')
    drive.tab_to(window, 'What matters most? As many customers as possible')
    window.key('Down', 'Down')
    last = 'What matters most? A margin that holds, even where customers use all they may'
    assert last in drive.focused(window), f'arrows went to {drive.focused(window)}'
    window.key('Return', 'Return')
    window.find('Step 7 of 7')
    window.key('Return')
    window.go_to('• Reader')


def main():
    with tempfile.TemporaryDirectory() as folder:
        # No draft of another time is on the start page.
        for name in ('XDG_STATE_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME'):
            os.environ[name] = folder
        return drive.run([check_mouse, check_keys], sys.argv[1], None)


if __name__ == '__main__':
    sys.exit(main())
