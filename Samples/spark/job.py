"""Redacts tweets to Parquet on a Spark cluster, and counts them in parts, of which it makes a table.

    spark-submit job.py --lines 'tweets/*.jsonl' --rows rows --parts parts --key job.key --by lang --count tweets,users

The rows are those of `moult redact --policy strict --shape flat`. The policy is strict, because under topics a hashtag is
printed once enough users have it in everything that is read, and here each task reads a part alone.
"""

import argparse
import os
import pathlib
import sys
import warnings

import pyarrow
import pyarrow.compute
from pyspark import TaskContext
from pyspark.sql import SparkSession

COLUMNS = (
    "record string, kind string, time timestamp, lang string, country string, source string, verified boolean,"
    " account_year smallint, mentions int, links int, media int, tags int, media_types array<string>,"
    " hashtags array<string>, cashtags array<string>, hosts array<string>"
)
"""The flat schema in Spark's types."""


def lines(batches):
    """One input for the lines of a partition, in chunks. Nothing is copied until the lines of a batch are joined."""
    def chunks():
        for batch in batches:
            if batch.num_rows > 0:
                rows = pyarrow.ListArray.from_arrays([0, batch.num_rows], batch.column("value"))
                yield pyarrow.compute.binary_join(rows, "\n")[0].as_buffer().to_pybytes() + b"\n"
    yield chunks()


def files(batches):
    """One input for each file, whole; it may be compressed, or an archive."""
    for batch in batches:
        for content in batch.column("content"):
            yield iter([content.as_buffer().to_pybytes()])


def redact(inputs):
    """The redacted rows of each input, in types that Spark has: it reads no dictionaries, and times in microseconds."""
    import moult

    for chunks in inputs:
        records = moult.redact(chunks, policy="strict", shape="flat", threads=1)
        try:
            for batch in records.batches():
                columns = [column.cast(spark_type(column.type)) for column in batch.columns]
                yield pyarrow.RecordBatch.from_arrays(columns, names=batch.schema.names)
        except moult.NoRecordError:
            continue  # An empty split has no rows.


def spark_type(kind):
    if pyarrow.types.is_dictionary(kind):
        return kind.value_type
    if pyarrow.types.is_timestamp(kind):
        return pyarrow.timestamp("us", tz=kind.tz)
    return kind


def count(inputs, folder, key, tables):
    """Writes a part for each input, and yields its path.

    A part appears when it is complete, so that a task that Spark runs twice leaves one part.
    """
    import moult

    for number, chunks in enumerate(inputs):
        part = os.path.join(folder, f"{TaskContext.get().partitionId():06}-{number:06}.part")
        try:
            moult.write_part(chunks, part, key, **tables, threads=1)
        except moult.NoRecordError:
            continue  # An empty split has no part.
        yield pyarrow.RecordBatch.from_pydict({"part": [part]})


def merge(table, inputs, options):
    """Counts the inputs in parts, and writes the table of all parts, in the order of the partitions."""
    import moult

    folder, key = os.path.abspath(options.parts), os.path.abspath(options.key)
    tables = {"by": options.by, "count": options.count, "where": options.where, "top": options.top}
    os.makedirs(folder)
    found = table.mapInArrow(lambda batches: count(inputs(batches), folder, key, tables), "part string").collect()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", moult.MoultWarning)  # The exit code says it, too.
        if not found:
            print("no split has a record for the table", file=sys.stderr)
            return 65
        result = moult.merge(sorted(row.part for row in found), key, **tables)
    text = result.text("csv").encode()
    if options.table:
        unfinished = pathlib.Path(options.table + ".unfinished")
        unfinished.write_bytes(text)
        os.replace(unfinished, options.table)
    else:
        sys.stdout.buffer.write(text)
    for note in result.notes:
        print(note, file=sys.stderr)
    return result.report["exit"]


def words(text):
    return text.split(",")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--lines", help="files of JSON lines, which are split")
    source.add_argument("--files", help="small files of any kind, read whole")
    parser.add_argument("--rows", help="new folder for the Parquet files")
    parser.add_argument("--parts", help="new folder for the parts, which all machines see")
    parser.add_argument("--key", help="key of the job, at the same path on all machines")
    parser.add_argument("--table", help="file for the table, which is printed by default")
    parser.add_argument("--by", type=words, default=[], help="dimensions of the table, as lang,day")
    parser.add_argument("--count", type=words, default=[], help="what it counts, as tweets,users")
    parser.add_argument("--where", action="append", default=[], help="a condition, as lang=en|de; all must hold")
    parser.add_argument("--top", help="only the largest cells, as 10, or '10 per week'")
    options = parser.parse_args(arguments)

    spark = SparkSession.builder.appName("moult").getOrCreate()
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    if options.lines:
        table, inputs = spark.read.text(options.lines, lineSep="\n"), lines
    else:
        table, inputs = spark.read.format("binaryFile").load(options.files).select("content"), files
    if options.rows:
        table.mapInArrow(lambda batches: redact(inputs(batches)), COLUMNS).write.parquet(options.rows)
    if options.parts:
        return merge(table, inputs, options)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
