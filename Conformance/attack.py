#!/usr/bin/env python3
"""Attacks the tables of `moult aggregate` with the linear programming of SciPy.

Random data sets, several tables in one run. The attacker has the output and the rules: rows, notes, the steps of shares, the
minimum of users and the most tweets of a user. The unknowns are the numbers of tweets and users for each combination of all
values of all dimensions of the run, and the users of each cell. For each cell that exists and was not printed, the
attacker computes the least and the greatest number of tweets and users. It is a leak if

- there are certainly fewer users than the minimum, or
- both bounds of tweets, or of users, are within a tenth of the number.

`MOULT_DATA_SETS=1000` (default) is the number of data sets, `MOULT_SEED=0` the first, `MOULT_LEAKS=5` the
number of leaks that are printed. It is skipped if SciPy is not installed (`make .venv/scipy/installed`).
"""

import collections
import concurrent.futures
import datetime
import itertools
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCIPY = ROOT / ".venv/scipy/bin/python"

try:
    import numpy
    from scipy import sparse
    from scipy.optimize import linprog
except ImportError:
    if SCIPY.exists() and pathlib.Path(sys.prefix) != SCIPY.parent.parent:
        os.execv(SCIPY, [SCIPY, *sys.argv])
    linprog = None

MOULT = pathlib.Path(os.environ.get("MOULT", ROOT / ".build/release/moult"))
MOST = 20
FIRST_DAY = datetime.date(2019, 12, 2)
TAGS = ["alpha", "beta", "gamma"]
LANGUAGES = ["de", "en", "fr", "ja"]
KINDS = ["tweet", "retweet", "reply"]
ALL = "lang=de|en|fr|ja"

# A table: its dimensions and its filters. Each line is the tables of a run.
RUNS = [
    [(["lang"], []), (["lang", "day"], [])],
    [(["lang"], []), (["lang", "day"], []), (["day"], [ALL])],
    [(["lang", "day"], [ALL]), (["lang"], [ALL]), (["day"], [ALL])],
    [(["lang", "kind"], [ALL]), (["kind", "day"], [ALL]), (["lang", "day"], [ALL])],
    [(["lang", "kind"], [ALL]), (["kind", "day"], [ALL]), (["lang", "day"], [ALL]), (["kind"], [ALL])],
    [(["lang", "day"], []), (["day"], ["lang=en"])],
    [(["lang", "day"], []), (["day"], ["lang=en"]), (["day", "kind"], ["lang=en"])],
    [(["lang"], []), (["lang", "day"], ["kind=retweet"]), (["lang", "kind"], [])],
    [(["lang"], []), (["lang"], ["kind=retweet"]), (["lang"], ["kind!=retweet"])],
    [(["lang", "day"], []), (["lang", "day"], ["kind=retweet"]), (["lang", "day"], ["kind!=retweet"])],
    [(["lang", "weekday"], [ALL]), (["lang", "kind"], [ALL]), (["day"], [ALL])],
    [(["hashtag"], []), (["hashtag", "day"], [])],
    [(["hashtag"], []), (["hashtag", "lang"], []), (["lang"], [])],
    [(["hashtag"], ["lang=en"]), (["lang"], []), (["hashtag", "lang"], [])],
    [(["lang"], ["hashtag=alpha"]), (["hashtag", "lang"], [])],
    [(["hashtag"], ["hashtag=alpha"]), (["hashtag"], []), (["lang", "hashtag"], ["hashtag=alpha"])],
    [(["hashtag"], ["hashtag=alpha"]), (["hashtag"], ["hashtag=beta"])],
    [(["lang", "kind", "day"], []), (["lang"], []), (["lang", "kind"], [])],
    [(["lang", "verified"], [ALL]), (["verified", "day"], [ALL]), (["lang", "day"], [ALL]), (["lang"], [ALL])],
    [(["lang", "day"], [])],
    [(["hashtag"], [])],
]
COUNTS = [["tweets"], ["tweets"], ["tweets", "users"], ["tweets", "users"], ["users"], ["tweets", "share"], ["share"]]


class Tweet(dict):
    """A tweet by its dimensions; `hashtag` is a set."""


def data_set(chance):
    """The tweets of a random data set. Cells are of different sizes, and some are mostly one user's."""
    days = chance.randint(2, 4)
    languages = LANGUAGES[: chance.randint(2, 4)]
    kinds = KINDS[: chance.randint(2, 3)]
    tweets, users = [], chance.choice([60, 200, 2000])
    for lang, day, kind in itertools.product(languages, range(days), kinds):
        size = chance.choice([0, 0, 1, 2, 4, 8, 9, 12, 12, 16, 25, 40])
        bot = chance.randrange(users) if chance.random() < 0.08 else None
        for _ in range(size):
            user = bot if bot is not None and chance.random() < 0.7 else chance.randrange(users)
            tags = {tag for tag in TAGS if chance.random() < 0.3}
            tweets.append(Tweet(lang=lang, day=day, weekday=day % 7, kind=kind, user=user, hashtag=frozenset(tags),
                                verified=chance.random() < 0.4))
    chance.shuffle(tweets)
    return tweets


def line(number, tweet):
    """A tweet as the platform wrote it."""
    day = FIRST_DAY + datetime.timedelta(days=tweet["day"])
    user = {"id": tweet["user"] + 1, "id_str": str(tweet["user"] + 1), "verified": tweet["verified"]}
    record = {
        "id": number, "id_str": str(number), "text": "words", "lang": tweet["lang"], "truncated": False, "user": user,
        "created_at": day.strftime("%a %b %d 12:00:00 +0000 %Y"),
        "entities": {"hashtags": [{"text": tag, "indices": [0, 1]} for tag in sorted(tweet["hashtag"])]},
    }
    if tweet["kind"] == "retweet":
        inner = {"id": 9, "id_str": "9", "text": "words", "user": {"id": 99999, "id_str": "99999"},
                 "created_at": "Sun Dec 01 12:00:00 +0000 2019"}
        record["retweeted_status"] = inner
    if tweet["kind"] == "reply":
        record |= {"in_reply_to_status_id": 8, "in_reply_to_status_id_str": "8"}
    return json.dumps(record)


def passes(tweet, condition):
    name, unequal, values = condition.replace("!=", "=!=").partition("=")[0], "!=" in condition, condition.split("=")[-1]
    value = tweet[name]
    values = ["plain" if v == "tweet" else v for v in values.split("|")]
    found = any(tag in values for tag in value) if name == "hashtag" else written(name, value) in values
    return found != unequal


def written(name, value):
    """A value as the tables write it."""
    if name == "day":
        return (FIRST_DAY + datetime.timedelta(days=value)).isoformat()
    if name == "weekday":
        return (FIRST_DAY + datetime.timedelta(days=value)).strftime("%a")
    if name == "kind":
        return "plain" if value == "tweet" else value
    if name == "verified":
        return "true" if value else "false"
    return value


def cells_of(tweet, by):
    """The cells of a tweet in a table without filters."""
    options = [sorted(tweet[name]) if name == "hashtag" else [written(name, tweet[name])] for name in by]
    return list(itertools.product(*options))


def truth(tweets, table):
    """The tweets and the users of each cell, of each user the first tweets only."""
    by, filters = table
    cells, weights = collections.defaultdict(lambda: [0, set()]), collections.Counter()
    for tweet in tweets:
        if not all(passes(tweet, condition) for condition in filters):
            continue
        weights[tweet["user"]] += 1
        if weights[tweet["user"]] > MOST:
            continue
        for cell in cells_of(tweet, by):
            cells[cell][0] += 1
            cells[cell][1].add(tweet["user"])
    return {cell: (tweets, len(users)) for cell, (tweets, users) in cells.items()}


def run(folder, tweets, tables, counts, minimum):
    """The output of the command for some tables."""
    (folder / "tweets.jsonl").write_text("".join(line(1000 + i, tweet) + "\n" for i, tweet in enumerate(tweets)))
    analysis = {"tables": {
        f"t{i}": {"by": by, "where": filters, "count": counts[i], "min-users": minimum}
        for i, (by, filters) in enumerate(tables)}}
    (folder / "analysis.yaml").write_text(json.dumps(analysis))
    done = subprocess.run(
        [MOULT, "aggregate", "--analysis", folder / "analysis.yaml", "--format", "json", folder / "tweets.jsonl"],
        capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"moult: {done.stderr}")
    return [json.loads(text) for text in done.stdout.splitlines()]


class Attack:
    """Linear constraints over numbers of tweets and users."""

    def __init__(self, tweets, tables, outputs, minimum):
        self.names = sorted({name for by, filters in tables for name in by}
                            | {f.replace("!", "").split("=")[0] for _, filters in tables for f in filters})
        if "weekday" in self.names:
            self.names = sorted(set(self.names) - {"weekday"} | {"day"})
        self.atoms = self.all_atoms(tweets)
        self.tables, self.minimum = tables, minimum
        self.rows, self.bounds = [], []
        # For each atom its tweets, then its users.
        self.count = 2 * len(self.atoms)
        for atom in range(len(self.atoms)):
            self.limit({self.users(atom): 1, atom: -1}, high=0)
            self.limit({atom: 1, self.users(atom): -MOST}, high=0)
        self.cells, self.members = {}, {}
        for table, (by, filters) in enumerate(tables):
            self.add_table(table, by, filters, outputs[table])
        self.add_containments()

    def all_atoms(self, tweets):
        domains = []
        for name in self.names:
            if name == "hashtag":
                found = [frozenset(s) for n in range(len(TAGS) + 1) for s in itertools.combinations(TAGS, n)]
            else:
                found = sorted({tweet[name] for tweet in tweets})
            domains.append(found)
        atoms = [Tweet(zip(self.names, values)) for values in itertools.product(*domains)]
        for atom in atoms:
            atom["weekday"] = atom.get("day", 0) % 7
        return atoms

    def users(self, atom):
        return len(self.atoms) + atom

    def limit(self, row, low=-float("inf"), high=float("inf")):
        self.rows.append(row)
        self.bounds.append((low, high))

    def add_table(self, table, by, filters, output):
        members = collections.defaultdict(list)
        for index, atom in enumerate(self.atoms):
            if all(passes(atom, condition) for condition in filters):
                for cell in cells_of(atom, by):
                    members[cell].append(index)
        for cell, atoms in members.items():
            variable, self.count = self.count, self.count + 1
            self.cells[table, cell], self.members[table, cell] = variable, frozenset(atoms)
            self.limit({variable: 1, **{self.users(atom): -1 for atom in atoms}}, high=0)
            self.limit({variable: 1, **{atom: -1 for atom in atoms}}, high=0)
            self.limit({variable: -MOST, **{atom: 1 for atom in atoms}}, high=0)
            for atom in atoms:
                self.limit({self.users(atom): 1, variable: -1}, high=0)
        printed = {tuple(row[name] for name in by): row for row in output["rows"]}
        self.add_rows(table, printed, members)
        self.add_notes(output["notes"], by, filters, printed, members)

    def add_rows(self, table, printed, members):
        shares = [row["share_percent"] for row in printed.values() if "share_percent" in row]
        step = self.step(shares) if shares and "tweets" not in next(iter(printed.values())) else 0.1
        whole = collections.Counter(atom for cell in printed for atom in members[cell])
        for cell, row in printed.items():
            self.limit({self.cells[table, cell]: 1}, low=self.minimum)
            if "users" in row:
                self.limit({self.cells[table, cell]: 1}, row["users"], row["users"])
            if "tweets" in row:
                self.limit({atom: 1 for atom in members[cell]}, row["tweets"], row["tweets"])
            if "share_percent" in row:
                for sign in (-1, 1):
                    edge = (row["share_percent"] + sign * (step / 2 + 1e-9)) / 100
                    constraint = {atom: -edge * times for atom, times in whole.items()}
                    for atom in members[cell]:
                        constraint[atom] = constraint.get(atom, 0) + 1
                    self.limit(constraint, *((0, float("inf")) if sign < 0 else (-float("inf"), 0)))

    @staticmethod
    def step(shares):
        """The step of shares that a note states; a multiple of it fits them, too."""
        for step in [100.0, 50.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1]:
            if all(abs(share / step - round(share / step)) < 1e-6 for share in shares):
                return step
        return 0.1

    def add_notes(self, notes, by, filters, printed, members):
        if notes["suppressed"] and "tweets" in notes["suppressed"]:
            held = collections.Counter(a for cell in members if cell not in printed for a in members[cell])
            self.limit(dict(held), notes["suppressed"]["tweets"], notes["suppressed"]["tweets"])
        without = notes.get("tweets_without_value")
        if without is not None:
            atoms = {i: 1 for i, atom in enumerate(self.atoms)
                     if all(passes(atom, c) for c in filters) and not cells_of(atom, by)}
            self.limit(atoms, without, without)

    def add_containments(self):
        for (one, inner), (other, outer) in itertools.permutations(self.members.items(), 2):
            if inner <= outer:
                self.limit({self.cells[one]: 1, self.cells[other]: -1}, high=0)

    def matrix(self):
        rows, columns, values = [], [], []
        for index, row in enumerate(self.rows):
            for column, value in row.items():
                rows.append(index), columns.append(column), values.append(value)
        whole = sparse.csr_matrix((values, (rows, columns)), shape=(len(self.rows), self.count))
        low, high = (numpy.array(side, dtype=float) for side in zip(*self.bounds))
        equal = low == high
        upper, lower = numpy.isfinite(high) & ~equal, numpy.isfinite(low) & ~equal
        inequalities = sparse.vstack([whole[upper], -whole[lower]]).tocsr()
        return dict(A_eq=whole[equal] if equal.any() else None, b_eq=low[equal] if equal.any() else None,
                    A_ub=inequalities, b_ub=numpy.concatenate([high[upper], -low[lower]]))

    def interval(self, variables, system):
        """The least and the greatest sum of some variables; None if the tables contradict each other."""
        found = []
        for sign in (1, -1):
            cost = numpy.zeros(self.count)
            cost[list(variables)] = sign
            result = linprog(cost, bounds=(0, None), method="highs", **system)
            if result.status == 2:
                return None
            found.append(sign * result.fun if result.status == 0 else (0 if sign == 1 else float("inf")))
        return found


def near(interval, number):
    return interval[0] >= 0.9 * number - 1e-6 and interval[1] <= 1.1 * number + 1e-6


def attack(seed):
    """The number of attacked cells of a data set, of printed ones, and the leaks."""
    chance = random.Random(seed)
    tables = RUNS[seed % len(RUNS)]
    tweets = data_set(chance)
    counts = [chance.choice(COUNTS) for _ in tables]
    minimum = chance.choice([5, 10, 10])
    with tempfile.TemporaryDirectory() as folder:
        outputs = run(pathlib.Path(folder), tweets, tables, counts, minimum)
    system, leaks, attacked, printed = None, [], 0, 0
    for table, (by, _) in enumerate(tables):
        rows = {tuple(row[name] for name in by) for row in outputs[table]["rows"]}
        printed += len(rows)
        for cell, (number, users) in truth(tweets, tables[table]).items():
            if cell in rows:
                continue
            attacked += 1
            if system is None:
                solver = Attack(tweets, tables, outputs, minimum)
                system = solver.matrix()
            of_users = solver.interval([solver.cells[table, cell]], system)
            if of_users is None:
                return attacked, printed, [], True
            of_tweets = solver.interval(solver.members[table, cell], system)
            place = (seed, tables[table], cell, number, users, of_tweets, of_users)
            if of_users[1] < minimum - 1e-6:
                leaks.append(("fewer users", *place))
            elif near(of_tweets, number):
                leaks.append(("tweets", *place))
            elif near(of_users, users):
                leaks.append(("users", *place))
    return attacked, printed, leaks, False


def main():
    if linprog is None:
        print("SciPy is not installed: skipped (make .venv/scipy/installed)")
        return
    count, first = int(os.environ.get("MOULT_DATA_SETS", 1000)), int(os.environ.get("MOULT_SEED", 0))
    attacked = printed = contradictions = leaking = 0
    leaks = []
    with concurrent.futures.ProcessPoolExecutor(int(os.environ.get("MOULT_PROCESSES", 2))) as pool:
        for done in pool.map(attack, range(first, first + count), chunksize=8):
            attacked, printed = attacked + done[0], printed + done[1]
            leaks += done[2]
            leaking += bool(done[2])
            contradictions += done[3]
    print(f"{count} data sets, {printed} printed cells, {attacked} attacked: {len(leaks)} leaks in {leaking} data sets, "
          f"{contradictions} data sets with contradicting tables")
    for leak in leaks[: int(os.environ.get("MOULT_LEAKS", 5))]:
        print(*leak, file=sys.stderr)
    sys.exit(1 if leaks else 0)


if __name__ == "__main__":
    main()
