"""What is run: the programs that do each work, side by side.

FILE in a command is replaced by the input. `reads` is `all` for a program that reads the whole of it and
`part` for one that is so slow that it reads the first lines only; `check` says how the output is
held against that of moult.
"""

import os
from typing import NamedTuple

DATA = "Benchmarks/data"
PEERS = "Benchmarks/peers"
MOULT = os.environ.get("MOULT", ".build/release/moult")
PYTHON = ".venv/bench/bin/python"
ONE_THREAD = "moult, one thread"
CLOSED = f"{DATA}/closed.json"
TWARC = ".venv/twarc1/bin/twarc --skip_key_validation --log /dev/null dehydrate FILE"
TWARC2 = ".venv/twarc2/bin/twarc2 --log /dev/null dehydrate --hide-progress FILE"
# A home of its own, so that nobody's twarc settings and keys are read.
HOME = f"env HOME={DATA}/home BEARER_TOKEN=none"


class Work(NamedTuple):
    name: str
    title: str
    form: str
    check: str


class Case(NamedTuple):
    work: Work
    program: str
    command: str
    reads: str = "all"
    is_limit: bool = False


WORKS = [
    Work("hashtags-v1", "Count tweets and users of a v1.1 stream by hashtag", "v1", "values"),
    Work("hosts-v1", "Count tweets and users of a v1.1 stream by host and week", "v1", "values"),
    Work("topics-v1", "Redact a v1.1 stream, policy topics", "v1", "lines"),
    Work("text-v1", "Redact a v1.1 stream, policy text", "v1", "lines"),
    Work("ids-v1", "IDs of a v1.1 stream", "v1", "ids"),
    Work("ids-v1-python", "IDs of a v1.1 stream that Python wrote", "v1-python", "ids"),
    Work("ids-v2", "IDs of v2 pages", "v2-pages", "ids"),
    Work("redact-v1", "Redact a v1.1 stream, policy strict", "v1", "records"),
    Work("count-v1", "Count a v1.1 stream by language and day", "v1", "counts"),
]


def moult(work, job):
    """moult with one thread and as it comes."""
    command = f"{MOULT} {job} FILE"
    return [Case(work, ONE_THREAD, f"{command} --threads 1"), Case(work, "moult", command)]


def ondemand(work, form):
    for way, name in [("load", "loaded"), ("map", "mapped")]:
        for threads, suffix in [(1, ", one thread"), (2, "")]:
            command = f"{DATA}/ids_ondemand {form} {way} {threads} FILE"
            yield Case(work, f"simdjson On-Demand, {name}{suffix}", command)


def ids(work):
    form = work.form[:2]
    wanted = ".data[]?.id" if form == "v2" else "select(.id_str and .text) | .id_str"
    twarc = TWARC2 if form == "v2" else TWARC
    cases = moult(work, "dehydrate")
    on_yajl = moult(work, "dehydrate --reader yajl")[0]
    cases += [on_yajl._replace(program="moult on yajl, one thread")]
    cases += ondemand(work, form)
    cases += [
        Case(work, "simdjson DOM, one thread", f"{DATA}/ids_dom {form} load 1 FILE"),
        Case(work, "simdjson DOM", f"{DATA}/ids_dom {form} load 2 FILE"),
        Case(work, "Python, orjson", f"{PYTHON} {PEERS}/ids.py orjson {form} FILE"),
        Case(work, "Python, json", f"{PYTHON} {PEERS}/ids.py json {form} FILE", "part"),
        Case(work, "jq", f"jq -r '{wanted}' FILE", "part"),
        Case(work, "gojq", f"gojq -r '{wanted}' FILE", "part"),
        Case(work, "twarc2" if form == "v2" else "twarc", f"{HOME} {twarc}", "part"),
    ]
    if form == "v1":
        cases += tables(work, "ids")
    return cases + limits(work)


def tables(work, job):
    return [
        Case(work, "Polars", f"{PYTHON} {PEERS}/with_polars.py {job} FILE"),
        Case(work, "DuckDB, one thread", f"{PYTHON} {PEERS}/with_duckdb.py {job} FILE"),
    ]


def limits(work):
    """What is less than the work, and so bounds what can be done."""
    return [
        Case(work, "C, yajl with empty callbacks", f"{DATA}/yajl_bare FILE", is_limit=True),
        Case(work, "wc -l", "wc -l FILE", is_limit=True),
        Case(work, "C, reading the file", f"{DATA}/read_file FILE", is_limit=True),
    ]


def redact(work):
    filter = f"-c --slurpfile closed {CLOSED} -f {PEERS}/redact.jq FILE"
    ondemand = f"{DATA}/redact_ondemand {CLOSED} FILE"
    return moult(work, "redact --policy strict") + [
        Case(work, "simdjson On-Demand, mapped, one thread", ondemand),
        Case(work, "Python, orjson", f"{PYTHON} {PEERS}/redact.py {CLOSED} FILE"),
        Case(work, "jq", f"jq {filter}", "part"),
        Case(work, "gojq", f"gojq {filter}", "part"),
    ]


def count(work):
    pipe = f"sh -c 'jq -r -f {PEERS}/count.jq FILE | LC_ALL=C sort | uniq -c'"
    ondemand = f"{DATA}/count_ondemand FILE"
    return moult(work, "aggregate --by lang,day") + [
        Case(work, "simdjson On-Demand, mapped, one thread", ondemand),
        Case(work, "Python, orjson", f"{PYTHON} {PEERS}/count.py FILE"),
        Case(work, "jq, sort, uniq -c", pipe, "part"),
        *tables(work, "count"),
    ]


def values(work):
    """Tables over tags and hosts, from which moult leaves out those that name somebody in the record."""
    value = "hashtag" if work.name == "hashtags-v1" else "host"
    by = {"hashtag": "hashtag", "host": "host,week"}[value]
    cases = moult(work, f"aggregate --by {by} --count tweets,users")
    cases += [Case(work, "Python, orjson", f"{PYTHON} {PEERS}/count_values.py {value} FILE")]
    if value == "hashtag":
        cases += [Case(work, "DuckDB, one thread", f"{PYTHON} {PEERS}/with_duckdb.py hashtag FILE")]
    return cases


def redact_names(work):
    """Policies that compare values with the names of the record. For `topics` the other program does less."""
    policy = work.name.removesuffix("-v1")
    program = {"topics": "redact.py", "text": "redact_text.py"}[policy]
    return moult(work, f"redact --policy {policy}") + [
        Case(work, "Python, orjson and re", f"{PYTHON} {PEERS}/{program} {CLOSED} FILE"),
    ]


def all_cases():
    make = {
        "ids": ids,
        "records": redact,
        "counts": count,
        "values": values,
        "lines": redact_names,
    }
    return [case for work in WORKS for case in make[work.check](work)]
