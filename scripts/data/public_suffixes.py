#!/usr/bin/env python3
"""Writes PublicSuffixTable.swift from the Public Suffix List. In a venv: pip install publicsuffixlist==1.1.2.20261023

A line is a suffix and its kinds: `i` a rule of the ICANN section, `p` one of the private section, `I` and `P` the same
for every label before the suffix (`*.ck`), `x` an exception (`!www.ck`). Suffixes of other scripts are there folded, as
texts have them, and in punycode.
"""
import collections, importlib.metadata, pathlib, re
import publicsuffixlist
from table import fold, write

text = (pathlib.Path(publicsuffixlist.__file__).parent / 'public_suffix_list.dat').read_text(encoding='utf-8')
version = importlib.metadata.version('publicsuffixlist')
date = re.search(r'VERSION: (\d{4}-\d\d-\d\d)', text)[1]
kinds, is_private = collections.defaultdict(set), False
for line in map(str.strip, text.splitlines()):
    if 'BEGIN PRIVATE' in line: is_private = True
    if not line or line.startswith('//'): continue
    kind = 'p' if is_private else 'i'
    if line.startswith('!'): kind, line = 'x', line[1:]
    if line.startswith('*.'): kind, line = kind.upper(), line[2:]
    kinds[fold(line)].add(kind)
    if not line.isascii(): kinds[line.encode('idna').decode()].add(kind)
write('PublicSuffixTable', 'The Public Suffix List: a suffix and its kinds in each line; see ``PublicSuffixes``.',
      f'The Public Suffix List of {date}, from publicsuffixlist {version} by scripts/data/public_suffixes.py. MPL 2.0.',
      (f'{name} {"".join(sorted(kind))}' for name, kind in kinds.items()))
