"""Errors are exceptions with code, clause and position, and none has a value of the input."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import moult

REFUSED = {"policy": "mine", "extends": "strict", "meanings": {"user.id": "keep"}}
CASES: dict[str, tuple[type[moult.MoultError], Callable[[Path], Any]]] = {
    "policy-refused": (moult.RefusedError, lambda path: list(moult.redact(path, REFUSED))),
    "policy-missing": (moult.MoultError, lambda path: list(moult.redact(path, "nowhere.yaml"))),
    "table-refused": (moult.RefusedError, lambda path: moult.aggregate(path, by=["user"])),
    "setting": (moult.UsageError, lambda path: list(moult.dehydrate(path, bogus=1))),
    "output": (moult.UsageError, lambda path: moult.redact(path, format="csv")),
    "ids": (moult.UsageError, lambda path: list(moult.dehydrate(path, ids="nothing"))),
    "missing": (moult.InputError, lambda path: list(moult.dehydrate("missing.jsonl"))),
    "no-record": (moult.NoRecordError, lambda path: list(moult.dehydrate(b"{}\n"))),
    "dimension": (moult.UsageError, lambda path: moult.aggregate(path, by=["nothing"])),
}


@pytest.mark.parametrize("case", CASES)
def test_kinds(case: str, stream: Path) -> None:
    kind, action = CASES[case]
    with pytest.raises(kind) as caught:
        action(stream)
    assert caught.value.code and str(caught.value)
    assert caught.value.exit_code in (64, 65, 74, 77)
    if kind is moult.RefusedError:
        assert caught.value.clause


def test_policy_as_a_dict(stream: Path) -> None:
    policy = {"policy": "mine", "extends": "strict", "meanings": {"tweet.lang": "drop"}}
    assert {record["lang"] for record in moult.redact(stream, shape="flat")} != {None}
    assert {record["lang"] for record in moult.redact(stream, policy, shape="flat")} == {None}


def test_rejections(stream: Path) -> None:
    good = stream.read_bytes()
    ids = moult.dehydrate(good + b'{"id":canary}\n' + good)
    with pytest.warns(moult.MoultWarning, match="1 records were rejected"):
        assert len(list(ids)) == 2 * 267
    (message,) = ids.messages
    assert message.code in ids.report["rejected"] and ids.report["exit"] == 1
    assert message.offset >= len(good)
    assert "canary" not in repr(message)


def test_exception_of_an_iterable(stream: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield stream.read_bytes()
        raise LookupError("mine")

    for use in (list, lambda ids: ids.to_arrow()):
        with pytest.raises(LookupError, match="mine"):
            use(moult.dehydrate(chunks()))


def test_threads(stream: Path) -> None:
    def one(number: int) -> int:
        return len(list(moult.dehydrate(stream))) if number % 2 else moult.redact(stream).to_arrow().num_rows

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(one, range(64))) == {267}


def test_leaving_early(stream: Path) -> None:
    data = stream.read_bytes()
    for _ in range(20):
        endless = iter(lambda: data, b"")
        assert next(iter(moult.dehydrate(endless))) > 0


USES = ["list(ids)", "ids.to_arrow()", "moult.aggregate(chunks(), by=\"lang\")"]
ENDLESS = """
import sys, time, moult
def chunks():
    data = open(sys.argv[1], "rb").read()
    while True:
        if not started: print("reading", flush=True)
        started.append(1)
        yield data if busy else b""
        if not busy: time.sleep(0.01)
started, busy = [], sys.argv[2] == "busy"
ids = moult.dehydrate(chunks())
try:
    USE
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("pace", ["busy", "waiting"])
def test_control_c(use: str, pace: str, stream: Path) -> None:
    program = [sys.executable, "-c", ENDLESS.replace("USE", use), str(stream), pace]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "reading\n"
        time.sleep(0.3)
        os.kill(process.pid, signal.SIGINT)
        try:
            text, _ = process.communicate(timeout=20)
        finally:
            process.kill()
    assert text == "stopped\n"
