"""Tests of the readers of this folder. Every value here is invented.

    python3 -m unittest discover -s Tests/Independent
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import unittest

from collecting import identifiers
from framing import frame
from ids import record_ids
from searching import leaks

HERE = os.path.dirname(os.path.abspath(__file__))
EVERY_TWEET_ROLE = ("retweeted", "quoted", "replied", "included")
EVERY_USER_ROLE = ("mentioned",) + EVERY_TWEET_ROLE


def values(text):
    return [record and record.value for record in frame(text)]


def ids_of(document, kind="tweets", also=()):
    text = document if isinstance(document, str) else json.dumps(document)
    return [found for value in values(text) for found in record_ids(value, kind, also)]


def run_script(name, *arguments, stdin=b""):
    command = [sys.executable, os.path.join(HERE, name), *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


class Framing(unittest.TestCase):
    CASES = {
        "lines": ('{"a":1}\r\n\r\n{"a":2}\n', ["1", "2"]),
        "back to back": ('{"a":1}{"a":2} {"a":3}', ["1", "2", "3"]),
        "byte order mark": ('\ufeff{"a":1}', ["1"]),
        "pretty-printed": ('{\n  "a":\n 1\n}\n{\n "a": 2}', ["1", "2"]),
        "array": ('[\n{"a":1},\n{"a":2}\n]', ["1", "2"]),
        "bad line": ('{"a":1}\n{"a":\n{"a":3}\n', ["1", None, "3"]),
        "cut-off array": ('[{"a":1},\n{"a":2},\n{"a', ["1", "2", None]),
        "not JSON": ('{"a":NaN}\n{"a":01}\n{"a":1}', [None, None, "1"]),
        "invalid UTF-8": ('{"a":"\udcff"}\n{"a":1}', [None, "1"]),
        "no records": ("[]\n", []),
    }

    def test_cases(self):
        for name, (text, wanted) in self.CASES.items():
            with self.subTest(name):
                self.assertEqual([value and value["a"] for value in values(text)], wanted)

    def test_literals_and_duplicates_survive(self):
        text = '{"n":40.050950,\n "n":1.0E2, "s":"a \\u00e9\\/ \\" b"}'
        (record,) = frame(text)
        self.assertEqual(record.line(), b'{"n":40.050950,"n":1.0E2,"s":"a \\u00e9\\/ \\" b"}')
        self.assertEqual(record.value["n"], "40.050950")

    def test_a_list_of_numbers_is_one_record(self):
        self.assertEqual(values("[11,22]"), [["11", "22"]])


class TweetIDs(unittest.TestCase):
    TWEET = {
        "quoted_status_id_str": "300",
        "id": 100,
        "id_str": "101",
        "in_reply_to_status_id": 200,
        "in_reply_to_status_id_str": None,
        "text": "t",
        "retweeted_status": {"id": 400, "text": "u", "quoted_status": {"id": 500, "text": "v"}},
    }
    CASES = {
        "string twin wins": ({"id": 1, "id_str": "2", "text": ""}, ["2"]),
        "improper string": ({"id": 1, "id_str": "x", "text": ""}, ["1"]),
        "first duplicate": ('{"id_str":"1","id_str":"2","text":""}', ["1"]),
        "escaped key": ('{"\\u0069d":7,"text":""}', ["7"]),
        "exponent": ('{"id":1.2E18,"text":""}', []),
        "above 2^53": ('{"id":9007199254740993,"text":""}', ["9007199254740993"]),
        "no ID": ({"id": None, "text": "", "retweeted_status": {"id": 3, "text": ""}}, []),
        "statuses": ({"statuses": [{"id": 1, "text": ""}, {"id": 2, "text": ""}]}, ["1", "2"]),
        "results": ({"results": [{"id": 1, "text": ""}]}, ["1"]),
        "lookup map": ({"id": {"5": {"id": 5, "text": ""}, "6": None}}, ["5"]),
        "page": ({"data": [{"id": "1", "text": ""}], "meta": {}}, ["1"]),
        "one item": ({"data": {"id": "1", "text": ""}, "matching_rules": []}, ["1"]),
        "errors alone": ({"errors": [{"value": "12345"}]}, []),
        "users": ({"data": [{"id": "1", "username": "u", "name": "n"}]}, []),
        "lists": ({"data": [{"id": "1", "name": "n"}]}, []),
        "counts": ({"data": [{"start": "s", "end": "e", "tweet_count": 1}]}, []),
        "user": ({"id": 1, "screen_name": "u", "status": {"id": 2, "text": ""}}, []),
        "user IDs": ({"ids": [1, 2]}, []),
        "delete": ({"delete": {"status": {"id": 1, "id_str": "1", "user_id": 2}}}, []),
        "event": ({"event": "favorite", "target_object": {"id": 1, "text": ""}}, []),
        "envelope": ({"for_user": "1", "message": {"id": 2, "text": ""}}, []),
        "message": ({"direct_message": {"id": 1, "text": ""}}, []),
        "bare message": ({"id": 1, "text": "", "sender_id": 2, "recipient_id": 3}, []),
        "DM event": ({"data": [{"id": "1", "event_type": "MessageCreate", "text": ""}]}, []),
    }

    def test_own(self):
        for name, (document, wanted) in self.CASES.items():
            with self.subTest(name):
                self.assertEqual(ids_of(document), wanted)

    def test_roles(self):
        for also, wanted in {
            (): ["101"],
            ("retweeted",): ["101", "400"],
            ("quoted",): ["101", "300", "500"],
            ("replied",): ["101", "200"],
            EVERY_TWEET_ROLE: ["101", "300", "200", "400", "500"],
        }.items():
            with self.subTest(also):
                self.assertEqual(ids_of(self.TWEET, also=also), wanted)

    def test_a_page_gives_its_included_tweets_last_and_once(self):
        page = {
            "includes": {"tweets": [{"id": "3", "text": ""}, {"id": "4", "text": ""}]},
            "data": [
                {"referenced_tweets": [{"type": "replied_to", "id": "3"}], "id": "1", "text": ""},
                {"id": "2", "text": "", "referenced_tweets": [{"id": "3", "type": "quoted"}]},
            ],
        }
        self.assertEqual(ids_of(page, also=EVERY_TWEET_ROLE), ["1", "3", "2", "3", "4"])
        self.assertEqual(ids_of(page, also=("included",)), ["1", "2", "3", "4"])

    def test_flattened(self):
        inner = {"type": "retweeted", "id": "2", "text": "", "author": {"id": "20"}}
        inner["referenced_tweets"] = [{"type": "quoted", "id": "3"}]
        tweet = {"id": "1", "author_id": "10", "text": "", "referenced_tweets": [inner]}
        self.assertEqual(ids_of(tweet, also=("retweeted",)), ["1", "2"])
        self.assertEqual(ids_of(tweet, also=("quoted",)), ["1", "3"])
        self.assertEqual(ids_of(tweet, "users", EVERY_USER_ROLE), ["10", "20"])


class OtherIDs(unittest.TestCase):
    def test_users(self):
        mentions = {"user_mentions": [{"id": 7, "id_str": "7"}, {"id": -1, "id_str": "-1"}]}
        tweet = {
            "id": 1,
            "text": "",
            "extended_tweet": {"full_text": "", "entities": mentions},
            "in_reply_to_user_id": 8,
            "user": {"id": 5, "screen_name": "u"},
            "quoted_status": {"id": 2, "text": "", "user": {"id": 6, "screen_name": "w"}},
        }
        self.assertEqual(ids_of(tweet, "users"), ["5"])
        self.assertEqual(ids_of(tweet, "users", EVERY_USER_ROLE), ["5", "7", "8", "6"])
        self.assertEqual(ids_of(tweet, "users", ("quoted",)), ["5", "6"])
        page = {"data": {"id": "1", "author_id": "2"}, "includes": {"users": [{"id": "3"}]}}
        self.assertEqual(ids_of(page, "users", ("included",)), ["2", "3"])
        self.assertEqual(ids_of({"ids": [4, "5"]}, "users"), ["4", "5"])
        self.assertEqual(ids_of({"users": [{"id": 4, "screen_name": "u"}]}, "users"), ["4"])

    def test_messages(self):
        bare = {"id": 1, "text": "", "sender_id": 2, "recipient_id": 3}
        event = {"data": [{"id": "4", "event_type": "MessageCreate"}, {"id": "5", "text": ""}]}
        self.assertEqual(ids_of([bare], "messages"), ["1"])
        self.assertEqual(ids_of({"direct_message": {"id_str": "6"}}, "messages"), ["6"])
        self.assertEqual(ids_of(event, "messages"), ["4"])
        self.assertEqual(ids_of({"delete": {"direct_message": {"id": 7}}}, "messages"), [])


class Identifiers(unittest.TestCase):
    def test_every_kind(self):
        record = (
            '{"id_str":"1234567","id_str":"7654321","width":99999,"media_key":"3_555666777",'
            '"user":{"screen_name":"invented_one","name":"In Vented","followers_count":44444,'
            '"profile_banner_url":"https:\\/\\/pbs.twimg.com\\/profile_banners\\/424242\\/1"},'
            '"text":"hi @other_one http://t.co/aB3dE5fG7h.","display_url":"example.org/x\u2026"}'
        )
        (value,) = values(record)
        found = {(item["kind"], item["value"]) for item in identifiers(value)}
        wanted = {
            ("id", "1234567"),
            ("id", "7654321"),
            ("id", "555666777"),
            ("id", "424242"),
            ("handle", "invented_one"),
            ("handle", "other_one"),
            ("name", "In Vented"),
            ("hash", "aB3dE5fG7h"),
            ("url", "http://t.co/aB3dE5fG7h"),
            ("url", "example.org/x"),
        }
        self.assertLessEqual(wanted, found)
        self.assertFalse(found & {("id", "99999"), ("id", "44444")})


class Leaks(unittest.TestCase):
    FOUND = [
        ("id", "12345678901234567", '{"n":12345678901234567}'),
        ("id", "12345678901234567", '{"n":1.2345678901234568e16}'),
        ("id", "12345", '{"x":"a12345b"}'),
        ("id", "12345", '{"12345":0}'),
        ("id", "12345", '{"x":"827ccb0eea8a706c4c34a16891f84e7b"}'),
        ("id", "12345", "not JSON 12345"),
        ("handle", "SomeOne", '{"x":"by someone_"}'),
        ("handle", "text", '{"x":"the Text of"}'),
        ("name", "D\u00e9 <F>", '{"x":"a D\\u00C9 \\u003cF\\u003e b"}'),
        ("name", "D\u00e9 <F>", '{"x":"D%C3%a9%20%3CF%3E"}'),
        ("name", "D\u00e9 <F>", '{"x":"D\u00e9 &lt;F&gt;"}'),
        ("name", "D\u00e9 <F>", '{"x":"D\\\\u00e9 \\\\u003cF>"}'),
        ("name", "D\u00e9 <F>", '{"d\u00e9 <f>":1}'),
        ("url", "https://example.org/a", '{"x":"https:\\/\\/example.org\\/a"}'),
        ("url", "https://example.org/a", '{"x":"example.org%2Fa"}'),
        ("hash", "aB3dE5fG", '{"x":"aB3dE5fG"}'),
    ]
    CLEAN = [
        ("id", "12345", '{"x":9123456}'),
        ("id", "1234", '{"x":1234}'),
        ("handle", "abc", '{"x":"abc"}'),
        ("handle", "text", '{"text":1}'),
        ("name", "Twitter for iPhone", '{"source":"Twitter for iPhone"}'),
        ("handle", "twitter", '{"source":"Twitter for iPhone"}'),
        ("name", "2019", '{"created_at":"2019-12"}'),
        ("hash", "aB3dE5fG", '{"x":"ab3de5fg"}'),
    ]

    def test_found(self):
        for kind, value, line in self.FOUND:
            with self.subTest(kind=kind, line=line):
                self.assertEqual(len(leaks([{"kind": kind, "value": value}], line)), 1)

    def test_clean(self):
        for kind, value, line in self.CLEAN:
            with self.subTest(kind=kind, line=line):
                self.assertEqual(leaks([{"kind": kind, "value": value}], line), [])


class Commands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, data):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def test_gzip_and_options(self):
        path = self.file("a.gz", gzip.compress(b'{"id":1,"text":"","quoted_status_id":2}\n'))
        result = run_script("ids.py", path, "--also", "quoted,replied")
        self.assertEqual((result.returncode, result.stdout), (0, b"1\n2\n"))

    def test_trouble_is_told_in_one_line(self):
        damaged = self.file("b.gz", gzip.compress(b"{}" * 99)[:-9])
        for path in (damaged, os.path.join(self.folder.name, "missing")):
            for script in ("ids.py", "identifiers.py", "records.py"):
                with self.subTest(script=script, path=path):
                    result = run_script(script, path)
                    self.assertEqual((result.returncode, result.stdout), (1, b""))
                    self.assertEqual(result.stderr.count(b"\n"), 1)
        self.assertEqual(run_script("ids.py", damaged, "--also", "mentioned").returncode, 2)

    def test_records_identifiers_and_leaks_work_together(self):
        page = b'{"data":[{"id":"1234567890","text":"a"},{"id":"22222","text":"b"}]}'
        records = run_script("records.py", "-", stdin=b"\n" + page + b"\r\n")
        self.assertEqual(records.stdout, page + b"\n")
        found = self.file("i.jsonl", run_script("identifiers.py", "-", stdin=page).stdout)
        clean = self.file("c.jsonl", b'{"lang":"en"}\n{"lang":"de"}\n')
        leaking = self.file("l.jsonl", b'{"lang":"en"}\n{"x":"22222"}\n')
        self.assertEqual(run_script("leaks.py", found, clean).returncode, 0)
        result = run_script("leaks.py", found, leaking)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(json.loads(result.stdout)["line"], 2)
        two = self.file("t.jsonl", b'{"record":1,"values":[]}\n{"record":2,"values":[]}\n')
        self.assertEqual(run_script("leaks.py", two, self.file("e", b"")).returncode, 2)
        self.assertEqual(run_script("leaks.py", clean, leaking).returncode, 2)


if __name__ == "__main__":
    unittest.main()
