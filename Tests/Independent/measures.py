#!/usr/bin/env python3
"""measures.py MOULT: are the means and quantiles of `aggregate` those of exact arithmetic, and empty where they must be?

Makes a stream of synthetic tweets of v1.1 and v2 with numbers of all sizes, some of them missing or malformed, computes
each mean and quantile with whole numbers and fractions, and compares. Prints each difference, and exits with 1 if there is
one. Where a bucket has more than 64 users, the command may leave a value out that this script has.
"""
import collections, csv, datetime, fractions, io, json, math, pathlib, random, re, subprocess, sys, tempfile

LEAST = 10
MOST = 20
POWERS = {'likes': 5, 'retweets': 5, 'replies': 5, 'quotes': 5, 'views': 7, 'followers': 6, 'friends': 5, 'statuses': 6, 'listed': 4}
OF_AUTHOR = {'followers', 'friends', 'statuses', 'listed', 'account-age'}
OLD = {'likes': 'favorite_count', 'retweets': 'retweet_count', 'replies': 'reply_count', 'quotes': 'quote_count',
       'followers': 'followers_count', 'friends': 'friends_count', 'statuses': 'statuses_count', 'listed': 'listed_count'}
NEW = {'likes': 'like_count', 'retweets': 'retweet_count', 'replies': 'reply_count', 'quotes': 'quote_count', 'views': 'impression_count',
       'followers': 'followers_count', 'friends': 'following_count', 'statuses': 'tweet_count', 'listed': 'listed_count'}
TEXTS = ['short', 'ein Text von @qx7someone mit  Zwischenraum', 'a &amp; b &lt;3 ' * 9, '自由な' * 30, '@a @b https://t.co/abc',
         'https://example.com/x words after it and \U0001F600 ' + 'wide ' * 60, 'x' * 279, 'ﬁ é e\u0301', 'mail a@b and ahttp://no']


def edges(metric):
    if metric == 'text-length':
        return [20 * step for step in range(51)]
    if metric == 'account-age':
        return list(range(31))
    return [0] + [step * 10 ** power for power in range(POWERS[metric]) for step in (1, 2, 5)] + [10 ** POWERS[metric]]


def bucket(metric, number):
    return max(place for place, edge in enumerate(edges(metric)) if edge <= number)


def middle(metric, place):
    steps = edges(metric)
    return fractions.Fraction(steps[place]) if place == len(steps) - 1 else fractions.Fraction(steps[place] + steps[place + 1] - 1, 2)


def length(text):
    text = re.sub(r'(?<![A-Za-z0-9_])(?i:https?)://[!#-;=?-~]*', '', text)
    text = re.sub(r'@[A-Za-z0-9_]+', '', text)
    for written, character in [('&lt;', '<'), ('&gt;', '>'), ('&quot;', '"'), ('&amp;', '&')]:
        text = text.replace(written, character)
    return len(re.sub(r'\s+', ' ', text).strip())


def two_digits(number):
    """Rounded half up to two digits, and at most two after the point."""
    unit = fractions.Fraction(1, 100)
    while number >= 100 * unit:
        unit *= 10
    return math.floor(number / unit + fractions.Fraction(1, 2)) * unit


def is_safe(tweets):
    users = collections.Counter(user for user, _ in tweets)
    return len(users) >= LEAST and 2 * max(users.values()) <= len(tweets)


def value(statistic, metric, tweets):
    """The value of some pairs of user and bucket; None where it must be empty."""
    if not tweets or not is_safe(tweets):
        return None
    if statistic == 'mean':
        sums = collections.Counter()
        for user, place in tweets:
            sums[user] += middle(metric, place)
        whole = sum(sums.values())
        return None if 2 * max(sums.values()) > whole else two_digits(whole / len(tweets))
    percent = 50 if statistic == 'median' else int(statistic[1:])
    places = sorted(place for _, place in tweets)
    found = places[math.ceil(fractions.Fraction(percent * len(places), 100)) - 1]
    if not is_safe([tweet for tweet in tweets if tweet[1] <= found]) or not is_safe([tweet for tweet in tweets if tweet[1] >= found]):
        return None
    return fractions.Fraction(edges(metric)[found])


def draw_number(draw, most):
    return draw.choice([0, draw.randrange(10), draw.randrange(100), draw.randrange(10 ** draw.randrange(1, most + 3))])


def stream(draw, count):
    """Tweets, each as its user, its language, whether it is a retweet, its numbers, and its line."""
    users = {number: {metric: draw_number(draw, POWERS[metric]) for metric in ('followers', 'friends', 'statuses', 'listed')}
             for number in range(500)}
    born = {number: draw.randrange(2006, 2021) for number in users}
    for number in range(count):
        user = min(users, key=lambda _: draw.random()) if draw.random() < 0.1 else draw.randrange(500)
        lang = draw.choice(['de', 'en', 'en', 'en', 'fr'])
        metrics = {metric: draw_number(draw, POWERS[metric]) for metric in ('likes', 'retweets', 'replies', 'quotes', 'views')}
        text = draw.choice(TEXTS)
        is_old = draw.random() < 0.6
        is_retweet = draw.random() < 0.2
        for metric in list(metrics):
            if draw.random() < 0.15:
                del metrics[metric]
        wrong = {metric: draw.choice([-1, 1.5, '', 'many', None, '007']) for metric in ('likes', 'replies') if metric not in metrics}
        written = {**metrics, **wrong}
        numbers = {**metrics, **users[user], 'account-age': 2019 - born[user], 'text-length': length(text)}
        if born[user] > 2019:
            del numbers['account-age']
        if is_old:
            numbers.pop('views', None)
            tweet = {'id': 1000 + number, 'id_str': str(1000 + number), 'created_at': 'Sun Dec 01 13:37:00 +0000 2019', 'lang': lang, 'text': text,
                     'user': {'id': 70000 + user, 'id_str': str(70000 + user), 'screen_name': 'qx7%d' % user, 'name': 'Qx7',
                              'created_at': datetime.date(born[user], 12, 1).strftime('%a Dec 01 13:37:00 +0000 %Y'),
                              **{OLD[metric]: users[user][metric] for metric in users[user]}},
                     'entities': {'hashtags': []}, **{OLD[metric]: written[metric] for metric in written if metric in OLD}}
            if is_retweet:
                tweet['retweeted_status'] = {'id': 1, 'id_str': '1', 'text': 'x', 'favorite_count': 5, 'user': {'id': 3, 'id_str': '3'}}
        else:
            tweet = {'data': {'id': str(1000 + number), 'text': text, 'lang': lang, 'author_id': str(70000 + user), 'created_at': '2019-12-01T13:37:00.000Z',
                              'public_metrics': {NEW[metric]: written[metric] for metric in written}},
                     'includes': {'users': [{'id': str(70000 + user), 'username': 'qx7%d' % user, 'name': 'Qx7',
                                             'created_at': '%d-12-01T13:37:00.000Z' % born[user],
                                             'public_metrics': {NEW[metric]: users[user][metric] for metric in users[user]}}]}}
            if is_retweet:
                tweet['data']['referenced_tweets'] = [{'type': 'retweeted', 'id': '1'}]
        if number % 10 == 0:
            # A user in all tweets of a language, so that it is bounded or gives most.
            lang = 'it'
            (tweet if is_old else tweet['data'])['lang'] = 'it'
        yield user, lang, is_retweet, numbers, json.dumps(tweet)


def expected(tweets, measures):
    counted, cells = collections.Counter(), collections.defaultdict(list)
    for user, lang, is_retweet, numbers, _ in tweets:
        counted[user] += 1
        if counted[user] > MOST:
            continue
        cells[lang].append((user, is_retweet, numbers))
    rows = {}
    for lang, cell in cells.items():
        if is_safe([(user, 0) for user, _, _ in cell]):
            rows[lang] = [value(statistic, metric, [(user, bucket(metric, numbers[metric])) for user, is_retweet, numbers in cell
                                                    if metric in numbers and (metric in OF_AUTHOR or not is_retweet)])
                          for statistic, metric in measures]
    return rows


def check(moult, seed, count):
    draw = random.Random(seed)
    tweets = list(stream(draw, count))
    metrics = list(POWERS) + ['text-length', 'account-age']
    measures = [(statistic, metric) for metric in metrics for statistic in ['mean', 'median', 'p%d' % draw.randrange(1, 100)]]
    measures = [measure for place, measure in enumerate(measures) if measure not in measures[:place] and measure[0] != 'p50']
    names = ['%s %s' % measure for measure in measures]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, 'in.jsonl')
        path.write_text(''.join(line + '\n' for *_, line in tweets))
        outputs = {subprocess.run([moult, 'aggregate', '--by', 'lang', '--count', ','.join(['tweets'] + names), '--threads', threads, str(path)],
                                  check=True, capture_output=True, text=True).stdout for threads in ('1', '3')}
    faults, shown = [], 0
    if len(outputs) != 1:
        faults.append('the output depends on the threads')
    for row in csv.DictReader(io.StringIO(outputs.pop(), newline='')):
        wanted = expected(tweets, measures).get(row['lang'])
        for name, number in zip(names, wanted or []):
            text = row[name.replace(' ', '_').replace('-', '_')]
            found = fractions.Fraction(text) if text else None
            shown += found is not None
            if found != number and not (found is None and count > 400):
                faults.append('seed %d, %s, %s: %s, expected %s' % (seed, row['lang'], name, text or 'empty', number))
    return faults, shown


def main(moult):
    faults, shown = [], 0
    for seed, count in enumerate([150, 400, 400, 400, 3000, 3000]):
        found, more = check(moult, seed, count)
        faults, shown = faults + found, shown + more
    for fault in faults[:20]:
        print(fault)
    if shown < 300:
        print('only %d values are shown' % shown)
    return 1 if faults or shown < 300 else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
