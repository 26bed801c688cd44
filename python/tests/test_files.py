"""python -m moult."""

from __future__ import annotations

from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

import moult
from moult.__main__ import main


def test_parquet(tmp_path: Path, stream: Path) -> None:
    assert main(["to-parquet", str(stream), "-o", str(tmp_path), "--quiet"]) == 0
    table = parquet.read_table(tmp_path / "stream.jsonl.parquet")
    assert table.num_rows == 267
    assert table.to_pylist() == moult.redact(stream).to_arrow().to_pylist()
    assert len(list(tmp_path.iterdir())) == 1


def test_arrow(tmp_path: Path, sample: Path) -> None:
    assert main(["to-arrow", str(sample), "-o", str(tmp_path), "--jobs", "2", "--quiet"]) == 0
    table = pyarrow.ipc.open_file(tmp_path / f"{sample.name}.arrow").read_all()
    assert table.equals(moult.redact(sample).to_arrow())


def test_exit_codes(tmp_path: Path, stream: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damaged = tmp_path / "damaged.jsonl"
    damaged.write_bytes(stream.read_bytes() + b"{canary\n")
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b"{}\n")
    out = str(tmp_path / "out")
    assert main(["to-parquet", str(damaged), "-o", out]) == 1
    assert main(["to-parquet", str(empty), "-o", out]) == 65
    assert main(["to-parquet", str(tmp_path / "missing"), "-o", out]) == 74
    assert main(["to-parquet", str(stream), str(stream), "-o", out]) == 64
    with pytest.raises(SystemExit) as caught:
        main(["to-parquet"])
    assert caught.value.code == 64
    assert sorted(path.name for path in Path(out).iterdir()) == ["damaged.jsonl.parquet"]
    assert "canary" not in capsys.readouterr().err
