#!/usr/bin/env python3
"""Writes Sources/Moult/Data/case-folding.txt: the form of each code point by which terms are searched in texts.

The form is the full case folding of Unicode, decomposed, so that composed and decomposed letters are equal; accents stay.
Syllables of Hangul stay composed. The lines have the format of folding.txt.
"""
import pathlib, sys, unicodedata

# The apostrophe that telephones write is the one that keyboards have, and hashtags have two signs.
SAME = {'’': "'", '＃': '#', '＄': '$', '＠': '@'}
# `folding.txt` has no code point beyond.
END = 0x20000

def fold(scalar):
    return SAME.get(scalar) or unicodedata.normalize('NFD', unicodedata.normalize('NFD', scalar).casefold())

def is_skipped(code):
    return 0xD800 <= code < 0xE000 or 0xAC00 <= code < 0xD7A4

forms = {}
for code in range(0x80, END):
    if not is_skipped(code) and fold(chr(code)) != chr(code): forms[code] = fold(chr(code))

lines, code = [], 0x80
while code < END:
    if code not in forms:
        code += 1
        continue
    end = code
    while len(forms[code]) == 1 and forms.get(end + 1) == chr(ord(forms[code]) + end + 1 - code): end += 1
    place = f'{code:X}' if end == code else f'{code:X}-{end:X}'
    lines.append(f'{place} {forms[code]}')
    code = end + 1
head = f'# Case foldings, from Unicode {unicodedata.unidata_version} by scripts/data/case_folding.py. Unicode licence v3.'
path = pathlib.Path(__file__).resolve().parents[2] / 'Sources/Moult/Data/case-folding.txt'
path.write_text('\n'.join([head] + lines) + '\n', encoding='utf-8')
print(f'{len(forms)} forms, {len(lines)} lines', file=sys.stderr)
