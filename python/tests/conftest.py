"""What the tests share: the samples, and the command that results are compared with."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "Samples").glob("*.jsonl"))
COMMAND = Path(os.environ.get("MOULT", ROOT / ".build/release/moult"))
CORPUS = ROOT.parent / "shared/corpus"
CORPUS_FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file() and path.suffix not in (".md", ".tsv"))


def command(*arguments: object) -> bytes:
    """The output of the command; its exit code is not looked at, as rejections have one."""
    if not COMMAND.exists():
        pytest.skip("there is no .build/release/moult; run `make build`")
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True).stdout


@pytest.fixture(params=SAMPLES, ids=lambda path: path.name)
def sample(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def stream() -> Path:
    return ROOT / "Samples/stream.jsonl"
