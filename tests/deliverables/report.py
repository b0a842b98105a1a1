# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program, and counts what holds."""
import concurrent.futures
import os
import shutil
import subprocess
import threading


# No book of these tests is worth more seconds, and the one whose names are words of 10,000 letters
# takes Pango some twenty when nothing else is going on.
PATIENCE = 400


class Report:
    """What passed, failed, and could not be looked at."""

    def __init__(self):
        self.passed = self.failed = 0
        self.missing = set()
        self.lock = threading.Lock()

    def check(self, name, fine, detail=''):
        with self.lock:
            if fine:
                self.passed += 1
            else:
                self.failed += 1
                print('not ok - %s%s' % (name, ''.join('\n    ' + line for line
                                                      in str(detail)[:1500].splitlines())), flush=True)
        return fine

    def tell(self, text):
        with self.lock:
            print('# ' + text, flush=True)

    def find(self, *programs):
        """The first of some programs that is there, or None, and then it is said at the end."""
        for program in programs:
            if shutil.which(program):
                return program
        self.missing.add(programs[0])
        return None


class Cli:
    """ratebook-cli, away from whatever the machine is set to."""

    def __init__(self, path, root):
        self.path = os.path.abspath(path)
        self.root = root
        self.env = {'PATH': os.environ['PATH'], 'HOME': '/nonexistent', 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC',
                    'G_DEBUG': 'fatal-warnings', 'RBK_DATA_DIR': os.path.join(root, 'data')}

    def run(self, *arguments, env=None, cwd=None):
        command = [self.path, *arguments]
        try:
            return subprocess.run(command, env=self.env | (env or {}), cwd=cwd, timeout=PATIENCE,
                                  capture_output=True, check=False)
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(command, 124, b'', b'it takes more than %d s' % PATIENCE)

    def export(self, book, target, out, *arguments, **options):
        done = self.run('export', book, '--to', target, '-o', out, *arguments, **options)
        return done.returncode, done.stderr.decode('utf-8', 'replace')

    def targets(self):
        """Every target of `export --list`, or those that RBK_TARGETS names, and whether it is a folder."""
        lines = self.run('export', '--list').stdout.decode().splitlines()[1:]
        wanted = os.environ.get('RBK_TARGETS', '').split()
        return {line.split()[0]: ' a folder ' in line for line in lines
                if line.strip() and (not wanted or line.split()[0] in wanted)}

    def samples(self):
        """The books that come with the program."""
        for folder in ('data/templates', 'data/samples', 'tests/export/golden'):
            path = os.path.join(self.root, folder)
            for name in sorted(os.listdir(path)):
                if name.endswith('.ratebook'):
                    yield os.path.join(path, name)


def in_parallel(function, items):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda item: function(*item), items))


def files_of(out):
    """The files of a deliverable, by their names in it."""
    if not os.path.isdir(out):
        return {os.path.basename(out): out}
    return {os.path.relpath(os.path.join(folder, name), out): os.path.join(folder, name)
            for folder, _, names in sorted(os.walk(out)) for name in sorted(names)}
