#!/usr/bin/env python3
"""Compares the errors of `moult aggregate --epsilon` with those of OpenDP for the same query.

The query is a table of 100 cells (10 languages on 10 days) with 200 tweets each, in which a user counts 20 times at most.
OpenDP is given the same sensitivity, epsilon and delta, and finds its noise by itself:

- Laplace, numbers of tweets: both have to choose the same scale, and the mean errors have to agree;
- Gaussian, numbers of users: both convert zero-concentrated privacy to epsilon and delta by the bound of Canonne, Kamath and
  Steinke. The mean errors have to agree, and for further losses the scale that moult states has to be that of OpenDP, from
  0 to 0.1 % above.

It is skipped if OpenDP is not installed (`make .venv/opendp/installed`).
"""

import csv
import datetime
import io
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOULT = pathlib.Path(os.environ.get("MOULT", ROOT / ".build/release/moult"))
OPENDP = ROOT / ".venv/opendp/bin/python"

LANGUAGES = ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pt"]
DAYS = 10
EACH = 200
BOUND = 20
RUNS = 30
DRAWS = 200
# Further losses, and how often a user counts: often, so that the scale, which moult states as a whole number, is large.
POINTS = [("0.05", "1e-6", 10_000), ("0.5", "1e-9", 10_000), ("2", "1e-5", 60_000), ("10", "1e-7", 60_000)]

# Prints the noise that OpenDP chooses, and its mean error, for each line of the query.
READER = """
import json, math, sys
import opendp.prelude as dp
dp.enable_features("contrib")
query = json.load(sys.stdin)
counts = [query["each"]] * query["cells"]
space = dp.vector_domain(dp.atom_domain(T=int), size=len(counts))

def laplace(scale):
    return dp.m.make_laplace(space, dp.l1_distance(T=int), scale=scale)

def gaussian(scale):
    noise = dp.m.make_gaussian(space, dp.l2_distance(T=float), scale=scale)
    return dp.c.make_fix_delta(dp.c.make_zCDP_to_approxDP(noise), delta=delta)

def scale(bound, epsilon):
    root = math.sqrt(bound)
    return dp.binary_search_param(gaussian, d_in=root, d_out=(epsilon, delta), bounds=(root / 5, root * 1000))

def result(make, distance, loss):
    scale = dp.binary_search_param(make, d_in=distance, d_out=loss, bounds=(0.5, 1e4))
    noise = make(scale)
    errors = [abs(a - b) for _ in range(query["draws"]) for a, b in zip(noise(counts), counts)]
    return {"scale": scale, "error": sum(errors) / len(errors)}

delta = query["delta"]
results = {
    "laplace": result(laplace, query["bound"], query["epsilon"]),
    "gaussian": result(
        gaussian, math.sqrt(query["bound"]), (query["epsilon"], delta)),
    "scales": [],
}
for epsilon, delta, bound in query["points"]:
    epsilon, delta = float(epsilon), float(delta)
    results["scales"].append(scale(bound, epsilon))
json.dump(results, sys.stdout)
"""


def tweets():
    """Each user writes twenty tweets, two on each day, all in different cells or two in one."""
    number = 0
    for cell in range(len(LANGUAGES) * DAYS):
        day = datetime.date(2019, 12, 1) + datetime.timedelta(days=cell % DAYS)
        for _ in range(EACH):
            number += 1
            yield json.dumps({
                "id_str": str(number), "id": number, "text": "words", "lang": LANGUAGES[cell // DAYS],
                "created_at": day.strftime("%a %b %d 12:00:00 +0000 %Y"), "truncated": False,
                "user": {"id": 1 + number % 1000, "id_str": str(1 + number % 1000)},
            })


def moult(*words):
    run = subprocess.run([MOULT, *words], check=True, capture_output=True, text=True)
    return run.stdout


def errors(folder, noise, column, epsilon, delta):
    """The differences of all numbers from the counts, in tables of several runs."""
    found = []
    for run in range(RUNS):
        name = f"{noise} {run}"
        ledger = ["--ledger", folder / "ledger"]
        moult("budget", "add", name, "--epsilon", epsilon, "--delta", delta, *ledger)
        table = moult(
            "aggregate", "--by", "lang,day", "--count", column, "--domain", "lang=" + "|".join(LANGUAGES),
            "--domain", "day=2019-12-01..2019-12-10", "--epsilon", epsilon, "--delta", delta,
            "--noise", noise, "--budget", name, "--most-per-user", str(BOUND), *ledger, folder / "tweets.jsonl")
        found += [int(row[column]) - EACH for row in csv.DictReader(io.StringIO(table))]
    return found


def stated_scale(folder, epsilon, delta, bound):
    """The standard deviation of moult's noise, from the number of which it says that 19 of 20 errors are less."""
    name, ledger = f"{epsilon} {delta}", ["--ledger", folder / "ledger"]
    moult("budget", "add", name, "--epsilon", epsilon, "--delta", delta, *ledger)
    table = moult(
        "aggregate", "--by", "lang", "--count", "users", "--domain", "lang=en", "--epsilon", epsilon, "--delta", delta,
        "--noise", "gaussian", "--budget", name, "--most-per-user", str(bound), *ledger, "--format", "json",
        folder / "tweets.jsonl")
    # Rounded up, and one more.
    return (json.loads(table)["notes"]["privacy"]["users_within"] - 1.5) / 1.96


def mean(numbers):
    return sum(map(abs, numbers)) / len(numbers)


def main():
    if not OPENDP.exists():
        print("OpenDP is not installed: skipped (make .venv/opendp/installed)")
        return
    epsilon, delta = 2.0, 1e-6
    query = {"each": EACH, "cells": len(LANGUAGES) * DAYS, "bound": BOUND, "epsilon": epsilon, "delta": delta,
             "draws": DRAWS, "points": POINTS}
    theirs = json.loads(subprocess.run(
        [OPENDP, "-c", READER], input=json.dumps(query), check=True, capture_output=True, text=True).stdout)
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "tweets.jsonl").write_text("".join(line + "\n" for line in tweets()))
        for noise, column in [("laplace", "tweets"), ("gaussian", "users")]:
            found = errors(folder, noise, column, "2", "1e-6")
            ours, other = mean(found), theirs[noise]["error"]
            # The mean error of this many draws is off by less than this, in 99.9 % of all comparisons.
            slack = 3.3 / math.sqrt(len(found)) + 3.3 / math.sqrt(DRAWS * query["cells"])
            print(f"{noise}: mean error {ours:.2f} of {column}, OpenDP {other:.2f} (scale {theirs[noise]['scale']:.3f})")
            if not 1 - slack <= ours / other <= 1 + slack:
                failures.append(f"{noise}: the errors do not agree")
        for point, other in zip(POINTS, theirs["scales"]):
            ours = stated_scale(folder, *point)
            print(f"gaussian: scale {ours:.1f} for {' and '.join(point[:2])}, OpenDP {other:.1f}")
            # Half a number is lost to rounding.
            if not -0.5 <= ours - other <= other / 1000 + 0.5:
                failures.append(f"gaussian: OpenDP chooses another scale for {' and '.join(point[:2])}")
    if abs(theirs["laplace"]["scale"] - BOUND / epsilon) > 0.01:
        failures.append("laplace: OpenDP chooses another scale")
    for failure in failures:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
