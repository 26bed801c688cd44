"""The session at the start of the page prints what the page shows."""

from __future__ import annotations

import doctest

import pytest
from conftest import ROOT


def test_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    results = doctest.testfile(str(ROOT / "Documentation/python.md"), module_relative=False)
    assert results.attempted >= 3 and results.failed == 0
