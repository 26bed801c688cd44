"""with_duckdb.py ids|count|hashtag FILE: the IDs of tweets, or tables of tweets, with DuckDB.

One thread; the format and the columns are given, so that it does not have to detect them.
"""

import sys

import duckdb

WORK = {
    "ids": """
        SELECT id_str
        FROM read_ndjson($path, records = true, columns = {id_str: 'VARCHAR'})
        WHERE id_str IS NOT NULL""",
    # "Sat May 15 13:00:20 +0000 2077": the month, the day and the year.
    "count": """
        SELECT lang, strptime(words, '%b %d %Y')::DATE AS day, tweets
        FROM (
            SELECT lang, created_at[5:11] || created_at[27:30] AS words, count(*) AS tweets
            FROM read_ndjson($path, records = true, columns =
                {id_str: 'VARCHAR', created_at: 'VARCHAR', lang: 'VARCHAR'})
            WHERE id_str IS NOT NULL
            GROUP BY ALL)""",
    "hashtag": """
        SELECT lower(tag.text) AS hashtag, count(DISTINCT id_str), count(DISTINCT "user".id_str)
        FROM (
            SELECT id_str, "user",
                unnest(coalesce(extended_tweet.entities, entities).hashtags) AS tag
            FROM read_ndjson($path, records = true, columns =
                {id_str: 'VARCHAR', "user": 'STRUCT(id_str VARCHAR)',
                 entities: 'STRUCT(hashtags STRUCT(text VARCHAR)[])',
                 extended_tweet: 'STRUCT(entities STRUCT(hashtags STRUCT(text VARCHAR)[]))'})
            WHERE id_str IS NOT NULL)
        GROUP BY ALL""",
}


def main():
    work, path = sys.argv[1:]
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    query = WORK[work].replace("$path", "'" + path.replace("'", "''") + "'")
    connection.execute(f"COPY ({query}) TO '/dev/stdout' (FORMAT csv, HEADER false)")


main()
