# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile names through every target: each file is what it says, and does nothing."""
import glob
import json
import os
import re
import shutil
import subprocess

import hostile_books
from hostile_books import MARK
from parse import Bad, read, read_page
from report import files_of, in_parallel

BASES = ('tests/export/golden/invoice-reader.ratebook', 'data/samples/acme-docs.ratebook')
EXTENSIONS = {'csv': 'csv', 'markdown': 'md', 'xlsx': 'xlsx', 'pdf': 'pdf', 'html': 'html'}


def place_of(work, name, target, is_folder):
    if is_folder:
        return os.path.join(work, name, target)
    return os.path.join(work, name, '%s.%s' % (target, EXTENSIONS.get(target, 'json')))


def guess_extension(path):
    """A single file is called by its kind: Kill Bill's is XML, Autumn's a module."""
    with open(path, 'rb') as file:
        head = file.read(200).lstrip()
    suffix = '.xml' if head.startswith(b'<?xml') else '.ts' if re.match(rb'import|export|//|/\*', head) else None
    if suffix and path.endswith('.json'):
        os.rename(path, path[:-5] + suffix)
        return path[:-5] + suffix
    return path


def check_file(report, label, path):
    try:
        texts = read(path)
    except (Bad, ValueError, OSError, UnicodeError, Exception) as problem:  # noqa: BLE001
        report.check(label, False, '%s: %s' % (type(problem).__name__, problem))
        return False
    report.check(label, True)
    return any(MARK in text.replace(' ', '').replace('\u00ad', '') for text in texts)


def check_export(cli, report, work, name, book, target, is_folder):
    label = '%s to %s' % (name, target)
    out = place_of(work, name, target, is_folder)
    code, said = cli.export(book, target, out)
    if not report.check('%s: exported' % label, code == 0, 'exit %d: %s' % (code, said)):
        return
    report.check('%s: nothing but text on the terminal' % label,
                 not re.search('[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]', said), repr(said[:300]))
    out = out if is_folder else guess_extension(out)
    marks = [check_file(report, '%s: %s' % (label, file), path)
             for file, path in files_of(out).items() if '.stub' not in path]
    report.check('%s: the name is still there' % label, any(marks))


def check_dom(report, work, chromium):
    """What a browser makes of the page after its scripts ran: elements that no name added."""
    for path in sorted(glob.glob(os.path.join(work, '*', 'html.html'))):
        name = os.path.basename(os.path.dirname(path))
        done = subprocess.run(
            [chromium, '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
             '--user-data-dir=' + os.path.join(work, 'chromium'), '--virtual-time-budget=2000',
             '--dump-dom', 'file://' + path], capture_output=True, timeout=120, check=False)
        dom = done.stdout.decode('utf-8', 'replace')
        try:
            page = read_page(dom)
            bad = [tag for tag in ('img', 'b', 'iframe', 'object', 'textarea') if tag in page.elements]
            report.check('%s in Chromium' % name, MARK in dom and not bad, bad or 'no name in it')
        except Bad as problem:
            report.check('%s in Chromium' % name, False, problem)


def check_sheets(report, work, office):
    """LibreOffice opens every workbook; a name that became a formula would be an error there. #N/A
    is where a curve has no point."""
    paths = sorted(glob.glob(os.path.join(work, '*', 'xlsx.xlsx')))
    if not paths:
        return
    out = os.path.join(work, 'sheets')
    os.makedirs(out, exist_ok=True)
    copies = []
    for path in paths:
        copies.append(os.path.join(out, os.path.basename(os.path.dirname(path)) + '.xlsx'))
        shutil.copy(path, copies[-1])
    subprocess.run([office, '-env:UserInstallation=file://' + os.path.join(work, 'office'), '--headless',
                    '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
                    '--outdir', out, *copies], capture_output=True, timeout=600, check=False)
    for path in copies:
        sheets = glob.glob(path[:-5] + '-*.csv')
        text = ''.join(open(sheet, encoding='utf-8').read() for sheet in sheets)
        found = re.search(r'#(NAME|REF|VALUE|DIV/0|NUM)[?!]|Err:\d+', text)
        name = os.path.basename(path)[:-5]
        report.check('%s in LibreOffice' % name, sheets and MARK in text and not found,
                     text[max(0, found.start() - 200):found.end()] if found else 'not opened, or no name in it')


def run(cli, report, work):
    shutil.rmtree(work, ignore_errors=True)
    targets = cli.targets()
    jobs = []
    for base in BASES:
        stem = os.path.splitext(os.path.basename(base))[0]
        with open(os.path.join(cli.root, base), encoding='utf-8') as file:
            plain = json.load(file)
        for target, is_folder in targets.items():
            code, _ = cli.export(os.path.join(cli.root, base), target, os.path.join(work, 'plain', stem, target))
            os.makedirs(os.path.join(work, 'plain', stem), exist_ok=True)
            code, said = cli.export(os.path.join(cli.root, base), target, os.path.join(work, 'plain', stem, target))
            if code != 0:
                report.tell('%s is refused for %s: %s' % (stem, target, said.splitlines()[:2]))
                continue
            for kind in hostile_books.TEXTS:
                name = '%s-%s' % (stem, kind)
                path = os.path.join(work, name, 'book.ratebook')
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, 'w', encoding='utf-8') as file:
                    json.dump(hostile_books.make(plain, kind), file)
                jobs.append((cli, report, work, name, path, target, is_folder))
    in_parallel(check_export, jobs)
    chromium, office = report.find('chromium', 'chromium-browser'), report.find('soffice', 'libreoffice')
    if chromium:
        check_dom(report, work, chromium)
    if office:
        check_sheets(report, work, office)
