#!/usr/bin/env python3
"""recall.py MOULT CASES [--check PAGE] [--list]: how much of what must not leave does not, by class and policy.

CASES is a file of JSON lines: a record, its class, and the strings that must not be in its redacted line. They are
searched in the line, in its strings without invisible characters, and in both with HTML entities decoded. The tables
go to Documentation/recall.md. With --check nothing is written: a class below PAGE, or another number of cases, is a
failure. --list names the form of each case that fails. A policy under which the command ends by a signal or with an
unexpected code is a failure too.
"""
import collections, html, json, pathlib, re, subprocess, sys, tempfile

import measured, priming

POLICIES = ['strict', 'topics', 'text']
INVISIBLE = re.compile('[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]')
# The classes of `structure` that have a row; the others, of one case or two, share one.
STRUCTURE = {'hashtag': 'tags', 'host': 'hosts of links', 'v2': 'topics, places and pages of v2', 'dup': 'repeated keys'}
TEXT = re.compile('"(full_)?text":')
# Ends of a run that read everything, or rejected a record with a reason.
ENDS = {0, 1}


def class_of(case):
    """The row of a case."""
    return case['cls'] if case['group'] == 'text' else STRUCTURE.get(case['cls'], 'other fields')


def parsed(record):
    try: return json.loads(record)
    except ValueError: return record


def redacted(moult, policy, cases):
    """The output for each case. A case is a file of its own, since the records of one input can share names."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder, 'in'), pathlib.Path(folder, 'out')
        source.mkdir()
        names = [f'{number:06}.jsonl' for number in range(1, len(cases) + 1)]
        # The first member, by its name: a rule that drops rare values must not hide a gap of the others.
        records = priming.lines([parsed(case['record']) for case in cases])
        (source / '000000-common.jsonl').write_text(''.join(line + '\n' for line in records), 'utf-8', 'surrogatepass')
        for name, case in zip(names, cases):
            (source / name).write_bytes((case['record'] + '\n').encode('utf-8', 'surrogatepass'))
        command = [moult, 'redact', '--policy', policy, '--shape', 'own', '--names', 'mirrored', 'in', '-o', 'out/']
        run = subprocess.run(command, cwd=folder, capture_output=True)
        if run.returncode not in ENDS:
            sys.exit(f'{policy}: the command ended with {run.returncode}: {run.stderr.decode(errors="replace")[-500:]}')
        outputs = {path.name: path.read_text('utf-8', 'replace') for path in target.rglob('*.jsonl')}
        return [outputs.get(name, '') for name in names]


def clean_in(case, policy, output):
    """Whether an output has a line, under `text` also the text, and nothing of what must not leave."""
    if not output.strip() or case['group'] == 'text' and policy == 'text' and not TEXT.search(output): return False
    strings = [output]
    for line in output.splitlines():
        try: strings.append(json.dumps(json.loads(line), ensure_ascii=False))
        except ValueError: pass
    views = strings + [INVISIBLE.sub('', each) for each in strings]
    views += [html.unescape(html.unescape(view)) for view in views]
    return not any(bad.lower() in view.lower() for bad in case['never'] for view in views)


def measure(moult, cases):
    """For each class its number of cases, and for each policy the number of clean ones and the forms that fail."""
    sizes, clean, failed = collections.Counter(map(class_of, cases)), collections.Counter(), []
    for policy in POLICIES:
        for case, output in zip(cases, redacted(moult, policy, cases)):
            if clean_in(case, policy, output): clean[class_of(case), policy] += 1
            else: failed.append(f'{policy}: {class_of(case)}: {case["form"]}')
    return sizes, clean, failed


def rows(sizes, clean):
    """The rows of the table: class, cases, clean cases by policy; the sum is the last."""
    table = [[name, sizes[name]] + [clean[name, policy] for policy in POLICIES] for name in sorted(sizes)]
    return table + [['all'] + [sum(column) for column in list(zip(*table))[1:]]]


def check(table, page):
    """What is wrong with a table, compared with that of the page."""
    written = {row[0]: [int(cell) for cell in row[1:]] for row in measured.rows(page, 'recall')}
    for name, size, *counts in table:
        if name not in written: yield f'{name}: the page has no such class'
        elif written[name][0] != size: yield f'{name}: {size} cases, {written[name][0]} on the page'
        else:
            for policy, count, before in zip(POLICIES, counts, written[name][1:]):
                if count < before: yield f'{name}: {count} of {size} are clean under {policy}, {before} on the page'
    for name in set(written) - {row[0] for row in table}: yield f'{name}: no case is of this class'


def main():
    moult, path = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    if not path.is_file(): sys.exit(f'{path} is missing: recall was not measured')
    with path.open(encoding='utf-8') as file: cases = [json.loads(line) for line in file]
    sizes, clean, failed = measure(moult, cases)
    table = rows(sizes, clean)
    for row in table: print(f'{row[0]:50}', *(f'{cell:6}' for cell in row[1:]))
    if '--list' in sys.argv: print('\n'.join(failed))
    if '--check' in sys.argv:
        wrong = list(check(table, pathlib.Path(sys.argv[sys.argv.index('--check') + 1])))
        if wrong: sys.exit('\n'.join(wrong))
    else: measured.write('recall', ['class', 'cases'] + [f'`{policy}`' for policy in POLICIES], table)


if __name__ == '__main__': main()
