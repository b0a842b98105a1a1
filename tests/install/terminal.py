# SPDX-License-Identifier: GPL-3.0-or-later
"""A shell on a terminal of its own, to press Tab in."""

import os
import pty
import re
import select
import subprocess
import time

PATIENCE = 20


class Terminal:
    """Runs a shell as a person would see it, and reads what it shows."""

    def __init__(self, command, folder, env):
        self.fd, inner = pty.openpty()
        self.process = subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner, cwd=folder,
                                        env={**env, 'TERM': 'dumb', 'PS1': '> ', 'HOME': folder,
                                             'INPUTRC': '/dev/null', 'COLUMNS': '200'},
                                        start_new_session=True)
        os.close(inner)
        self.shown = ''

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.fd)

    def type(self, text):
        os.write(self.fd, text.encode())

    def wait_for(self, pattern):
        """Whether the terminal comes to show something."""
        end = time.monotonic() + PATIENCE
        while not re.search(pattern, self.shown):
            if not select.select([self.fd], [], [], max(0, end - time.monotonic()))[0]:
                return False
            try:
                self.shown += os.read(self.fd, 65536).decode(errors='replace')
            except OSError:
                return False
        return True

    def run(self, line):
        """Runs a line, and waits until the shell asks for another."""
        self.type(f'{line}; echo rea''dy\r')
        done = self.wait_for(r'\nready\r?\n')
        self.shown = ''
        return done

    def complete(self, line, becomes):
        """Whether a line becomes another when Tab is pressed at its end."""
        self.shown = ''
        self.type(f'{line}\t')
        done = self.wait_for(re.escape(becomes))
        if not done:
            print(f'# {line!r} did not become {becomes!r}; the terminal shows {self.shown!r}')
        self.type('\x15')
        return done
