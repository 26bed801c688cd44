"""Swift, C and Python give the rows of the command, of all samples and all files of the corpus, in one run or one by one.

`Samples/spark/test_job.py` compares Spark. MOULT_ROWS_SWIFT and MOULT_ROWS_C are the programs that print rows.
"""

from __future__ import annotations

import json
import os
import subprocess
import warnings
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from conftest import CORPUS_FILES, ROOT, SAMPLES, command

import moult

WHAT = {
    "tweets": ["dehydrate", "--ids", "tweets"],
    "users": ["dehydrate", "--ids", "users"],
    "strict": ["redact", "--policy", "strict"],
    "text": ["redact", "--policy", "text"],
    "flat": ["redact", "--policy", "strict", "--shape", "flat"],
    "table": ["aggregate", "--by", "lang,kind", "--count", "tweets,users"],
}
INPUTS = {"samples": SAMPLES, "corpus": CORPUS_FILES}
PROGRAMS = {
    "swift": os.environ.get("MOULT_ROWS_SWIFT", str(ROOT / ".build/release/moult-rows")),
    "c": os.environ.get("MOULT_ROWS_C", str(ROOT / ".build/rows/rows")),
}


@lru_cache(maxsize=None)
def expected(what: str, files: tuple[Path, ...]) -> list[bytes]:
    return command(*WHAT[what], *files).splitlines()


def of_program(path: str, what: str, files: tuple[Path, ...]) -> list[bytes]:
    if not os.path.exists(path):
        pytest.skip(f"there is no {path}; run `make rows`")
    run = subprocess.run([path, what, *files], capture_output=True)
    assert run.returncode == 0, run.stderr[-1000:]
    return run.stdout.splitlines()


def of_python(what: str, files: tuple[Path, ...]) -> list[bytes]:
    paths = list(files)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", moult.MoultWarning)
        if what in ("tweets", "users"):
            return [b"%d" % each for each in moult.dehydrate(paths, ids=what)]
        if what == "table":
            return moult.aggregate(paths, by=["lang", "kind"], count=["tweets", "users"]).text().encode().splitlines()
        if what == "flat":
            return list(moult.redact(paths, "strict", "flat").lines())
        return list(moult.redact(paths, what).lines())


def of_single_files(what: str, files: tuple[Path, ...]) -> Iterator[bytes]:
    for file in files:
        try:
            yield from of_python(what, (file,))
        except moult.NoRecordError:
            continue


def rows(interface: str, what: str, files: tuple[Path, ...]) -> list[bytes]:
    if interface == "python":
        return of_python(what, files)
    if interface == "python-single":
        if what in ("text", "table"):
            pytest.skip("what a text or a table has depends on all files")
        return list(of_single_files(what, files))
    return of_program(PROGRAMS[interface], what, files)


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("interface", ["swift", "c", "python", "python-single"])
@pytest.mark.parametrize("inputs", INPUTS)
def test_rows(inputs: str, interface: str, what: str) -> None:
    files = tuple(INPUTS[inputs])
    if not files:
        pytest.skip("there is no ../shared/corpus")
    if interface == "swift" and what in ("strict", "text"):
        # The job itself, which these rows come from, opens neither containers nor folders of personal archives.
        files = tuple(file for file in files if file.suffix in (".json", ".jsonl"))
    wanted, found = expected(what, files), rows(interface, what, files)
    assert len(wanted) > 5 and len(found) == len(wanted)
    if interface == "python-single":
        # A run prints the headers of a personal archive after all tweets.
        wanted, found = sorted(wanted), sorted(found)
    if interface == "swift" and what == "flat":
        # The fields of a value have no order.
        differing = [index for index, pair in enumerate(zip(found, wanted)) if json.loads(pair[0]) != json.loads(pair[1])]
    else:
        differing = [index for index, pair in enumerate(zip(found, wanted)) if pair[0] != pair[1]]
    # The rows are not shown, since a row is a value of the input.
    assert not differing, f"rows {differing[:10]} of {len(wanted)}"
