#!/usr/bin/env python3
"""once.py MOULT: does `redact --unique` print the first record of each tweet, and does CSV say what JSON lines say?

Makes a stream of synthetic tweets in which many are repeated, with other values, in the form of v1.1, in pages of v2 and
flat. The expected lines are those of a run without --unique over the records that this script keeps. CSV is read back
with Python's own reader. Prints each difference, and exits with 1 if there is one.
"""
import csv, gzip, io, json, pathlib, random, subprocess, sys, tempfile

LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'pt', 'tr', 'und']
KINDS = {'reply': {'in_reply_to_status_id_str': '9', 'in_reply_to_status_id': 9}, 'plain': {}}
LISTS = ['media_types', 'hashtags', 'cashtags', 'hosts']


def old(number, draw):
    words = ['a', 'ß', 'été', '自由', 'x_1', 'ABC']
    tags = draw.sample(words, draw.randrange(4))
    links = draw.sample(['https://example.com/a', 'https://www.bbc.co.uk/b', 'https://nytimes.com/c'], draw.randrange(3))
    return {
        'id': number, 'id_str': str(number), 'text': 'words', 'created_at': 'Sun Dec 01 13:37:%02d +0000 2019' % draw.randrange(60),
        'lang': draw.choice(LANGUAGES), 'source': '<a href="http://twitter.com" rel="nofollow">Twitter Web App</a>',
        'user': {'id': 7_000_000 + number % 911, 'id_str': str(7_000_000 + number % 911), 'screen_name': 'qx7%d' % (number % 911),
                 'name': 'Qx7', 'verified': draw.random() < 0.5, 'created_at': 'Sun Dec 01 13:37:00 +0000 2013'},
        'entities': {'hashtags': [{'text': tag, 'indices': [0, 1]} for tag in tags],
                     'symbols': [{'text': 'TSLA', 'indices': [0, 1]}] * draw.randrange(2),
                     'urls': [{'url': 'https://t.co/a', 'expanded_url': link} for link in links]},
        **draw.choice(list(KINDS.values())),
    }


def new(number, draw):
    return {'id': str(number), 'text': 'words', 'lang': draw.choice(LANGUAGES), 'author_id': str(7_000_000 + number % 911),
            'created_at': '2019-12-01T13:%02d:00.000Z' % draw.randrange(60), 'source': 'Twitter for iPhone'}


def stream(draw, count):
    """Records: each a list of tweets, and what makes a record of them."""
    records = []
    for _ in range(count):
        number = 1_510_000_000_000_000_000 + draw.randrange(count // 3) * 4_194_304
        form = draw.randrange(4)
        if form == 0:
            tweets = [new(number + more, draw) for more in range(draw.randrange(1, 4))]
            records.append((tweets, lambda kept: {'data': kept}))
        elif form == 1:
            records.append(([new(number, draw)], lambda kept: {'data': kept[0]}))
        else:
            records.append(([old(number, draw)], lambda kept: kept[0]))
    return records


def text(records):
    return ''.join(json.dumps(make(tweets), ensure_ascii=False) + '\n' for tweets, make in records if tweets)


def firsts(records):
    seen, kept = set(), []
    for tweets, make in records:
        new = []
        for tweet in tweets:
            number = tweet.get('id_str', tweet['id'])
            if number not in seen:
                seen.add(number)
                new.append(tweet)
        kept.append((new, make))
    return kept


def main(moult):
    draw = random.Random(7)
    faults = []

    def run(*words, data=None):
        done = subprocess.run([moult, *map(str, words)], input=data, capture_output=True)
        if done.returncode:
            faults.append(f'{words}: exit {done.returncode}: {done.stderr.decode()[-300:]}')
        return done.stdout

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        records = stream(draw, 3000)
        parts = [records[:1200], records[1200:1300], records[1300:]]
        paths = [folder / 'a.jsonl', folder / 'b.jsonl.gz', folder / 'c.jsonl']
        for path, part in zip(paths, parts):
            data = text(part).encode()
            path.write_bytes(gzip.compress(data) if path.suffix == '.gz' else data)
        tweets = sum(len(one) for one, _ in records)
        once = firsts(records)
        kept = sum(len(one) for one, _ in once)
        assert 0 < kept < tweets
        for words in (['--policy', 'strict'], ['--policy', 'strict', '--shape', 'flat'],
                      ['--policy', 'strict', '--shape', 'flat', '--format', 'csv']):
            expected = run('redact', *words, data=text(once).encode())
            for threads in (1, 3):
                stats = folder / f'stats-{threads}-{len(words)}'
                found = run('redact', '--unique', *words, '--threads', threads, '--stats', stats, *paths)
                if found != expected:
                    faults.append(f'{words} with {threads} threads: other lines')
                counts = json.loads(stats.read_text())
                if counts['outputs'] != kept or counts['notes'].get('repeated-tweets') != tweets - kept:
                    faults.append(f'{words} with {threads} threads: other counts')
            if run('redact', '--unique', *words, data=text(records).encode()) != expected:
                faults.append(f'{words}, one stream: other lines')
            out = folder / f'out-{len(words)}'
            run('redact', '--unique', *words, *paths, '-o', f'{out}/')
            header = len(run('redact', *words, data=b'{"id":1,"text":""}\n').splitlines()) - 1
            lines = [line for path in sorted(out.glob('0*')) for line in path.read_bytes().splitlines()[header:]]
            if lines != expected.splitlines()[header:]:
                faults.append(f'{words}, a folder: other lines')
        compare_csv(run, folder, paths, faults)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def compare_csv(run, folder, paths, faults):
    """The fields of CSV are those of the JSON lines; lists are joined by spaces, and null is an empty field."""
    for policy in ('strict', 'topics'):
        lines = run('redact', '--policy', policy, '--shape', 'flat', *paths).decode().splitlines()
        expected = [json.loads(line) for line in lines]
        target = folder / f'{policy}.csv'
        run('redact', '--policy', policy, '--shape', 'flat', *paths, '-o', target)
        data = target.read_bytes().decode()
        if data.count('\n') != data.count('\r\n') or not data.endswith('\r\n'):
            faults.append(f'{policy}: a line of CSV does not end with CR LF')
        rows = list(csv.DictReader(io.StringIO(data, newline=''), strict=True))
        if len(rows) != len(expected) or not rows:
            faults.append(f'{policy}: {len(rows)} rows of CSV for {len(expected)} lines')
        for row, line in zip(rows, expected):
            wanted = {}
            for key, value in line.items():
                if key in LISTS:
                    value = ' '.join(value or [])
                elif isinstance(value, bool):
                    value = str(value).lower()
                wanted[key] = '' if value is None else str(value)
            if row != wanted or list(row) != list(line):
                faults.append(f'{policy}: a row of CSV says something else than its line')
                break


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
