#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disturbs programs that save a book in each way that a machine can, and looks whether the book is
whole. Usage: faults.py EDIT-AND-SAVE RATEBOOK-CLI SHIM BOOK. Prints TAP, with counts."""
import errno
import fcntl
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

PROGRAM, CLI, SHIM, BOOK = sys.argv[1:5]
ROUNDS = 200
PIECE = 997
PATIENCE = 1.9
UNREADABLE, UNSAVED, CHANGED = 3, 4, 5
NO_POWERS = ['setpriv', '--bounding-set=-all', '--inh-caps=-all']


class Skip(Exception):
    """What can't be tried on this machine."""


class Desk:
    """A folder with a book in it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve() / 'books'
        self.folder.mkdir()
        self.drafts = self.folder.parent / 'drafts'
        self.log = self.folder.parent / 'calls'
        self.book = self.folder / 'book.ratebook'
        self.renew()

    def renew(self):
        for path in self.folder.iterdir():
            path.unlink()
        shutil.copy(BOOK, self.book)

    def disk(self, folder=None, **faults):
        environment = dict(os.environ, LD_PRELOAD=SHIM, FAULTS_FOLDER=str(folder or self.folder))
        environment['ASAN_OPTIONS'] = 'verify_asan_link_order=0:detect_leaks=0'
        environment.update({f'FAULTS_{name.upper()}': str(value) for name, value in faults.items()})
        return environment

    def arguments(self, what, *more, book=None):
        return [PROGRAM, what, str(book or self.book), str(self.drafts), *map(str, more)]

    def once(self, environment=None, book=None, before=()):
        done = subprocess.run([*before, *self.arguments('once', book=book)], env=environment,
                              capture_output=True, text=True, check=False, timeout=60)
        return done.returncode, done.stderr.strip()

    def start(self, what, *more, book=None):
        return subprocess.Popen(self.arguments(what, *more, book=book), text=True, bufsize=1,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL)

    def keep(self, **faults):
        """Two edits with a draft of each: the number in the last one that was said to be kept."""
        done = subprocess.run(self.arguments('keep'), env=self.disk(folder=self.drafts, **faults),
                              capture_output=True, text=True, check=False, timeout=60)
        return done.returncode, last(done.stdout, 'kept')

    def hold(self, book=None):
        """Somebody who has edited and not saved yet."""
        process = self.start('hold', book=book)
        assert process.stdout.readline().startswith('edited')
        return process

    def look(self):
        """The number in the book, and that in the draft of it, where there is one."""
        done = subprocess.run(self.arguments('look'), capture_output=True, text=True, check=False)
        assert done.returncode == 0, f'the book is lost: {done.stderr}'
        found = dict(line.split() for line in done.stdout.splitlines())
        return int(found['book']), int(found.get('draft', -1))

    def calls(self, **faults):
        """The boundaries of one save on a disk that is well."""
        self.log.unlink(missing_ok=True)
        status, message = self.once(self.disk(log=self.log, **faults))
        assert status == 0, message
        return self.log.read_text(encoding='utf-8').split()

    def litter(self):
        return [path for path in self.folder.iterdir() if path.name.startswith('.ratebook-')]


def let_save(process):
    """Lets somebody who waits save, and says how that went."""
    process.stdin.write('save\n')
    process.stdin.flush()
    for line in process.stdout:
        if line.startswith('status'):
            return int(line.split()[1])
    raise AssertionError('the program ended before it said how the save went')


def end(process):
    process.stdin.close()
    process.wait(20)


def time_of(command):
    begun = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


def last(output, word):
    numbers = [int(line.split()[1]) for line in output.splitlines() if line.startswith(word)]
    return numbers[-1] if numbers else None


def kill_while_editing(desk, chance):
    offered = saves = 0
    longest = max(0.03, time_of(desk.arguments('once')) / 2)
    for turn in range(ROUNDS):
        before, _ = desk.look()
        process = desk.start('loop')
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        output = first + process.stdout.read()
        end(process)
        book, draft = desk.look()
        saved, kept = last(output, 'saved') or before, last(output, 'kept') or before
        edited = last(output, 'edited')
        assert saved <= book <= edited, f'round {turn}: saved {saved}, the book has {book}'
        assert max(book, draft) >= kept, f'round {turn}: kept {kept}, found {book} and {draft}'
        offered += draft >= 0
        saves += book - before
    assert offered > 0 and saves > 0, 'no round met a draft or a save'
    return f'{ROUNDS} kills, {saves} saves, {offered} drafts offered, 0 books lost'


def kill_command_line(desk, chance):
    new = old = 0
    title = 'Nothing yet'
    command = [CLI, 'new', '--template', 'usage-gated', '-o', str(desk.book), '--title']
    longest = 1.5 * time_of([*command, title])
    for turn in range(ROUNDS):
        fresh = f'Round {turn}'
        process = subprocess.Popen([*command, fresh])
        time.sleep(chance.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = json.loads(desk.book.read_text(encoding='utf-8'))['title']
        assert found in (title, fresh), f'round {turn}: the book is “{found}”'
        new, old = new + (found == fresh), old + (found == title)
        title = found
    assert new > 0 and old > 0, f'{new} new and {old} old books: the kills came at the wrong time'
    return f'{ROUNDS} kills: {new} new books, {old} old ones, 0 lost'


def die_at_each_call(desk, what, **faults):
    counts = {0: 0, 1: 0}
    calls = desk.calls(**faults)
    for at, name in enumerate(calls, 1):
        desk.renew()
        status, _ = desk.once(desk.disk(at=at, do=what, **faults))
        assert status == -signal.SIGKILL, f'{name} {at}: the program lived'
        book, _ = desk.look()
        counts[book] += 1
        assert book == 0 or 'rename' in calls[:at - 1], f'{name} {at}: new before its rename'
    assert counts[0] > 0 and counts[1] > 0
    return f'{len(calls)} calls: {counts[0]} old books, {counts[1]} new ones, 0 lost'


def kill_at_each_call(desk, _):
    return die_at_each_call(desk, 'kill', piece=PIECE)


def lose_power_at_each_call(desk, _):
    return die_at_each_call(desk, 'power', piece=PIECE)


def a_disk_that_lies_loses(desk, _):
    """The proof that the check before this one can fail."""
    calls = desk.calls(lie=1)
    at = calls.index('rename') + 2
    assert at <= len(calls), 'nothing follows the rename'
    desk.once(desk.disk(at=at, do='power', lie=1))
    try:
        desk.look()
    except AssertionError:
        return 'the loss is seen'
    raise AssertionError('the book came through without being synced')


def fail_at_each_call(desk, codes, **faults):
    """Each call fails in each way: the save is whole, or refused with nothing changed or left."""
    refused = saved = 0
    calls = desk.calls(**faults)
    for code in codes:
        for at, name in enumerate(calls, 1):
            desk.renew()
            status, message = desk.once(desk.disk(at=at, do=int(code), **faults))
            place = f'{name} {at} with {errno.errorcode[code]}'
            book, _ = desk.look()
            assert status in (0, UNSAVED), f'{place}: left with {status}, {message}'
            assert book == (status == 0), f'{place}: left with {status}, and the book has {book}'
            assert not desk.litter(), f'{place}: left {desk.litter()}'
            if status == UNSAVED:
                assert os.strerror(code) in message, f'{place}: says “{message}”'
            refused, saved = refused + (status == UNSAVED), saved + (status == 0)
    assert refused > 0
    return f'{len(calls)} calls, {len(codes)} errors: {refused} refused, {saved} saved, 0 lost'


def fail_once(desk, _):
    return fail_at_each_call(desk, [errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS,
                                    errno.ESTALE])


def stay_full(desk, _):
    return fail_at_each_call(desk, [errno.ENOSPC, errno.EDQUOT], piece=PIECE, sticky=1)


def fail_to_sync(desk, _):
    """A disk that could not keep it must be told of, whatever else succeeds."""
    status, message = desk.once(desk.disk(only='fsync', at=1, do=errno.EIO))
    assert status == UNSAVED and os.strerror(errno.EIO) in message, message
    assert desk.look()[0] == 0
    return message


def network_folder(desk, _):
    """One that has no sync, no modes, no owners and no locks takes a book, and at once."""
    cases = [(name, code) for name, codes in {
        'fsync': (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP),
        'flock': (errno.EBADF, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP),
        'fchmod': (errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP),
        'fchown': (errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)}.items()
        for code in codes]
    for name, code in cases:
        desk.renew()
        begun = time.monotonic()
        status, message = desk.once(desk.disk(only=name, at=1, do=int(code), sticky=1))
        assert time.monotonic() - begun < PATIENCE, f'{name} with {errno.errorcode[code]} is slow'
        assert status == 0, f'{name} with {errno.errorcode[code]}: {message}'
        assert desk.look()[0] == 1 and not desk.litter()
    with open(desk.book, 'rb') as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert desk.once()[0] == 0, 'somebody who sits on the lock is waited for without end'
    return f'{len(cases)} shortcomings, {len(cases)} saved'


def drafts_at_each_call(desk, _):
    """What was said to be kept is found, whatever happens to the draft after it."""
    assert desk.keep(log=desk.log, piece=PIECE) == (0, 2)
    calls = desk.log.read_text(encoding='utf-8').split()
    assert desk.look() == (0, 2)
    found = []
    for what in ('kill', 'power', int(errno.ENOSPC), int(errno.EIO)):
        for at, name in enumerate(calls, 1):
            shutil.rmtree(desk.drafts)
            status, kept = desk.keep(at=at, do=what, piece=PIECE, sticky=1)
            place = f'{name} {at}, {what}: left with {status}, kept {kept}'
            assert status in (0, UNSAVED, -signal.SIGKILL), place
            book, draft = desk.look()
            assert book == 0 and draft >= (kept or -1), f'{place}, found {draft}'
            found.append(draft)
    return (f'{len(found)} faults: {found.count(2)} times the second draft, {found.count(1)} the '
            f'first, {found.count(-1)} none yet, 0 lost')


def command_line_at_each_call(desk, _):
    """It leaves with 4 and says why, or with 0; the file that was there stays until then."""
    command = [CLI, 'new', '--template', 'usage-gated', '-o', str(desk.book)]
    subprocess.run(command, check=True, env=desk.disk(log=desk.log))
    calls = desk.log.read_text(encoding='utf-8').split()
    fresh = desk.book.read_bytes()
    refused = 0
    for code in (errno.ENOSPC, errno.EIO):
        for at, name in enumerate(calls, 1):
            desk.renew()
            old = desk.book.read_bytes()
            done = subprocess.run(command, capture_output=True, text=True, check=False,
                                  env=desk.disk(at=at, do=int(code), sticky=1))
            place = f'{name} {at} with {errno.errorcode[code]}: {done.stderr}'
            assert done.returncode in (0, UNSAVED), place
            assert desk.book.read_bytes() == (fresh if done.returncode == 0 else old), place
            assert done.returncode == 0 or os.strerror(code) in done.stderr, place
            assert not desk.litter(), place
            refused += done.returncode != 0
    assert refused > 0
    return f'{2 * len(calls)} faults, {refused} refused with the reason, 0 lost'


def full_for_real(desk, _):
    """A file system that has no room, where this machine lets one be made."""
    place = desk.folder.parent / 'small'
    place.mkdir()
    size = os.path.getsize(BOOK) * 3 // 2
    script = (f'mount -t tmpfs -o size={size} none {place} && cp {BOOK} {place}/book.ratebook && '
              f'{PROGRAM} once {place}/book.ratebook {desk.drafts}; status=$?; '
              f'cmp {BOOK} {place}/book.ratebook || status=99; ls -A {place} | wc -l; exit $status')
    done = subprocess.run(['unshare', '--mount', '--map-root-user', 'sh', '-c', script],
                          capture_output=True, text=True, check=False)
    if 'mount' in done.stderr or 'unshare' in done.stderr:
        raise Skip(f'no file system can be made here: {done.stderr.strip()}')
    assert done.returncode == UNSAVED, f'{done.returncode}: {done.stdout}{done.stderr}'
    assert os.strerror(errno.ENOSPC) in done.stderr, done.stderr
    assert done.stdout.splitlines()[-1] == '1', 'something was left on the full disk'
    return done.stderr.strip()


def check_refused(desk, before, book=0):
    status, message = desk.once(before=before)
    assert status == UNSAVED and os.strerror(errno.EACCES) in message, f'{status}: {message}'
    assert desk.look()[0] == book and not desk.litter()


def no_permission(desk, _):
    """A folder, and then a file, that may be read alone. Root may all, so root gives that up."""
    before = NO_POWERS if os.geteuid() == 0 else []
    if before and shutil.which('setpriv') is None:
        raise Skip('setpriv is not there, and root may write everywhere')
    desk.folder.chmod(0o555)
    try:
        check_refused(desk, before)
    finally:
        desk.folder.chmod(0o755)
    desk.book.chmod(0o444)
    check_refused(desk, before)
    desk.book.chmod(0o644)
    assert desk.once(before=before)[0] == 0
    return 'a folder and a file refused, and taken once they may be written'


def vanished_folder(desk, _):
    """One that is known by its name, and one that a link leads to."""
    link = desk.folder.parent / 'link.ratebook'
    link.symlink_to('books/book.ratebook')
    away = desk.folder.with_name('away')
    for book in (desk.book, link):
        desk.renew()
        process = desk.hold(book)
        desk.folder.rename(away)
        status = let_save(process)
        assert status == UNSAVED, f'{book.name}: the save left with {status}'
        away.rename(desk.folder)
        assert let_save(process) == 0
        end(process)
        assert desk.look()[0] == 1 and link.is_symlink()
    return 'refused while it was away, saved when it was back'


def clock_set_back(desk, _):
    """The other's change is older than what was read, and as long."""
    for shift in (-10**9, -1, 0, 10**9):
        desk.renew()
        before = desk.book.stat()
        process = desk.hold()
        other = desk.folder / 'other'
        other.write_bytes(desk.book.read_bytes().replace(b'Acme', b'Emca'))
        when = before.st_mtime_ns + shift * 1000
        os.utime(other, ns=(when, when))
        other.rename(desk.book)
        assert let_save(process) == CHANGED, f'{shift} µs later the change was not seen'
        end(process)
        assert b'Emca' in desk.book.read_bytes()
    return '4 clocks'


def changed_in_place(desk, _):
    process = desk.hold()
    with open(desk.book, 'ab') as file:
        file.write(b'\n')
    assert let_save(process) == CHANGED
    end(process)
    assert desk.look()[0] == 0
    return 'the change was kept, the save refused'


def several_writers(desk, _):
    """Each takes what the other made and adds to it: nothing that was said to be saved is lost."""
    n_each = 100
    processes = [desk.start('count', n_each) for _ in range(3)]
    outputs = [process.communicate(timeout=300)[0] for process in processes]
    assert all(process.returncode == 0 for process in processes)
    saves = sum(output.count('saved ') for output in outputs)
    edits = sum(output.count('edited ') for output in outputs)
    book, _ = desk.look()
    assert book == saves == 3 * n_each, f'{saves} saves, and the book has {book}'
    return f'3 writers, {saves} saves, {edits - saves} told of the other\'s, 0 lost'


def through_a_link(desk, _):
    link = desk.folder.parent / 'link.ratebook'
    link.symlink_to('books/book.ratebook')
    calls = desk.calls()
    for what in ('kill', 'power', int(errno.ENOSPC)):
        for at in range(1, len(calls) + 1):
            desk.renew()
            desk.once(desk.disk(at=at, do=what), book=link)
            assert link.is_symlink() and not desk.book.is_symlink()
            desk.look()
    desk.renew()
    assert desk.once(book=link)[0] == 0 and desk.look()[0] == 1 and link.is_symlink()
    return f'{3 * len(calls)} faults, the link stays a link'


def left_behind(desk, _):
    """What a killed program left beside the book goes with the first save an hour later; what is
    younger, locked, or of another kind stays."""
    calls = desk.calls()
    for at in range(1, calls.index('rename') + 2):
        desk.once(desk.disk(at=at, do='kill'))
    left = desk.litter()
    assert left, 'nothing was left behind'
    stay = {name: desk.folder / f'.ratebook-{name}' for name in
            ('01234567', '89abcdef', 'notes.md', 'abcdefgh', '0a1b2c3d', '3d2c1b0a')}
    for name in list(stay)[:4]:
        stay[name].write_bytes(b'Stay')
    stay['0a1b2c3d'].mkdir()
    stay['3d2c1b0a'].symlink_to('/dev/null')
    then = time.time() - 2 * 60 * 60
    for path in left + list(stay.values())[1:]:
        os.utime(path, (then, then), follow_symlinks=False)
    with open(stay['89abcdef'], 'rb') as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert desk.once()[0] == 0
    assert sorted(desk.litter()) == sorted(stay.values()), desk.litter()
    stay['0a1b2c3d'].rmdir()
    return f'{len(left)} files left behind and cleared, {len(stay)} others kept'


CHECKS = [kill_while_editing, kill_command_line, kill_at_each_call, lose_power_at_each_call,
          a_disk_that_lies_loses, fail_once, stay_full, fail_to_sync, network_folder,
          drafts_at_each_call, command_line_at_each_call, full_for_real, no_permission,
          vanished_folder, clock_set_back, changed_in_place, several_writers,
          through_a_link, left_behind]


def run(number, check, seed):
    with tempfile.TemporaryDirectory() as folder:
        try:
            print(f'# {check.__name__}: {check(Desk(folder), random.Random(seed))}')
            print(f'ok {number} {check.__name__}', flush=True)
        except Skip as reason:
            print(f'ok {number} {check.__name__} # SKIP {reason}', flush=True)
        except (AssertionError, subprocess.SubprocessError, OSError, ValueError) as error:
            print(f'not ok {number} {check.__name__}: {error!r}'.replace('\n', ' '), flush=True)
            return False
    return True


def main():
    seed = int(os.environ.get('FAULTS_SEED', random.randrange(10**6)))
    wanted = sys.argv[5:]
    checks = [check for check in CHECKS if not wanted or check.__name__ in wanted]
    print(f'1..{len(checks)}\n# FAULTS_SEED={seed}', flush=True)
    results = [run(number, check, seed) for number, check in enumerate(checks, 1)]
    return 0 if all(results) else 1


sys.exit(main())
