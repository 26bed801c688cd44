"""Collects every identifier of one record, by the names of keys and by the shapes of values.

Nothing here asks which path is known: what looks like an ID, a handle, a person's name or a URL is
one, wherever it is. A "hash" is an opaque token that denotes one object: a t.co code, the
name of a media file, the ID of a place.
"""

import re
from urllib.parse import unquote

from framing import Number, Object

_ID_WORDS = {"id", "ids"}
_ID_KEYS = {"friends", "friends_str", "for_user", "contributors", "value"}
_HANDLE_KEYS = {"username", "preferredusername"}
_USER_KEYS = {
    "screen_name",
    "username",
    "preferredUsername",
    "followers_count",
    "friends_count",
    "profile_image_url",
    "dm",
}
_NAME_KEYS = {"displayName", "author_name", "email"}
_URL_KEYS = {"display_url", "display"}
# Of an activity, the application, the platform, and what somebody is said to know about.
_THING_KEYS = {"generator", "provider", "topics"}

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_ID = re.compile(r"-?([0-9]{5,20})")
_JOINED_IDS = re.compile(r"[0-9]+(?:[-_:][0-9]+)+")
_LONG_DIGITS = re.compile(r"(?<![0-9])[0-9]{15,20}(?![0-9])")
_ANY_DIGITS = re.compile(r"(?<![0-9])[0-9]{5,20}(?![0-9])")
_AT_HANDLE = re.compile(r"(?<![A-Za-z0-9_.])[@\uff20]([A-Za-z0-9_]{1,20})")
_URL = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_BARE_URL = re.compile(r"(?<![\w./@])(?:t\.co|pic\.twitter\.com|pbs\.twimg\.com)/[^\s\"'<>\\]+")
_PLATFORM_URL = re.compile(
    r"https?://(?:[a-z0-9-]+\.)*(?:twitter|x|twimg)\.com(?::[0-9]+)?/(.*)",
    re.IGNORECASE | re.DOTALL,
)
_PROFILE_URL = re.compile(
    r"https?://(?:(?:www|mobile|m)\.)?(?:twitter|x)\.com/(?:#!/|@)?([A-Za-z0-9_]{1,20})(?=$|[/?#])",
    re.IGNORECASE,
)
_SHORT_CODE = re.compile(r"(?:https?://)?(?:t\.co|pic\.twitter\.com)/([A-Za-z0-9]{8,})")
_FILE_NAME = re.compile(r"/([A-Za-z0-9_-]+)(?:\.[a-z0-9]+)?(?:[:?].*)?$")
_SIZE = re.compile(r"_(?:normal|bigger|mini|reasonably_small|[0-9]+x[0-9]+)$")
_OPAQUE = re.compile(r"(?=.*[A-Z0-9])(?=.*[A-Za-z])(?!default_profile).{8,}")
_PLACE_ID = re.compile(r"[0-9a-f]{16}")
_RESERVED = {"i", "search", "hashtag", "intent", "share", "home", "download", "about", "tos"}


def key_words(key):
    """The words of a key in lower case: `in_reply_to_userID` gives in, reply, to, user, id."""
    return [word.lower() for word in _WORDS.findall(key)]


class Collector:
    """The identifiers of one record, each (kind, value) once, in the order of the bytes."""

    def __init__(self):
        self.found = {}

    def add(self, kind, value):
        if value.strip():
            self.found[kind, str(value)] = None

    def node(self, value, key=""):
        """Collects from `value`, the value of `key`. All fields count, duplicates too."""
        if isinstance(value, Object):
            name_key = self.name_key(value)
            for name, member in value.pairs:
                self.object_key(name)
                if name == "displayName" and key in _THING_KEYS:
                    continue
                if name == name_key and type(member) is str:
                    self.add("name", member)
                self.node(member, name)
        elif isinstance(value, list):
            for item in value:
                self.node(item, key)
        elif isinstance(value, Number):
            self.number(value, key)
        elif isinstance(value, str):
            self.string(value, key)

    def name_key(self, value):
        """The key of an object whose value is the name of a person, or None."""
        if any(name in value for name in _USER_KEYS):
            return "name"
        return "normalized_text" if value.get("type") == "Person" else None

    def object_key(self, name):
        """Some objects have user or tweet IDs as their keys."""
        if _ID.fullmatch(name):
            self.add("id", name.lstrip("-"))

    def number(self, literal, key):
        """Under a key that says ID, in a list without a key, or too long to be a count."""
        whole = _ID.fullmatch(literal)
        if self.says_id(key):
            if whole:
                self.add("id", whole.group(1))
            elif sum(mark.isdigit() for mark in literal) >= 5:
                self.add("id", literal)
        elif whole and len(whole.group(1)) >= 15:
            self.add("id", whole.group(1))

    def says_id(self, key):
        return not key or key in _ID_KEYS or not _ID_WORDS.isdisjoint(key_words(key))

    def string(self, text, key):
        words = key_words(key)
        whole = _ID.fullmatch(text)
        if whole and self.says_id(key):
            self.add("id", whole.group(1))
        if _JOINED_IDS.fullmatch(text) and (self.says_id(key) or "key" in words or "keys" in words):
            self.digits(_ANY_DIGITS, text)
        self.digits(_LONG_DIGITS, text)
        if words and words[-1] == "id" and _PLACE_ID.fullmatch(text):
            self.add("hash", text)
        if words[-2:] == ["screen", "name"] or key.lower() in _HANDLE_KEYS:
            self.add("handle", text)
        if key in _NAME_KEYS:
            self.add("name", text)
        if key in _URL_KEYS:
            self.url(text)
        for handle in _AT_HANDLE.findall(text):
            self.add("handle", handle)
        self.urls(text)

    def digits(self, pattern, text):
        for run_of_digits in pattern.findall(text):
            self.add("id", run_of_digits)

    def urls(self, text):
        for url in _URL.findall(text) + _BARE_URL.findall(text):
            self.url(url)
            self.parts(unquote(url))

    def url(self, text):
        """Adds a URL unchanged, and without the marks that end a sentence or a truncated text."""
        self.add("url", text)
        plain = text.rstrip(".,;:!?)]}\u2026")
        if len(_SCHEME.sub("", plain)) >= 4:
            self.add("url", plain)

    def parts(self, url):
        """The handle, the IDs and the opaque tokens inside one URL."""
        for code in _SHORT_CODE.findall(url):
            self.add("hash", code)
        profile = _PROFILE_URL.match(url)
        if profile and profile.group(1).lower() not in _RESERVED:
            self.add("handle", profile.group(1))
        platform = _PLATFORM_URL.match(url)
        if platform:
            self.digits(_ANY_DIGITS, platform.group(1))
            for name in _FILE_NAME.findall(url) if "twimg" in url else ():
                code = _SIZE.sub("", name)
                if _OPAQUE.fullmatch(code):
                    self.add("hash", code)


def identifiers(value):
    """The identifiers of a record as a list of {"kind", "value"}. Linear in its size."""
    collector = Collector()
    collector.node(value)
    return [{"kind": kind, "value": found} for kind, found in collector.found]
