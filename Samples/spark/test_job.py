"""Runs the job on a cluster of two workers on this machine, and compares its rows and tables with those of one process.

`make test-spark` runs it. `MOULT` is the command, `MOULT_SAMPLES` the generator of samples. While you change the job,
`MOULT_SPARK_MASTER=local[2]` is faster, with threads in place of workers.
"""

import gzip
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import moult
import pyarrow.parquet

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parent.parent
MOULT = os.path.abspath(os.environ.get("MOULT", PACKAGE / ".build/release/moult"))
SAMPLES = os.path.abspath(os.environ.get("MOULT_SAMPLES", PACKAGE / ".build/release/moult-samples"))
CORPUS = PACKAGE.parent / "shared/corpus"
MASTER = os.environ.get("MOULT_SPARK_MASTER", "local-cluster[2,1,1024]")
SUBMIT = pathlib.Path(sys.executable).parent / "spark-submit"
TABLE = ["--by", "lang", "--count", "tweets,users"]


class JobTests(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="moult-spark-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.inputs = self.folder / "inputs"
        self.inputs.mkdir()
        self.key = self.folder / "job.key"
        moult.new_key(self.key)

    def test_lines_of_large_files(self):
        """Splits of 1 MB, so that a file is read by several tasks; one line in 50 is unreadable."""
        for seed in ("1", "2"):
            self.sample("v1", f"{seed}.jsonl", "--bytes", "3M", "--seed", seed, "--bad", "50")
        (self.inputs / "empty.jsonl").touch()
        (self.inputs / "blank.jsonl").write_text("\n\n")
        partitions = self.compare("--lines", "*.jsonl", "--conf", "spark.sql.files.maxPartitionBytes=1m")
        self.assertGreaterEqual(partitions, 6)

    def test_whole_small_files(self):
        """The corpus, other dialects, a compressed file, and one file twice, whose tweets count once."""
        count = self.add_corpus()
        self.sample("v2-pages", "pages.jsonl", "--count", "4", "--page-size", "30")
        self.sample("snscrape", "scraped.jsonl", "--count", "300")
        stream = (PACKAGE / "Samples/stream.jsonl").read_bytes()
        (self.inputs / "stream.jsonl").write_bytes(stream)
        (self.inputs / "again.jsonl.gz").write_bytes(gzip.compress(stream))
        (self.inputs / "empty.jsonl").touch()
        # Spark reads the largest files first, and of copies that differ the first one counts.
        order = lambda path: (-path.stat().st_size, path.name)
        self.assertGreaterEqual(self.compare("--files", "*", order=order), 4 + count // 3)

    def add_corpus(self):
        """Adds every file of the corpus to the inputs, and returns their number."""
        files = sorted(path for path in CORPUS.rglob("*") if path.is_file() and path.suffix not in (".md", ".tsv"))
        if not files:
            print("There is no ../shared/corpus: the job reads invented files alone.", file=sys.stderr)
        for number, file in enumerate(files):
            (self.inputs / f"{number:04}-{file.name}").symlink_to(file)
        return len(files)

    def sample(self, form, name, *options):
        subprocess.run([SAMPLES, form, *options, "--output", self.inputs / name], check=True)

    def compare(self, kind, pattern, *settings, order=None):
        """Compares the rows and the table, and returns how many parts there were. One process reads the files in an order."""
        rows, parts, one, merged = (self.folder / name for name in ("rows", "parts", "one.csv", "merged.csv"))
        self.submit(
            *settings, HERE / "job.py", kind, self.inputs / pattern, "--rows", rows, "--parts", parts, "--key", self.key,
            "--table", merged, *TABLE)
        files = sorted(self.inputs.iterdir(), key=order)
        redacted = self.moult("redact", "--policy", "strict", "--shape", "flat", *files).splitlines()
        self.moult("aggregate", *TABLE, "--output", one, *files)

        self.assertGreater(len(redacted), 300)
        self.assertEqual(sorted(json_lines(rows)), sorted(redacted))
        self.assertGreater(one.read_bytes().count(b"\n"), 3)
        self.assertEqual(merged.read_bytes(), one.read_bytes())
        return len(list(parts.iterdir()))

    def submit(self, *arguments):
        environment = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
        # Runs of seconds end before the better code of Java's second compiler pays.
        java = "-XX:TieredStopAtLevel=1"
        command = [
            SUBMIT, "--master", MASTER, "--conf", "spark.ui.enabled=false", "--driver-java-options", java, "--conf",
            f"spark.executor.extraJavaOptions={java}", *arguments]
        result = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)
        # 1 is the exit code of the merge where records were rejected, and of Python where the job fails.
        self.assertIn(result.returncode, (0, 1), result.stderr[-8000:])
        errors = result.stderr.partition("Traceback")
        self.assertEqual(errors[1], "", errors[2][:8000])

    def moult(self, *arguments):
        """What the command prints; 1 is its exit code where records were rejected."""
        result = subprocess.run([MOULT, *arguments], capture_output=True)
        self.assertIn(result.returncode, (0, 1), result.stderr)
        return result.stdout


def json_lines(folder):
    """The rows of Parquet files in the form of the command's flat lines. Times are hours, as strict has them."""
    for row in pyarrow.parquet.read_table(folder).to_pylist():
        if row["time"] is not None:
            row["time"] = row["time"].strftime("%Y-%m-%dT%H:%MZ")
        yield json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


if __name__ == "__main__":
    unittest.main()
