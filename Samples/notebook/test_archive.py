"""Runs the notebook as a script, reads it as a notebook, and looks at the picture.

`make test-notebook` runs it.
"""

import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest

import jupytext

HERE = pathlib.Path(__file__).resolve().parent
STREAM = HERE.parent / "stream.jsonl"


class NotebookTests(unittest.TestCase):
    def test_the_script_draws_the_picture(self):
        with tempfile.TemporaryDirectory() as folder:
            picture = pathlib.Path(folder) / "languages.png"
            environment = os.environ | {"ARCHIVE": str(STREAM), "PICTURE": str(picture)}
            script = [sys.executable, "-W", "error::UserWarning:__main__", HERE / "archive.py"]
            result = subprocess.run(script, env=environment, cwd=folder, capture_output=True, text=True)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("fewer than 10 users", result.stdout)
            header = picture.read_bytes()[:24]
            self.assertEqual(header[:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual(struct.unpack(">2I", header[16:]), (800, 400))

    def test_it_is_a_notebook(self):
        kinds = [cell.cell_type for cell in jupytext.read(HERE / "archive.py").cells]
        self.assertEqual(kinds, ["markdown", "code", "code", "code", "code"])

    def test_it_is_short(self):
        self.assertLessEqual(len((HERE / "archive.py").read_text().splitlines()), 40)


if __name__ == "__main__":
    unittest.main()
