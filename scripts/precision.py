#!/usr/bin/env python3
"""precision.py MOULT FOLDER [NUMBER]: what the policy `text` replaces in texts of real files, to be read by eye.

Takes the texts of all JSON under FOLDER, redacts NUMBER of them (300; the same ones each time), and prints each replaced
part with its neighbors. Plain mentions and links with a scheme are counted but not printed, since they are always right.
"""
import collections, html, json, pathlib, random, re, subprocess, sys

MARK = re.compile(r'(@user|<(?:url|email|phone|number|name|place)>)')
PLAIN = {'@user': re.compile(r'@\w+'), '<url>': re.compile(r'https?://\S+')}

def texts(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ('text', 'full_text', 'body') and isinstance(inner, str): yield inner
            else: yield from texts(inner)
    elif isinstance(value, list):
        for inner in value: yield from texts(inner)

def read(path):
    content = path.read_text(encoding='utf-8', errors='ignore')
    for part in [content] if content[:1] == '[' else content.splitlines() + [content]:
        try: yield from texts(json.loads(part))
        except ValueError: pass

def record(text):
    user = {'id': 7, 'id_str': '7', 'name': '', 'screen_name': 'zzzzqq'}
    return json.dumps({'created_at': 'Sun Dec 01 13:37:42 +0000 2019', 'id': 1, 'id_str': '1', 'text': text, 'user': user})

# What was before a full hour, and characters that show nothing and do not leave.
MINUTES = re.compile(r':00(?!\d)')
INVISIBLE = re.compile('[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]')

def replaced(before, after):
    """The replaced parts of a text: mark, what was there, and what is beside it."""
    pieces = MARK.split(after)
    kept = [MINUTES.sub(r':[0-9:.,]+', re.escape(piece)) for piece in pieces[::2]]
    match = re.fullmatch('(.+?)'.join(kept), before, re.DOTALL)
    for number, mark in enumerate(pieces[1::2], 1):
        if not match: yield mark, '?', before, ''
        else: yield mark, match[number], before[:match.start(number)][-20:], before[match.end(number):][:12]

moult, folder = sys.argv[1:3]
found = sorted({text for path in pathlib.Path(folder).rglob('*') if path.is_file() for text in read(path) if len(text) > 10})
found = random.Random(1).sample(found, min(len(found), int(sys.argv[3]) if len(sys.argv) > 3 else 300))
run = subprocess.run([moult, 'redact', '--policy', 'text', '--shape', 'own', '--threads', '1'],
                     input='\n'.join(map(record, found)).encode() + b'\n', capture_output=True, check=True)
counts = collections.Counter()
for text, line in zip(found, run.stdout.splitlines()):
    for mark, part, left, right in replaced(INVISIBLE.sub('', html.unescape(text)), INVISIBLE.sub('', html.unescape(json.loads(line).get('text', '')))):
        counts[mark] += 1
        if mark not in PLAIN or not PLAIN[mark].fullmatch(part): print(f'{mark:9} {left!r} [[{part!r}]] {right!r}')
print(f'{len(found)} texts, {sum(counts.values())} parts:', ', '.join(f'{count} {mark}' for mark, count in counts.most_common()))
