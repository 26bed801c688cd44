#!/usr/bin/env python3
"""Writes Sources/Moult/Data/folding.txt: the folded form of each code point that texts and names are compared by.

The form has no case, no accents and other optional marks, no compatibility forms (full-width, mathematical,
encircled letters), and ASCII for every decimal digit. A line is a code point or range in hexadecimal digits and the
form in UTF-8; in a range the forms advance with the code points, and an empty form is that of all of them.
"""
import pathlib, sys, unicodedata

# The most bytes of a form; longer ones are words in a square, which nobody writes a name with.
LONGEST = 12
# Letters that Unicode does not decompose, as people without them write them.
LETTERS = {'ø': 'o', 'đ': 'd', 'ħ': 'h', 'ı': 'i', 'ł': 'l', 'ŧ': 't', 'æ': 'ae', 'œ': 'oe', 'þ': 'th', 'ð': 'd',
           'ŋ': 'n', 'ĸ': 'k', 'ɓ': 'b', 'ɗ': 'd', 'ƙ': 'k', 'ə': 'e', 'ς': 'σ', 'ҝ': 'к',
           'ى': 'ي', 'ی': 'ي', 'ک': 'ك', 'ة': 'ه', 'ہ': 'ه', 'ە': 'ه',
           '’': "'", '‘': "'", 'ʼ': "'", 'ʻ': "'", '‛': "'", '‐': '-', '‑': '-', 'ـ': ''}
# Letters of phonetic alphabets that look like small capitals, in the order of the alphabet.
LETTERS |= dict(zip('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnopqrstuvwyz'))
# Letters in squares and circles that have no compatibility form.
LETTERS |= {chr(base + i): chr(0x61 + i) for base in (0x1F150, 0x1F170) for i in range(26)}
# Letters in brackets, which Unicode decomposes into three characters.
LETTERS |= {chr(0x249C + i): chr(0x61 + i) for i in range(26)}
# Marks that change the letter in Japanese are kept, so that が is not か.
KEPT = {0x3099, 0x309A}

def decimal(scalar):
    value = unicodedata.decimal(scalar, None)
    return None if value is None else str(value)

def fold(scalar):
    if scalar in LETTERS: return LETTERS[scalar]
    text = unicodedata.normalize('NFKD', scalar)
    out = []
    for part in text.casefold():
        part = LETTERS.get(part, part)
        for one in unicodedata.normalize('NFKD', part).casefold():
            one = LETTERS.get(one, one)
            if unicodedata.category(one[:1] or 'x') == 'Mn' and ord(one) not in KEPT: continue
            out.append(decimal(one) if len(one) == 1 and decimal(one) else one)
    return ''.join(out)

def is_skipped(code):
    # Syllables of Hangul stay composed, and an ellipsis is no three periods.
    return code < 0x80 or 0xD800 <= code < 0xE000 or 0xAC00 <= code < 0xD7A4 or code in (0x2025, 0x2026)

forms = {}
for code in range(0x80, 0x110000):
    scalar = chr(code)
    if is_skipped(code) or unicodedata.category(scalar) in ('Cn', 'Co', 'Zs', 'Zl', 'Zp', 'Cf', 'Cc'): continue
    form = fold(scalar)
    if form != scalar and len(form.encode()) <= LONGEST and ' ' not in form: forms[code] = form

def continues(first, code):
    """Whether the form of a code point is as far after the first's as the code point is."""
    form = forms[first]
    if not form: return forms.get(code) == ''
    if len(form) != 1: return False
    return forms.get(code) == chr(ord(form) + code - first)

lines, code = [], 0x80
while code < 0x110000:
    if code not in forms:
        code += 1
        continue
    end = code
    while end + 1 in forms and continues(code, end + 1): end += 1
    place = f'{code:X}' if end == code else f'{code:X}-{end:X}'
    lines.append(f'{place} {forms[code]}')
    code = end + 1
head = f'# Folded forms, from Unicode {unicodedata.unidata_version} by scripts/data/folding.py. Unicode licence v3.'
path = pathlib.Path(__file__).resolve().parents[2] / 'Sources/Moult/Data/folding.txt'
path.write_text('\n'.join([head] + lines) + '\n', encoding='utf-8')
print(f'{len(forms)} forms, {len(lines)} lines', file=sys.stderr)
