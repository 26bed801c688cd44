"""The sessions of the page print what the page shows."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from conftest import ROOT


def test_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "Samples").symlink_to(ROOT / "Samples")
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "Documentation/python.md").read_text(encoding="utf-8")
    # doctest takes the end of a block for output.
    session = "".join(block.split("```")[0] for block in page.split("```python\n")[1:])
    test = doctest.DocTestParser().get_doctest(session, {}, "python.md", None, 0)
    results = doctest.DocTestRunner().run(test)
    assert results.attempted == 8 and results.failed == 0
