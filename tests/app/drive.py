#!/usr/bin/python3 -W ignore
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works the real program as a person would, by mouse and keyboard, and reads the window as a
screen reader would. Usage: drive.py PROGRAM BOOK [elsewhere]. Prints TAP."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

# The accessibility bus may still be starting: its warning is no failure of the program.
os.environ.pop('G_DEBUG', None)

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    print('1..0 # SKIP python3-gi and gir1.2-atspi-2.0 are not installed')
    sys.exit(0)

TIMEOUT = 20.0


def pump(seconds):
    """Lets accessibility events arrive."""
    end = time.monotonic() + seconds
    context = GLib.MainContext.default()
    while time.monotonic() < end:
        context.iteration(False)
        time.sleep(0.01)


def xdo(*words):
    return subprocess.run(['xdotool', *map(str, words)], check=True, capture_output=True,
                          text=True).stdout.strip()


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child)


class Window:
    def __init__(self, process):
        self.process = process
        self.root = self.wait(self.find_application, 'the application on the accessibility bus')
        self.application = self.root
        self.id = self.wait(self.find_window, 'the window')
        xdo('windowfocus', '--sync', self.id)
        pump(0.5)

    def wait(self, look, what):
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            assert self.process.poll() is None, 'the program ended'
            try:
                found = look()
            except GLib.Error:
                found = None
            if found:
                return found
            pump(0.1)
        raise AssertionError(f'{what} did not appear')

    def find_application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def find_window(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid',
                                str(self.process.pid)], capture_output=True, text=True).stdout
        return found.split()[-1] if found.split() else None

    def find(self, name):
        """The first node of that accessible name that has a size. From GTK 4.18 on the place
        of a table takes the name of what it holds; what it holds is meant."""
        def look():
            for node in walk(self.root):
                try:
                    if node.get_name() == name and node.get_role_name() != 'table cell':
                        component = node.get_component_iface()
                        extents = component.get_extents(Atspi.CoordType.WINDOW) if component else None
                        if extents and extents.width > 0:
                            return node
                except GLib.Error:
                    continue
            return None
        return self.wait(look, f'“{name}”')

    def text(self, name):
        """What stands in a cell, or the description of a figure."""
        node = self.find(name)
        interface = node.get_text_iface()
        # Named by class: newer bindings have another get_text on every node.
        length = Atspi.Text.get_character_count(interface) if interface is not None else 0
        if length > 0:
            return Atspi.Text.get_text(interface, 0, length)
        return node.get_description()

    def until(self, name, wanted):
        """Waits for a text that matches."""
        return self.wait(lambda: re.search(wanted, self.text(name) or ''), f'“{name}” as {wanted}')

    def move_to(self, name):
        extents = self.find(name).get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        frame = subprocess.run(['xprop', '-id', self.id, '_GTK_FRAME_EXTENTS'],
                               capture_output=True, text=True).stdout
        match = re.search(r'= (\d+), (\d+), (\d+), (\d+)', frame)
        left, top = (int(match[1]), int(match[3])) if match else (0, 0)
        xdo('mousemove', '--window', self.id, extents.x + extents.width // 2 + left,
            extents.y + extents.height // 2 + top)
        pump(0.1)

    def click(self, name):
        self.move_to(name)
        xdo('click', 1)
        pump(0.3)

    def type(self, text):
        xdo('type', '--delay', 20, text)
        pump(0.2)

    def key(self, *keys):
        for key in keys:
            xdo('key', key)
            pump(0.2)

    def go_to(self, title):
        """Goes on in the window of that title, and looks at nothing else."""
        def frame():
            for i in range(self.application.get_child_count()):
                child = self.application.get_child_at_index(i)
                if child is not None and child.get_name() == title:
                    return child
            return None

        def look():
            found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--all', '--pid',
                                    str(self.process.pid), '--name', f'^{re.escape(title)}$'],
                                   capture_output=True, text=True).stdout
            return found.split()[-1] if found.split() else None
        self.id = self.wait(look, f'the window “{title}”')
        self.root = self.wait(frame, f'what is in the window “{title}”')
        xdo('windowfocus', '--sync', self.id)
        pump(0.5)


def check_mouse(window, path):
    """A price typed into its cell is in the margin, the curves and, saved, in the file."""
    margin = window.text('Margin of Pro')
    curves = window.find('Margin curves').get_description()
    window.click('Price of Pro')
    window.type('500')
    window.key('Return')
    window.until('Price of Pro', r'500')
    assert window.text('Margin of Pro') != margin, 'the margin did not follow the price'
    window.click('Price of Pro')
    assert window.find('Margin curves').get_description() != curves, 'the curves did not follow'
    window.key('Escape', 'ctrl+s')
    window.wait(lambda: '"amount": "500"' in open(path, encoding='utf-8').read(), 'the saved price')


def check_undo(window, path):
    """Ctrl+Z brings back the price, and with it the margin."""
    window.key('ctrl+z')
    window.until('Price of Pro', r'299')


def check_focus(window, path):
    """Undo and save leave the focus where it was, so that one can go on typing. Ctrl+Z takes
    back what is being typed, whether it could be taken or not and whether there is a step of
    the book before it or not; else it undoes that step."""
    window.key('ctrl+z', 'ctrl+z')
    window.click('Price of Starter')
    window.type('41')
    window.key('ctrl+z')
    window.until('Price of Starter', r'29')
    window.type('43')
    window.key('ctrl+s')
    window.wait(lambda: '"amount": "43"' in open(path, encoding='utf-8').read(), 'the saved price')
    window.type('abc')
    window.key('ctrl+z')
    window.until('Price of Starter', r'43')
    window.type('44')
    window.key('Return', 'ctrl+z', 'ctrl+z', 'ctrl+s')
    window.until('Price of Starter', r'29')
    window.wait(lambda: '"amount": "29"' in open(path, encoding='utf-8').read(), 'the old price')


def check_new_plan(window, path):
    """A new plan is named and priced without looking for it; gone again, the table has the
    focus still."""
    window.key('ctrl+shift+n')
    window.find('Name of New plan')
    window.key('Home')
    window.type('Basic')
    window.key('Tab')
    window.type('12')
    window.key('Return')
    window.until('Price of Basic', '12')
    window.key('ctrl+Delete')
    window.wait(lambda: not any(node.get_name() == 'Price of Basic' for node in walk(window.root)),
                'the book without the plan')
    window.key('ctrl+z')
    window.until('Price of Basic', '12')
    window.key('ctrl+z', 'ctrl+z', 'ctrl+z')
    window.wait(lambda: any('Enterprise' in name for name in focused(window)),
                'the focus on the plan before')


def check_refused(window, path):
    """What is no price is refused where it stands, and nothing changes."""
    before = open(path, encoding='utf-8').read()
    margin = window.text('Margin of Starter')
    window.click('Price of Starter')
    window.type('abc')
    window.key('Return')
    description = window.find('Price of Starter').get_description()
    assert 'amount' in description, f'no reason is given: “{description}”'
    window.key('Escape')
    window.until('Price of Starter', r'29')
    assert window.text('Margin of Starter') == margin
    assert open(path, encoding='utf-8').read() == before


def check_elsewhere(window, path):
    """What is typed is taken by a click on plain ground, though the focus stays. It is one step to
    undo; Escape still brings a value back, and text may be selected past the end of its field."""
    field, ground = 'Price of Pro, evergreen, Base fee', 'Rate cards'
    before = window.text('Margin of Pro')
    window.click('Price of Pro')
    window.click(field)
    window.type('400')
    window.click(ground)
    window.wait(lambda: window.text('Margin of Pro') != before, 'the margin at that price')
    assert field in focused(window), f'the focus went to {focused(window)}'
    window.until(field, '400')
    window.key('ctrl+z')
    window.until('Margin of Pro', f'^{re.escape(before)}$')
    window.key('ctrl+a')
    window.type('401')
    window.key('Escape')
    window.click(ground)
    window.key('ctrl+a')
    window.type('402')
    window.move_to(field)
    xdo('mousedown', 1)
    pump(0.1)
    window.move_to(ground)
    xdo('mouseup', 1)
    pump(0.3)
    window.until(field, '402')
    assert window.text('Margin of Pro') == before, 'taken while it was selected with the mouse'
    window.key('Escape')
    window.until(field, '299')
    window.click('Price of Pro')


def check_keyboard(window, path):
    """From one price to the next, and along a row, without the mouse."""
    window.click('Price of Starter')
    window.key('ctrl+a')
    window.type('35')
    window.key('Return')
    window.type('333')
    window.key('Tab')
    window.until('Price of Starter', r'35')
    window.until('Price of Pro', r'333')
    window.type('90000')
    window.key('Return')
    window.until('Included of Pro', r'90,?000')
    window.key('Escape', 'ctrl+z', 'ctrl+z', 'ctrl+z')
    window.until('Price of Starter', r'29')


def has_no_name(node):
    """Whether one who goes there by keys hears nothing but the kind of thing it is."""
    if not node.get_state_set().contains(Atspi.StateType.FOCUSABLE):
        return False
    extents = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    # The toolkit makes places that scroll, and parts of a drop-down, of its own.
    if extents.width <= 0 or node.get_role_name() in ('scroll pane', 'filler') or \
            node.get_parent().get_role_name() == 'combo box':
        return False
    return re.match('(Gtk|Adw|Rbk)[A-Z]|$', node.get_name() or '') is not None


def tab_to(window, name, limit=20):
    """Goes by keys to what has that name."""
    for _ in range(limit):
        if name in focused(window):
            return
        xdo('key', 'Tab')
        pump(0.05)
    raise AssertionError(f'Tab does not come to “{name}” but to {focused(window)}')


def check_handle(window, path):
    """A handle of the chart is chosen and moved by keys alone, and one Ctrl+Z takes it back."""
    def prices():
        return [window.text(f'Price of {plan}') for plan in ['Starter', 'Pro', 'Enterprise']]

    window.click('Price of Starter')
    window.click('Margin %')
    tab_to(window, 'Margin curves')
    before = prices()
    window.key('h', 'Up', 'Up', 'Up', 'Return')
    window.wait(lambda: prices() != before, 'another price')
    window.key('ctrl+z')
    window.wait(lambda: prices() == before, 'the prices as they were')
    window.key('h', 'Up')
    window.wait(lambda: prices() != before, 'another price')
    window.key('Escape')
    window.wait(lambda: prices() == before, 'the prices as they were')


def check_block(window, path):
    """A block is copied and pasted by keys; one Ctrl+Z takes it back."""
    tab_to(window, 'Price of Starter')
    window.key('shift+Right', 'ctrl+c', 'Escape', 'Down', 'ctrl+v')
    window.wait(lambda: window.text('Price of Pro') in ('29', '29.00', '$29.00'), 'the pasted price')
    window.key('ctrl+z')
    window.until('Price of Pro', r'299')
    window.until('Price of Starter', r'29')


PAGES = {'alt+2': 'Models in use', 'alt+3': 'Files It Reads', 'alt+5': 'Add Policy',
         'ctrl+e': 'What Is Lost', 'alt+1': 'Margin curves'}


def check_pages(window, path):
    """Alt and a number, or Ctrl+E, turn to each page; all that takes the focus there has a name."""
    for key, there in PAGES.items():
        window.key(key)
        window.find(there)
        unnamed = [f'{node.get_role_name()} in {node.get_parent().get_name()}'
                   for node in walk(window.root) if has_no_name(node)]
        assert not unnamed, f'without a name after {key}: {unnamed}'


def check_names(window, path):
    """All that takes the focus has a name, and the names that are promised are there."""
    for name in ['Price of Pro', 'Included of Pro', 'Cap of Pro', 'Overage of Pro',
                 'Margin of Pro', 'Floor of Pro', 'Margin curves', 'Color of Pro',
                 'Price of Starter, evergreen, AI credits', 'Deliver', 'Design', 'Show as Table']:
        window.find(name)
    unnamed = [f'{node.get_role_name()} in {node.get_parent().get_name()}'
               for node in walk(window.root) if has_no_name(node)]
    assert not unnamed, f'without a name: {unnamed}'


def focused(window):
    """What has the focus, by name."""
    return [node.get_name() for node in walk(window.root)
            if node.get_state_set().contains(Atspi.StateType.FOCUSED)]


def check_tab(window, path):
    """A page that is asked for by its key has the focus; back from there is the sidebar, which Tab
    leaves for the page that is shown, and turns to no other."""
    window.key('alt+1')
    window.wait(lambda: 'Margin %' in focused(window), 'the focus in the page')
    window.key('shift+Tab')
    assert 'Design' in focused(window), f'back from the page, the focus is on {focused(window)}'
    window.key('Tab')
    assert 'Margin %' in focused(window), f'Tab went to {focused(window)}'
    window.key('shift+Tab')
    assert 'Design' in focused(window), f'back from the page, the focus is on {focused(window)}'
    window.key('Down')
    window.find('Models in use')
    window.key('Up')
    window.find('Margin curves')


def told_warnings(words, number):
    """The last check: the program did not warn. The accessibility bus, which may still have been
    starting, is another's."""
    words.seek(0)
    warnings = [line for line in words if 'WARNING' in line and 'dbind-WARNING' not in line]
    for line in warnings:
        print(f'# {line.rstrip()}')
    print(f'{"not ok" if warnings else "ok"} {number} no_warnings', flush=True)
    return len(warnings)


def run(checks, program, path, *arguments):
    """Runs the program with those arguments, and the checks on it."""
    failed = 0
    environment = {name: value for name, value in os.environ.items()
                   if name not in ('GTK_A11Y', 'NO_AT_BRIDGE', 'G_DEBUG', 'MALLOC_CHECK_')}
    environment['G_DEBUG'] = 'fatal-criticals'
    words = tempfile.TemporaryFile('w+', encoding='utf-8', errors='replace')
    process = subprocess.Popen([program, *arguments], env=environment, stderr=words)
    try:
        window = Window(process)
        version = window.root.get_toolkit_version()
        if [int(part) for part in version.split('.')[:2]] > [4, 8]:
            # Its places leave margins out, so that a click from outside would miss.
            print(f'1..0 # SKIP GTK {version} tells other places than it draws at')
            return 0
        print(f'1..{len(checks) + 1}', flush=True)
        for number, check in enumerate(checks, 1):
            try:
                check(window, path)
                print(f'ok {number} {check.__name__}', flush=True)
            except (AssertionError, GLib.Error) as error:
                failed += 1
                print(f'not ok {number} {check.__name__}: {error}', flush=True)
        failed += told_warnings(words, len(checks) + 1)
    except (AssertionError, GLib.Error) as error:
        failed += 1
        print(f'Bail out! {error}', flush=True)
    finally:
        process.terminate()
        process.wait(10)
    return 1 if failed else 0


def main():
    checks = [check_names, check_tab, check_mouse, check_undo, check_focus, check_new_plan,
              check_refused, check_keyboard, check_handle, check_block, check_pages]
    if sys.argv[3:] == ['elsewhere']:
        checks = [check_elsewhere]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'book.ratebook')
        shutil.copy(sys.argv[2], path)
        return run(checks, sys.argv[1], path, path)


if __name__ == '__main__':
    sys.exit(main())
