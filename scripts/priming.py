"""Input that makes tags, hosts and topics common, so that what else drops them can be measured.

`redact` prints a value only from its tenth user on, which few values of real files have. Ten invented users
who use all values of the records, before these, leave the other rules to decide.
"""
import json, re

USERS = 10
TAG = re.compile(r'(?<![A-Za-z0-9_])[#＃](\w+)')
CASHTAG = re.compile(r'\$([A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?)')
LINK = re.compile(r'https?://[^\s"\\]+', re.IGNORECASE)
# Objects with one value each.
HOLDERS = {'hashtags', 'symbols', 'cashtags'}


def found(value, tags, topics):
    """All strings of a value; adds the tags in objects, and the annotations with topics."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value: yield from found(inner, tags, topics)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in HOLDERS and isinstance(inner, list): tags.update(strings(inner))
            if key == 'context_annotations' and isinstance(inner, list): topics.extend(inner)
            yield from found(inner, tags, topics)


def strings(values):
    """The texts of tags, which are strings or objects with one, without their sign."""
    for value in values:
        for text in value.values() if isinstance(value, dict) else [value]:
            if isinstance(text, str): yield text.lstrip('#$')


def lines(values):
    """JSON lines of tweets by ten users with all tags, links and topics of some values."""
    tags, topics, links = set(), [], set()
    for text in list(found(values, tags, topics)):
        tags.update(TAG.findall(text), CASHTAG.findall(text))
        links.update(LINK.findall(text))
    tags, links = sorted(tags), sorted(links)
    for user in range(1, USERS + 1):
        entities = {'hashtags': [{'text': tag} for tag in tags], 'symbols': [{'text': tag} for tag in tags],
                    'urls': [{'expanded_url': link} for link in links]}
        yield json.dumps({'id': user, 'id_str': str(user), 'text': 'a', 'user': {'id': user}, 'entities': entities})
        yield json.dumps({'id': str(user), 'text': 'a', 'author_id': str(user), 'context_annotations': topics})
