"""Reads files of JSON, and finds in the texts of a file what the marks of its redacted texts replace."""
import html, json, re

MARKS = ['@user', '<url>', '<email>', '<phone>', '<number>', '<name>', '<place>', '<tag>']
MARK = re.compile('(' + '|'.join(MARKS) + ')')
PLAIN = {'@user': re.compile(r'@\w+'), '<url>': re.compile(r'https?://\S+')}
TEXTS = {'text', 'full_text', 'body'}
# Clock times, of which the hour remains, and characters that show nothing and do not leave.
CLOCK = re.compile(r'(\d):\d\d(?:[:.,]\d+)*(?!\d)')
INVISIBLE = re.compile('[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]')
# The beginning of a part of a personal archive.
SCRIPT = re.compile(r'\s*[\w.]+\s*=\s*')


def content(path):
    """The values of a file of JSON, of JSON lines or of a script of an archive."""
    text = path.read_text('utf-8', 'ignore')
    for part in (text, SCRIPT.sub('', text, count=1)):
        try: return [json.loads(part)]
        except ValueError: pass
    values = []
    for line in text.splitlines():
        try: values.append(json.loads(line))
        except ValueError: pass
    return values


def strings(value, keys):
    """The strings at some keys, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in keys and isinstance(inner, str): yield inner
            else: yield from strings(inner, keys)
    elif isinstance(value, list):
        for inner in value: yield from strings(inner, keys)


def tags(value):
    """The hashtags of tweets, as the entities of all dialects have them. Those of a profile never leave."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == 'hashtags' and isinstance(inner, list):
                yield from (tag.get('text') or tag.get('tag') or '' for tag in inner if isinstance(tag, dict))
            elif key != 'description': yield from tags(inner)
    elif isinstance(value, list):
        for inner in value: yield from tags(inner)


def visible(text):
    """A text without entities, invisible characters and minutes, so that it can be compared with a redacted one."""
    return CLOCK.sub(r'\1:00', INVISIBLE.sub('', html.unescape(html.unescape(text))))


def fit(pieces, text):
    """The parts of a text that the marks of a redacted one replace: mark, part, what is beside it. None if it differs."""
    kept, marks = pieces[::2], pieces[1::2]
    if not text.startswith(kept[0]) or not text.endswith(kept[-1]): return None
    parts, position = [], len(kept[0])
    for number, mark in enumerate(marks, 1):
        last = number == len(marks)
        end = len(text) - len(kept[-1]) if last else text.find(kept[number], position + 1)
        if end <= position: return None
        parts.append((mark, text[position:end], text[max(0, position - 25):position], text[end:end + 15]))
        position = end + len(kept[number])
    return parts


def is_plain(mark, part):
    """Whether a part is a mention with a sign or a link with a scheme."""
    return mark in PLAIN and bool(PLAIN[mark].fullmatch(part))


def replaced(after, texts):
    """The replaced parts of a redacted text. Of several texts that fit, the one with the most that is plain."""
    pieces = MARK.split(after)
    fits = filter(None, (fit(pieces, text) for text in texts))
    return min(fits, default=None, key=lambda parts: sum(len(part[1]) for part in parts if not is_plain(*part[:2])))


def records(values, lines):
    """The records of a file, if each has a line."""
    found = values
    if len(values) == 1 and isinstance(values[0], list): found = values[0]
    elif len(values) == 1 and isinstance(values[0], dict) and 'statuses' in values[0]: found = values[0]['statuses']
    return found if len(found) == len(lines) else None
