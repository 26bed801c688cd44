"""Damaged input ends in rows, rejections or an exception, and never in a crash (pytest runs under faulthandler)."""

from __future__ import annotations

import random
import warnings
from pathlib import Path

import moult

MUTANTS = 10_000
CANARY = b"q7canaryq7"


def mutant(lines: list[bytes], dice: random.Random) -> bytes:
    """A few lines with a few bytes changed, removed or doubled."""
    text = bytearray(b"".join(dice.choices(lines, k=2)))
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(text))
        change = dice.randrange(4)
        if change == 0:
            text[at] = dice.randrange(256)
        elif change == 1:
            del text[at : at + dice.randint(1, 40)]
        elif change == 2:
            text[at:at] = text[at : at + dice.randint(1, 40)]
        else:
            text[at:at] = CANARY
        if not text:
            return b""
    return bytes(text)


def use(source: bytes, number: int) -> None:
    if number % 3 == 0:
        list(moult.dehydrate(source, threads=1))
    elif number % 3 == 1:
        moult.redact(source, threads=1).to_arrow().validate(full=True)
    else:
        moult.aggregate(source, by=["lang"], threads=1)


def test_mutants(sample: Path) -> None:
    lines = sample.read_bytes().splitlines(keepends=True)
    dice = random.Random(16)
    errors = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", moult.MoultWarning)
        for number in range(MUTANTS // 2):
            try:
                use(mutant(lines, dice), number)
            except moult.MoultError as error:
                errors += 1
                assert CANARY.decode() not in f"{error}{error.code}"
    assert errors < MUTANTS // 2
