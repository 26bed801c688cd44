"""with_polars.py ids|count FILE: the IDs of tweets, or tweets by language and day, with Polars."""

import sys

import polars

COLUMNS = {"id_str": polars.String, "created_at": polars.String, "lang": polars.String}


def main():
    work, path = sys.argv[1:]
    wanted = COLUMNS if work == "count" else {"id_str": polars.String}
    tweets = polars.scan_ndjson(path, schema=wanted).filter(polars.col("id_str").is_not_null())
    if work == "ids":
        tweets.select("id_str").sink_csv(sys.stdout.buffer, include_header=False)
        return
    # "Sat May 15 13:00:20 +0000 2077": the month, the day and the year.
    made = polars.col("created_at")
    day = (made.str.slice(4, 7) + made.str.slice(26, 4)).alias("day")
    counts = tweets.group_by("lang", day).len().collect()
    counts = counts.with_columns(polars.col("day").str.to_date("%b %d %Y"))
    counts.write_csv(sys.stdout.buffer, include_header=False)


main()
