#!/usr/bin/env python3
"""precision.py MOULT FOLDER [--read NUMBER]: what the policy `text` takes out of real files, and how much without need.

Redacts all JSON under FOLDER, finds what each mark replaces, and counts by mark, and how many a second reading takes
for harmless (`HARMLESS`, and names that nobody in the file has). The same for hashtags that do not leave. Only counts
go to Documentation/recall.md. With --read nothing is written: NUMBER replaced parts, the same ones each time, are
printed with their neighbors, and the tags dropped without need. Plain mentions and links with a scheme are counted
but not printed, since they are always right.
"""
import collections, json, pathlib, random, re, subprocess, sys, tempfile, unicodedata

import measured, priming
from alignment import MARK, MARKS, TEXTS, content, is_plain, records, replaced, strings, tags, visible

NAMES = {'screen_name', 'username', 'name', 'displayName', 'preferredUsername', 'in_reply_to_screen_name', 'normalized_text'}
# A handle or the name of a site in a profile.
BIO = re.compile(r'@\w+|[\w-]+(?=\.[a-z]{2,})')
# Whether a tag is rare is no matter of need.
COUNTED = [mark for mark in MARKS if mark != '<tag>']
LETTERS = re.compile(r'[^\W_]+')
# Two letters of one word, in a script that writes spaces.
CASED = re.compile(r'(?:[^\W\d_]{2})(?<![\u0590-\u1fff\u2e80-\uffff])')
# What is no number of a person: years, dates, versions, scores, hours, UUIDs, CVEs, sums beside a currency.
HARMLESS = re.compile(r'''(?:
    (?:1[5-9]|20)\d\d(?:\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d))?s?
  | \d{4}[-./]\d\d?[-./]\d\d? | \d\d?[-./]\d\d?[-./](?:\d\d){1,2}
  | v?\d{1,2}(?:\.\d{1,2}){2,3} | \d{1,3}\s?[-–:/]\s?\d{1,3}
  | [0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12} | CVE-\d{4}-\d{4,7}
  | [$€£¥₹]\s?\d[\d.,]* | \d[\d.,]*\s?(?:[$€£¥₹%]|USD|EUR|GBP) )''', re.VERBOSE)


def folded(text):
    """Letters and digits without case and accents."""
    parts = unicodedata.normalize('NFKD', text).casefold()
    return ''.join(each for each in parts if each.isalnum())


def people(value):
    """The handles, names and recognised persons of a value, and the handles and sites in its profiles."""
    yield from strings(value, NAMES)
    yield from BIO.findall(' '.join(strings(value, {'description'})))


def cuts(before, after):
    """Whether a border between two characters is inside of a word: `ministe|rial`, not `#Save|Anna`."""
    return bool(CASED.fullmatch(before + after)) and not (before.islower() and after.isupper())


def is_harmless(mark, part, left, right, names):
    """Whether a second reading takes a replaced part for something that identifies nobody."""
    if mark in ('<name>', '@user') and not re.search('[@＠﹫]', part):
        named = folded(part) in names['whole'] or any(folded(word) in names['words'] for word in LETTERS.findall(part))
        return not named or cuts(left[-1:], part[:1]) or cuts(part[-1:], right[:1])
    return mark in ('<number>', '<phone>', '<place>') and bool(
        HARMLESS.fullmatch(part.strip()) or left.rstrip()[-1:] in tuple('$€£¥₹') or right.lstrip()[:1] in tuple('$€£¥₹%'))


def names_somebody(tag, names):
    """Whether a tag equals or contains a handle or name of the record, or a word of a name."""
    tag = folded(tag)
    return any(name == tag or len(name) >= 4 and name in tag for name in names)


class Reading:
    """What the files gave."""
    def __init__(self):
        self.parts, self.seen, self.unpaired, self.tags, self.dropped = [], set(), 0, 0, []

    def take(self, values, lines):
        """The values of a file and its redacted lines; record by record, where each record has a line."""
        found = list(people(values))
        names = {'whole': {folded(name) for name in found} - {''},
                 'words': {folded(word) for name in found for word in LETTERS.findall(name)}}
        single = records(values, lines)
        for before, after in zip(single, lines) if single else [(values, lines)]: self.take_texts(before, after, names)
        for before, after in zip(single or [], lines): self.take_tags(before, after)

    def take_texts(self, values, lines, names):
        before = {visible(text) for text in strings(values, TEXTS)}
        after = {visible(text) for text in strings(lines, TEXTS)} - self.seen
        self.seen |= after
        for text in filter(MARK.search, after):
            found = replaced(text, sorted(before))
            if found is None: self.unpaired += 1
            else: self.parts += [(*part, is_harmless(*part, names)) for part in found if part[0] in COUNTED]

    def take_tags(self, record, line):
        left = {tag.lower() for tag in tags(line)}
        names = {folded(part) for name in people(record) for part in [name, *LETTERS.findall(name)]} - {''}
        for tag in {tag for tag in tags(record) if tag}:
            self.tags += 1
            if tag.lower() not in left: self.dropped.append((tag, names_somebody(tag, names)))


def read(moult, folder):
    reading = Reading()
    for path in sorted(each for each in folder.rglob('*') if each.is_file() and each.suffix != '.gz'):
        values = content(path)
        lines = redacted(moult, path, values)
        if lines: reading.take(values, lines)
    return reading


def redacted(moult, path, values):
    """The redacted records of a file, in which no value is rare."""
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl') as first:
        before = list(priming.lines(values))
        first.write(''.join(line + '\n' for line in before))
        first.flush()
        command = [moult, 'redact', '--policy', 'text', '--shape', 'own', '--threads', '1', first.name, str(path)]
        run = subprocess.run(command, capture_output=True)
    return [json.loads(line) for line in run.stdout.splitlines()[len(before):]]


def main():
    moult, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if not folder.is_dir(): sys.exit(f'{folder} is missing: precision was not measured')
    reading = read(moult, folder)
    if '--read' in sys.argv:
        number = int(sys.argv[sys.argv.index('--read') + 1])
        parts = [part for part in sorted(set(reading.parts)) if not is_plain(*part[:2])]
        for mark, part, left, right, harmless in random.Random(1).sample(parts, min(number, len(parts))):
            print(f'{"!" if harmless else " "} {mark:9} {left!r} [[{part!r}]] {right!r}')
        for tag, named in sorted(set(reading.dropped)): print('tag', tag, '' if named else '!')
    counts = collections.Counter(part[0] for part in reading.parts)
    harmless = collections.Counter(part[0] for part in reading.parts if part[4])
    table = [[f'`{mark}`', counts[mark], harmless[mark]] for mark in COUNTED]
    table.append(['all', sum(counts.values()), sum(harmless.values())])
    unneeded = sum(not named for _, named in reading.dropped)
    dropped = [['hashtags', reading.tags, len(reading.dropped), unneeded]]
    plain = sum(is_plain(*part[:2]) for part in reading.parts)
    print(f'{plain} plain mentions and links')
    print(f'{len(reading.seen)} texts, {reading.unpaired} with marks not paired')
    for row in table + dropped: print(*row)
    if '--read' not in sys.argv:
        measured.write('spans', ['mark', 'replaced', 'harmless'], table)
        measured.write('tags', ['', 'in the records', 'dropped', 'without need'], dropped)


if __name__ == '__main__': main()
