#!/usr/bin/env python3
"""Writes TelephoneTable.swift: how telephone numbers are written. In a venv: pip install phonenumbers==9.0.43

Valid numbers of all countries are sampled and formatted. A line has a kind, a form and digits:

    +49 4-15         a country code, and the least and most digits of a number after it
    010 030-031      numbers that start with a trunk prefix: their digits in all, and how they start
    g3-3-4 20-99     the digits of each group, and how such numbers start
"""
import collections, random
import phonenumbers
from phonenumbers import phonemetadata
from table import write

random.seed(1)
SAMPLES = 4
groups, trunks = collections.defaultdict(set), collections.defaultdict(set)

def digits(text): return ''.join(char if char.isdigit() else ' ' for char in text).split()

def sample(region, metadata):
    for length in metadata.general_desc.possible_length or ():
        if not 6 <= length <= 11: continue
        for start in range(0, 1000):
            for _ in range(SAMPLES):
                rest = f'{start:03}' + ''.join(random.choice('0123456789') for _ in range(length - 3))
                number = phonenumbers.PhoneNumber(country_code=metadata.country_code, national_number=int(rest))
                if rest[0] == '0':
                    number.italian_leading_zero = True
                    number.number_of_leading_zeros = len(rest) - len(rest.lstrip('0'))
                if not phonenumbers.is_valid_number_for_region(number, region): continue
                yield phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)

lengths = {}
for region in sorted(phonenumbers.SUPPORTED_REGIONS):
    metadata = phonemetadata.PhoneMetadata.metadata_for_region(region)
    code = metadata.country_code
    possible = metadata.general_desc.possible_length
    low, high = lengths.get(code, (99, 0))
    lengths[code] = (min(low, *possible, 99), max(high, *possible, 0))
    # Regions that share a country code write alike; only the main one is sampled.
    if not phonemetadata.PhoneMetadata.metadata_for_region(region).main_country_for_code and \
       len(phonenumbers.COUNTRY_CODE_TO_REGION_CODE[code]) > 1 and region not in ('CA', 'KZ', 'VA', 'GG'): continue
    for text in sample(region, metadata):
        parts = digits(text)
        whole = ''.join(parts)
        if whole[0] in '08' and len(whole) >= 8: trunks[len(whole)].add(whole[:3])
        if len(parts) > 1: groups['-'.join(str(len(part)) for part in parts)].add(whole[:2])

def ranges(found):
    out, found = [], sorted(found)
    while found:
        first = last = found.pop(0)
        while found and int(found[0]) == int(last) + 1: last = found.pop(0)
        out.append(first if first == last else f'{first}-{last}')
    return ','.join(out)

lines = [f'+{code} {low}-{high}' for code, (low, high) in lengths.items()]
lines += [f'0{length:02} {ranges(found)}' for length, found in trunks.items()]
lines += [f'g{form} {ranges(found)}' for form, found in groups.items()]
write('TelephoneTable', 'How telephone numbers are written; see ``TelephoneForms``.',
      'Forms of telephone numbers, from phonenumbers 9.0.43 (2026-11) by scripts/data/telephone_forms.py. Apache 2.0.', lines)
