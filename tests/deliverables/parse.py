# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads exported files as their readers do. Each function gives the texts that it found, and
raises Bad where the file is not what it says, or does something."""
import csv
import html.parser
import json
import os
import re
import subprocess
import xml.parsers.expat
import zipfile

from hostile_books import MARK


class Bad(Exception):
    pass


def read_text(path):
    with open(path, 'rb') as file:
        text = file.read().decode('utf-8')
    found = re.search('[\x00-\x08\x0b\x0c\x0e-\x1f]', text)
    if found:
        raise Bad('the control character %r in line %d' % (found[0], text.count('\n', 0, found.start()) + 1))
    return text


def refuse_twice(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise Bad('a member twice among %s' % names)
    return dict(pairs)


def refuse_constant(name):
    raise Bad('the number %s' % name)


def strings_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from strings_of(member)
    elif isinstance(value, list):
        for item in value:
            yield from strings_of(item)


def read_json(path):
    value = json.loads(read_text(path), object_pairs_hook=refuse_twice, parse_constant=refuse_constant)
    return list(strings_of(value))


def read_csv(path):
    with open(path, encoding='utf-8', newline='') as file:
        rows = list(csv.reader(file, strict=True))
    widths = {len(row) for row in rows}
    if len(widths) != 1:
        raise Bad('rows of %s cells' % sorted(widths))
    for row in rows:
        for cell in row:
            if cell[:1] in tuple('=+-@\t\r') and cell and not re.fullmatch(r'[+-]?[0-9.]+', cell):
                raise Bad('a cell that a spreadsheet runs: %r' % cell[:60])
    return [cell for row in rows for cell in row]


def read_markdown(path):
    text = read_text(path)
    prose = re.sub(r'^(```+|~~~+).*?^\1', '', text, flags=re.S | re.M)
    prose = re.sub(r'(`+)[^`].*?(?<!`)\1(?!`)', '', prose)
    found = re.search(r'(?<!\\)<[a-zA-Z/!?]', prose)
    if found:
        raise Bad('HTML: %r' % prose[found.start():found.start() + 60])
    found = re.search(r'(?<!\\)\]\((?!https?:|#|[\w.-]+\))', prose)
    if found:
        raise Bad('a link: %r' % prose[max(0, found.start() - 30):found.start() + 40])
    return [text]


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts, self.scripts, self.inside, self.problem = [], [], None, None
        self.elements = {}

    def handle_starttag(self, tag, attrs):
        self.elements[tag] = self.elements.get(tag, 0) + 1
        if tag in ('script', 'style'):
            self.inside = tag
            self.scripts.append('')
        for name, value in attrs:
            if name.startswith('on') or (value or '').strip().lower().startswith('javascript:'):
                self.problem = 'an attribute that runs: %s=%r' % (name, value)
            if name in ('src', 'href', 'action') and re.match(r'(?i)(https?:)?//', value or '') and tag != 'a' \
                    and (tag, dict(attrs).get('rel')) != ('link', 'canonical'):
                self.problem = 'it fetches %r' % value
            self.texts.append(value or '')

    def handle_endtag(self, tag):
        if tag == self.inside:
            self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.scripts[-1] += data
        else:
            self.texts.append(data)


def read_page(text):
    page = Page()
    page.feed(text)
    page.close()
    if page.inside:
        raise Bad('a %s that does not end' % page.inside)
    if page.problem:
        raise Bad(page.problem)
    return page


def read_html(path):
    page = read_page(read_text(path))
    if 'img' in page.elements and MARK in open(path, encoding='utf-8').read().split('<img', 1)[1][:200]:
        raise Bad('a picture that a name made')
    return page.texts + ['%s %s' % item for item in sorted(page.elements.items())]


def read_xml_text(data):
    texts = []
    parser = xml.parsers.expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = texts.append
    parser.StartElementHandler = lambda name, attributes: texts.extend(attributes.values())
    parser.Parse(data, True)
    return texts


def read_xml(path):
    return read_xml_text(read_text(path).encode())


def read_xlsx(path):
    texts = []
    with zipfile.ZipFile(path) as book:
        if book.testzip():
            raise Bad('a part that is damaged')
        for name in book.namelist():
            if 'externalLink' in name or 'vba' in name:
                raise Bad('it brings %s' % name)
            if not name.endswith(('.xml', '.rels')):
                continue
            data = book.read(name)
            texts += read_xml_text(data)
            for formula in re.findall(rb'<f[ >].*?</f>', data, re.S):
                if re.search(rb'HYPERLINK|cmd\||WEBSERVICE', formula):
                    raise Bad('a name became a formula: %r' % formula[:80])
    return texts


def read_pdf(path):
    done = subprocess.run(['pdftotext', '-enc', 'UTF-8', path, '-'], capture_output=True, timeout=120, check=False)
    if done.returncode != 0 or done.stderr:
        raise Bad('pdftotext: %s' % done.stderr.decode()[:300])
    with open(path, 'rb') as file:
        if re.search(rb'/(JavaScript|Launch|EmbeddedFile)\b', file.read()):
            raise Bad('it does something')
    return [done.stdout.decode()]


def read_script(path):
    """A module: what types it has are few enough that node takes it as JavaScript."""
    text = read_text(path)
    done = subprocess.run(['node', '--input-type=module', '--check', '-'], input=text.encode(),
                          capture_output=True, timeout=60, check=False)
    if done.returncode != 0:
        raise Bad(done.stderr.decode()[:600])
    return [text]


def read_shell(path):
    """Runs it with a curl that sends nothing, and looks whether a name made it do something."""
    folder = os.path.dirname(os.path.abspath(path))
    stub = os.path.join(folder, '.stub')
    os.makedirs(stub, exist_ok=True)
    with open(os.path.join(stub, 'curl'), 'w', encoding='utf-8') as file:
        file.write('#!/bin/sh\ncat >/dev/null 2>&1 </dev/null\necho \'{"id":"x","lago_id":"x"}\'\n')
    os.chmod(os.path.join(stub, 'curl'), 0o755)
    for arguments in (['-n', path], [path]):
        subprocess.run(['sh', *arguments], cwd=folder, timeout=60, check=False, stdin=subprocess.DEVNULL,
                       capture_output=True, env={'PATH': stub + ':' + os.environ['PATH'], 'HOME': folder,
                                                 'API_KEY': 'none', 'LAGO_API_KEY': 'none',
                                                 'FLEXPRICE_API_KEY': 'none'})
    if subprocess.run(['sh', '-n', path], capture_output=True, check=False).returncode != 0:
        raise Bad('no shell script')
    if os.path.exists(os.path.join(folder, 'HACKED')):
        raise Bad('a name was run')
    return [read_text(path)]


READERS = {'.json': read_json, '.csv': read_csv, '.md': read_markdown, '.html': read_html, '.xml': read_xml,
           '.xlsx': read_xlsx, '.pdf': read_pdf, '.ts': read_script, '.js': read_script, '.mjs': read_script,
           '.sh': read_shell, '.txt': lambda path: [read_text(path)]}


def read(path):
    """The texts of an exported file."""
    suffix = os.path.splitext(path)[1]
    if suffix not in READERS:
        raise Bad('nothing here reads %s files' % suffix)
    return READERS[suffix](path)
