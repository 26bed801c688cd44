"""Reads what run.py wrote."""

import csv

from cases import WORKS

TITLES = {work.name: work.title for work in WORKS}


def read(path):
    """The facts about the machine, and the rows of each work."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    facts = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    works = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("# ")):
        works.setdefault(row["work"], []).append(row)
    return facts, works
