"""Searches one redacted line for identifiers.

A line is searched byte for byte and with its escapes undone: those of JSON (\\uXXXX in either
case, \\/), of percent and of HTML, one inside the other up to three deep. The rules, so that a find
means something:

- IDs have 5 or more digits and match a whole run of digits. A number that equals an ID as a
  floating-point value is a find too, and so is a plain MD5, SHA-1 or SHA-256 of an ID or handle.
- Handles and names of 4 or more characters match anywhere, in any case; a name of digits alone is
  searched as an ID. URLs match whole, or without their scheme where a path follows; opaque tokens
  ("hash") match anywhere in their own case.
- Not searched: keys of the format, and string values that are, as a whole, a member of the closed
  vocabulary (vocabulary.py and --vocabulary). All other keys and strings and all numbers are.
"""

import hashlib
import html
import re
from urllib.parse import unquote

import vocabulary
from framing import Number, Object, frame

_SHORTEST = 4
_DIGITS = re.compile(r"[0-9]{5,}")
_DIGEST = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})(?![0-9a-f])")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|([/\"\\]))")
_FLOAT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


def _undo_json(text):
    """`text` with its JSON escapes undone; surrogate pairs become their character."""
    if "\\" not in text:
        return text
    plain = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _views(text):
    """`text` and everything it becomes when escapes are undone, up to three deep."""
    views, latest = {text}, {text}
    for _ in range(3):
        latest = {undo(view) for view in latest for undo in (_undo_json, unquote, html.unescape)}
        latest -= views
        views |= latest
    return views


def _strings(value, values, keys):
    """The keys, strings and number literals of a value that are to be searched."""
    if isinstance(value, Object):
        for key, member in value.pairs:
            if key.casefold() not in keys:
                yield key
            yield from _strings(member, values, keys)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, values, keys)
    elif isinstance(value, Number) or (
        isinstance(value, str) and value.casefold() not in values
    ):
        yield value


def _all(pattern, texts):
    return (found for text in texts for found in pattern.findall(text))


class Line:
    """What is searched of one redacted line, in each of its views."""

    def __init__(self, text, words):
        records = list(frame(text))
        if records and None not in records:
            found = [item for record in records for item in _strings(record.value, *words)]
            text = "\n".join(found)
        # A line that is not JSON is searched whole.
        self.views = _views(text)
        self.folded = [view.casefold() for view in self.views]
        self.digits = set(_all(_DIGITS, self.views))
        self.floats = {
            float(token)
            for token in _all(_FLOAT, self.views)
            if len(token) > 9 or "e" in token.lower()
        }
        self.digests = set(_all(_DIGEST, self.folded))

    def id_leak(self, value):
        """The form in which a line contains an ID, or None."""
        if value in self.digits or value.lstrip("0") in self.digits:
            return "digits"
        if not value.isdigit():
            return "verbatim" if any(value in view for view in self.views) else None
        if self.floats and float(value) in self.floats:
            return "float"
        return self.digest_leak(value)

    def digest_leak(self, value):
        if not self.digests:
            return None
        data = value.encode("utf-8", "replace")
        for make in (hashlib.md5, hashlib.sha1, hashlib.sha256):
            if make(data).hexdigest() in self.digests:
                return make(data).name
        return None

    def text_leak(self, value):
        """The form in which a line contains a handle or a name, or None."""
        for form in {value, html.unescape(value)}:
            needle = form.strip().casefold()
            if len(needle) >= _SHORTEST and any(needle in view for view in self.folded):
                return "text"
        return None

    def url_leak(self, value):
        bare = _SCHEME.sub("", value)
        needles = {value, html.unescape(value), unquote(value)}
        if "/" in bare.rstrip("/"):
            needles |= {bare, unquote(bare)}
        return "url" if any(needle in view for needle in needles for view in self.views) else None

    def leak(self, kind, value):
        """The form in which a line contains an identifier, or None."""
        if kind == "id" or (kind == "name" and value.strip().isdecimal()):
            value = value.strip()
            return self.id_leak(value) if len(value) >= 5 else None
        if kind in ("url", "hash"):
            return self.url_leak(value)
        found = self.text_leak(value)
        if found is None and kind == "handle":
            found = self.digest_leak(value) or self.digest_leak(value.lower())
        return found


def leaks(values, redacted, words=None):
    """The identifiers of `values` ([{"kind", "value"}]) that stand in one redacted line (text)."""
    line = Line(redacted, words or vocabulary.load())
    found = []
    for item in values:
        how = line.leak(item["kind"], item["value"]) if line.views != {""} else None
        if how is not None:
            found.append({"kind": item["kind"], "value": item["value"], "how": how})
    return found
