#!/usr/bin/env python3
"""Writes Sources/Moult/Scrub/Tables/EntityTable.swift: the named character references that texts are searched with.

They are those of HTML 4, and the names of HTML 5 for the characters of ASCII and for letters of Latin Extended-A, from
html.entities of the Python that runs this.
"""
import html.entities

import table

names = {name: chr(code) for name, code in html.entities.name2codepoint.items()}
for name, text in html.entities.html5.items():
    if name.endswith(';') and len(text) == 1 and (ord(text) < 0x80 or 0x100 <= ord(text) < 0x180) and len(name) < 13:
        names[name[:-1]] = text
table.write('EntityTable', 'The code point of each named entity, in hexadecimal digits; see ``WrittenForms``.',
            'Named character references of HTML, from html.entities of Python by scripts/data/entities.py. PSF licence.',
            sorted(f'{name} {ord(text):X}' for name, text in names.items()))
