#!/usr/bin/env python3
"""Writes CommonWordTable.swift: words that are too common to name anybody by themselves.

In a venv: pip install wordfreq==3.1.1 Faker==40.1.0. The words are the most frequent ones of each language, folded,
less the given and family names that are not words as well. A given name is about as frequent in one language as in
others; a word that is also a name (hope, will, may) is far more frequent in its own.
"""
import importlib, math, pkgutil, statistics
import faker.providers.person, wordfreq
from table import fold, write

# The languages of real tweets, most frequent first; Thai has no list.
NUMBER = {'en': 5000} | dict.fromkeys(['ja', 'ko', 'es', 'pt', 'ar', 'tr', 'fr', 'de', 'id'], 1900)
OTHERS = 550
# Of these, the frequency of a name is about the same.
LATIN = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'pl', 'tr', 'id']
# How much more frequent a word is than a name, and how frequent a family name has to be, as powers of ten.
WORD_LEAD, WORD_RATE = 0.8, 5.0
# Words that are frequent names in all languages.
WORDS = {'rose', 'mark', 'art', 'sky', 'angel', 'king', 'star', 'prince', 'amor', 'sol', 'luna', 'paris', 'london'}

def names():
    given, family = set(), set()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f'faker.providers.person.{module.name}').Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            into = given if attribute.startswith('first_name') else family if attribute.startswith('last_name') else None
            if into is None or not isinstance(values, (dict, list, tuple)): continue
            for value in values:
                if isinstance(value, (list, tuple)): value = value[0]
                for word in str(value).replace('-', ' ').split(): into.add(fold(word))
    return given, family

GIVEN, FAMILY = names()

RATES = {language: wordfreq.get_frequency_dict(language, wordlist='small')
         for language in wordfreq.available_languages('small')}

def rate_of(word, language):
    """The frequency of a word as a power of ten: 3 is once in a million words."""
    rate = RATES[language].get(word, 0)
    return math.log10(rate) + 9 if rate else 0

def is_word(word, language):
    if word in WORDS: return True
    folded = fold(word)
    if folded in GIVEN:
        others = [rate_of(word, other) for other in LATIN if other != language]
        return word.isascii() and rate_of(word, language) - statistics.median(others) >= WORD_LEAD
    return folded not in FAMILY or rate_of(word, language) >= WORD_RATE

found = set()
for language, rates in RATES.items():
    words = list(rates)[:3 * NUMBER.get(language, OTHERS)]
    words = [fold(word) for word in words if is_word(word, language)]
    words = [word for word in words if len(word) > 1 and all(char.isalpha() or char == "'" for char in word)]
    found |= set(words[:NUMBER.get(language, OTHERS)])
write('CommonWordTable', 'Words that are too common to name anybody by themselves, folded; see ``CommonWords``.',
      f'Frequent words of {len(RATES)} languages, from wordfreq 3.1.1 (2023-11) by '
      'scripts/data/common_words.py. CC BY-SA 4.0.', found)
