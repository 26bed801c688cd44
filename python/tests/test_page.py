"""The session at the start of the page prints what the page shows."""

from __future__ import annotations

import doctest

import pytest
from conftest import ROOT


def test_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = (ROOT / "Documentation/python.md").read_text(encoding="utf-8")
    # doctest takes the end of a block for output.
    session = page.split("```python\n")[1].split("```")[0]
    test = doctest.DocTestParser().get_doctest(session, {}, "python.md", None, 0)
    results = doctest.DocTestRunner().run(test)
    assert results.attempted == 3 and results.failed == 0
