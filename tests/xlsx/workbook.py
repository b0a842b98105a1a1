# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads and changes the cells of a workbook with nothing but the standard library."""
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Cell:
    """What a cell says, and the formula that says it."""

    def __init__(self, value, formula):
        self.value = value
        self.formula = formula


def split_reference(reference):
    """A1 as row and column, from 0."""
    letters, digits = re.fullmatch(r"([A-Z]+)([0-9]+)", reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def list_sheets(archive):
    """Names of sheets with the paths of their parts."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    for sheet in book.iter(MAIN + "sheet"):
        yield sheet.get("name"), "xl/" + targets[sheet.get(RELATED)].removeprefix("/xl/")


def read_strings(archive):
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in item.iter(MAIN + "t"))
            for item in strings.iter(MAIN + "si")]


def read_cell(cell, strings):
    value = cell.find(MAIN + "v")
    formula = cell.find(MAIN + "f")
    text = value.text if value is not None and value.text is not None else ""
    kind = cell.get("t", "n")
    if kind == "s":
        text = strings[int(text)]
    elif kind == "n" and text != "":
        text = float(text)
    return Cell(text, formula.text if formula is not None else None)


def read(path):
    """Every sheet as a dictionary from (row, column) to cells."""
    sheets = {}
    with zipfile.ZipFile(path) as archive:
        strings = read_strings(archive)
        for name, part in list_sheets(archive):
            root = ElementTree.fromstring(archive.read(part))
            sheets[name] = {split_reference(cell.get("r")): read_cell(cell, strings)
                            for cell in root.iter(MAIN + "c")}
    return sheets


def change(source, destination, sheet, numbers):
    """Copies a workbook with other numbers in some of a sheet's cells, by reference."""
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(destination, "w") as copy:
        part = dict(list_sheets(archive))[sheet]
        for name in archive.namelist():
            data = archive.read(name)
            if name == part:
                text = data.decode()
                for reference, number in numbers.items():
                    text, n = re.subn(rf'(<c r="{reference}"[^>]*?)(/>|><v>[^<]*</v></c>)',
                                      rf"\g<1>><v>{number}</v></c>", text)
                    assert n == 1, f"{reference} is no cell with a number"
                data = text.encode()
            copy.writestr(name, data)


def name_column(column):
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def rows_of(cells, title):
    """The rows of a section: lists of values under its titles, up to an empty row."""
    start = next(row for (row, column), cell in sorted(cells.items())
                 if column == 0 and cell.value == title)
    row = start + 2
    found = []
    while (row, 0) in cells:
        found.append(row)
        row += 1
    return found
