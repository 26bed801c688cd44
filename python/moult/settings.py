"""Settings: the long options of the command, with `_` for `-`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, Union

from .errors import UsageError

Setting = Union[str, int, float, bool, None, Iterable[Union[str, int]]]
Words = Union[str, Iterable[str]]
Policy = Union[str, "os.PathLike[str]", Mapping[str, Any]]

# What the result decides itself, and what the command does with its outputs.
_OUTPUTS = {"format", "output", "stats", "jobs", "resume", "split"}


def words(settings: Mapping[str, Setting]) -> list[tuple[str, str]]:
    """Settings as the library takes them: a list as several of one name; None is left out.

    Raises UsageError where a setting is one of the command's outputs.
    """
    result: list[tuple[str, str]] = []
    for key, value in settings.items():
        name = key.rstrip("_").replace("_", "-")
        if name in _OUTPUTS:
            raise UsageError(f"`{name}` is a setting of the command alone.", "unknown-setting")
        if value is None:
            continue
        items: Iterable[Any] = [value] if isinstance(value, (str, int, float)) else value
        result += [(name, _word(item)) for item in items]
    return result


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float)):
        return str(value)
    raise UsageError("A setting is a text, a number, a bool, or a list of them.", "setting")


def document(value: str | os.PathLike[str] | Mapping[str, Any] | None) -> str | None:
    """A policy or an analysis as the library takes it; a mapping becomes JSON, which is YAML."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        try:
            return json.dumps(value, indent=1) + "\n"
        except (TypeError, ValueError):
            raise UsageError("A policy or analysis has texts, numbers, lists and dicts alone.", "document") from None
    return os.fspath(value)


def analysis_text(value: str | os.PathLike[str] | Mapping[str, Any] | None) -> str | None:
    """An analysis as text. A path is read here, and a str is a text where it has a line feed."""
    text = document(value)
    if text is None or "\n" in text or isinstance(value, Mapping):
        return text
    with open(text, encoding="utf-8") as file:
        return file.read()
