"""Each library that takes Arrow streams gets the same rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pytest

import moult

CONSUMERS: dict[str, Callable[[Any], list[int]]] = {
    "pyarrow": lambda ids: pyarrow.table(ids)["id"].to_pylist(),
    "polars": lambda ids: polars.DataFrame(ids)["id"].to_list(),
    "duckdb": lambda ids: [row[0] for row in duckdb.sql("select id from ids").fetchall()],
    "pandas": lambda ids: pandas.DataFrame.from_arrow(ids)["id"].tolist(),
    "to_arrow": lambda ids: ids.to_arrow()["id"].to_pylist(),
    "to_pandas": lambda ids: ids.to_pandas()["id"].tolist(),
}


@pytest.mark.parametrize("consumer", CONSUMERS)
@pytest.mark.parametrize("once", [False, True])
def test_ids(consumer: str, once: bool, stream: Path) -> None:
    source: Any = iter([stream.read_bytes()]) if once else stream
    assert CONSUMERS[consumer](moult.dehydrate(source)) == list(moult.dehydrate(stream))


def test_records_have_the_columns_of_flat(stream: Path) -> None:
    table = moult.redact(stream).to_arrow()
    lines = list(moult.redact(stream, shape="flat"))
    assert table.num_rows == len(lines) == 267
    for row, line in zip(table.to_pylist(), lines):
        for name in ("kind", "lang", "mentions", "hashtags"):
            assert row[name] == line.get(name, row[name])


def test_polars_sees_the_same_records(stream: Path) -> None:
    records = moult.redact(stream)
    assert polars.DataFrame(records).height == pandas.DataFrame.from_arrow(records).shape[0] == 267


def test_table(stream: Path) -> None:
    table = moult.aggregate(stream, by=["lang"], count=["tweets", "users"])
    assert table.to_arrow().to_pylist() == table.rows
    assert polars.DataFrame(table).height == len(table) == 7
    assert table.to_pandas()["tweets"].sum() == sum(row["tweets"] for row in table.rows) == 238
    assert table.notes and "<iframe" in table._repr_html_()


def test_stream_outlives_its_result(stream: Path) -> None:
    reader = pyarrow.RecordBatchReader.from_stream(moult.dehydrate(stream))
    table = moult.aggregate(stream, by="lang").to_arrow()
    assert reader.read_all().num_rows == 267 and table.num_rows == 7


def test_stream_that_nobody_reads(stream: Path) -> None:
    for _ in range(100):
        moult.redact(stream).__arrow_c_stream__()
        pyarrow.RecordBatchReader.from_stream(moult.dehydrate(stream)).schema


def test_error_in_a_stream() -> None:
    with pytest.raises(moult.InputError):
        moult.dehydrate("missing.jsonl").to_arrow()
    with pytest.raises(Exception, match="missing"):
        polars.DataFrame(moult.dehydrate("missing.jsonl"))
