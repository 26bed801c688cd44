"""Tables of parts are those of one run, and the parts are those of the command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, command

import moult

STREAM = (ROOT / "Samples/stream.jsonl").read_bytes()
LINES = STREAM.splitlines(keepends=True)
# The second piece repeats lines of the first.
PIECES = [b"".join(LINES[:150]), b"".join(LINES[100:])]
TABLE: dict[str, Any] = {"by": ["lang"], "count": ["tweets", "users"]}
OPTIONS = ["--by", "lang", "--count", "tweets,users"]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "job.key"
    assert len(moult.new_key(path)) == 16
    return path


def parts(folder: Path, key: Path) -> list[Path]:
    files = [folder / f"{number}.part" for number in range(len(PIECES))]
    for file, piece in zip(files, PIECES):
        part = moult.write_part(piece, file, key, **TABLE)
        assert part.path == str(file) and part.report["exit"] == 0 and part.report["records"]
    return files


def test_merged_tables_are_those_of_one_run(tmp_path: Path, key: Path) -> None:
    one = moult.aggregate(PIECES, **TABLE)
    merged = moult.merge(parts(tmp_path, key), key, **TABLE)
    assert merged.text() == one.text() and len(merged) == 7
    assert "records" not in merged.report and merged.report["exit"] == 0
    assert merged.to_arrow().equals(one.to_arrow())


def test_parts_of_both(tmp_path: Path, key: Path) -> None:
    files = parts(tmp_path, key)
    piece, other = tmp_path / "piece", tmp_path / "other.part"
    piece.write_bytes(PIECES[0])
    command("aggregate", *OPTIONS, "--partial", other, "--key", key, piece)
    expected = moult.aggregate(PIECES, **TABLE).text().encode()
    assert moult.merge([other, files[1]], key, **TABLE).text().encode() == expected
    assert command("merge", other, files[1], "--key", key, *OPTIONS) == expected


def test_analysis(tmp_path: Path, key: Path) -> None:
    analysis = {"analysis": "words", "tables": {"media": {"by": "media"}, "languages": {"by": ["lang", "day"]}}}
    moult.write_part(STREAM, tmp_path / "part", key, analysis=analysis)
    merged = moult.merge([tmp_path / "part"], key, analysis=analysis)
    one = moult.aggregate(STREAM, analysis=analysis)
    assert merged.text("json") == one.text("json") and len(merged.tables) == 2


def test_rejections_of_parts(tmp_path: Path, key: Path) -> None:
    with pytest.warns(moult.MoultWarning, match="1 records were rejected"):
        moult.write_part(STREAM + b"{]\n", tmp_path / "part", key, **TABLE)
    with pytest.warns(moult.MoultWarning, match="1 records were rejected"):
        merged = moult.merge([tmp_path / "part"], key, **TABLE)
    assert merged.report["exit"] == 1


def test_no_record(tmp_path: Path, key: Path) -> None:
    with pytest.raises(moult.NoRecordError):
        moult.write_part(b"", tmp_path / "part", key, **TABLE)
    assert not (tmp_path / "part").exists()


REFUSALS: dict[str, tuple[type[moult.MoultError], Callable[[Path, list[Path], Path], Any]]] = {
    "other tables": (moult.UsageError, lambda key, files, _: moult.merge(files, key, by="media")),
    "the same part": (moult.UsageError, lambda key, files, _: moult.merge(files[:1] * 2, key, **TABLE)),
    "no part": (moult.UsageError, lambda key, files, other: moult.merge([other], key, **TABLE)),
    "no parts": (moult.UsageError, lambda key, files, _: moult.merge([], key, **TABLE)),
    "a path for a list": (moult.UsageError, lambda key, files, _: moult.merge(files[0], key, **TABLE)),
    "no key": (moult.UsageError, lambda key, files, other: moult.merge(files, other, **TABLE)),
    "a missing key": (moult.InputError, lambda key, files, _: moult.merge(files, key.with_name("x"), **TABLE)),
    "a missing part": (moult.InputError, lambda key, files, _: moult.merge([key.with_name("x")], key, **TABLE)),
    "the part is the input": (moult.UsageError, lambda key, files, other: moult.write_part(other, other, key, **TABLE)),
    "the part is the key": (moult.UsageError, lambda key, files, other: moult.write_part(other, key, key, **TABLE)),
    "standard output": (moult.UsageError, lambda key, files, other: moult.write_part(other, "-", key, **TABLE)),
    "a part by aggregate": (moult.UsageError, lambda key, files, other: moult.aggregate(other, partial="x", key=str(key))),
    "a refused table": (moult.RefusedError, lambda key, files, other: moult.write_part(other, "x", key, by="user")),
    "a key that exists": (moult.UsageError, lambda key, files, _: moult.new_key(key)),
    "to destroy an input": (moult.UsageError, lambda key, files, other: moult.destroy_key(other)),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_refusals(case: str, tmp_path: Path, key: Path) -> None:
    files, other = parts(tmp_path, key), tmp_path / "in.jsonl"
    other.write_bytes(STREAM)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    kind, action = REFUSALS[case]
    with pytest.raises(kind) as caught:
        action(key, files, other)
    assert caught.value.code and str(caught.value)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_damage_and_a_destroyed_key(tmp_path: Path, key: Path) -> None:
    files = parts(tmp_path, key)
    whole = files[0].read_bytes()
    for index in (len(whole) // 2, len(whole) - 1):
        files[0].write_bytes(whole[:index] + bytes([whole[index] ^ 1]) + whole[index + 1 :])
        with warnings.catch_warnings(), pytest.raises(moult.InputError, match="was changed"):
            warnings.simplefilter("error")
            moult.merge(files, key, **TABLE)
    files[0].write_bytes(whole[:-1])
    with pytest.raises(moult.InputError, match="ends too early"):
        moult.merge(files, key, **TABLE)
    moult.destroy_key(key)
    assert not key.exists()
    with pytest.raises(moult.InputError):
        moult.merge(files, key, **TABLE)


FORKED = """
import os, signal, sys, threading, time, moult
folder, stream = sys.argv[1:]
data = open(stream, "rb").read()
is_forked = threading.Event()
def source():
    yield data
    is_forked.wait()
def write():
    results.append(moult.write_part(source(), folder + "/part", folder + "/job.key", by=["lang"], count=["tweets", "users"]))
results = []
thread = threading.Thread(target=write)
thread.start()
while not any(name.startswith(".part.") for name in os.listdir(folder)): time.sleep(0.001)
child = os.fork()
if child == 0:
    END
    time.sleep(60)
os.waitpid(child, 0)
is_forked.set()
thread.join()
print(results[0].report["exit"])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.parametrize("end", ["sys.exit()", "os.kill(os.getpid(), signal.SIGTERM)"])
def test_forked_process_leaves_the_part(end: str, tmp_path: Path, key: Path, stream: Path) -> None:
    """A process that is forked while a part is written, as by multiprocessing, does not remove the file when it ends."""
    program = [sys.executable, "-c", FORKED.replace("END", end), str(tmp_path), str(stream)]
    run = subprocess.run(program, capture_output=True, text=True, timeout=60)
    assert run.stdout == "0\n", run.stderr
    assert moult.merge([tmp_path / "part"], key, **TABLE).text() == moult.aggregate(STREAM, **TABLE).text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["job.key", "part"]



WAITING = """
import sys, moult
try:
    moult.write_part(sys.argv[1] + "/pipe", sys.argv[1] + "/part", sys.argv[1] + "/job.key", by=["lang"])
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


def test_control_c_leaves_no_part(tmp_path: Path, key: Path) -> None:
    """A pipe that nobody writes to."""
    os.mkfifo(tmp_path / "pipe")
    program = [sys.executable, "-c", WAITING, str(tmp_path)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not any(path.name.startswith(".part.") for path in tmp_path.iterdir()):
            time.sleep(0.001)
        os.kill(process.pid, signal.SIGINT)
        try:
            text, _ = process.communicate(timeout=20)
        finally:
            process.kill()
    assert text == "stopped\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["job.key", "pipe"]

