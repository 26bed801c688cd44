// Scalars that are read after the last stretch: numbers with a sign or a point, and literals over the end of a stretch.

#ifndef MOULT_SCALARS_H
#define MOULT_SCALARS_H

#include "lanes.h"

static inline bool is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

static inline bool ends_scalar(uint8_t byte) { return byte == ',' || byte == '}' || byte == ']'; }

/// Whether letters are a literal that ends where it should. `end` is after the root's brace, so at
/// least one byte follows `at`.
static inline bool is_literal(const uint8_t *at, const uint8_t *end) {
  if (end - at < 5) return false;
  uint32_t word, true_word, null_word, false_word;
  memcpy(&word, at, 4);
  memcpy(&true_word, "true", 4);
  memcpy(&null_word, "null", 4);
  memcpy(&false_word, "fals", 4);
  bool is_short = (word == true_word) | (word == null_word);
  bool is_false = (word == false_word) & (at[4] == 'e') & (end - at >= 6);
  // A sixth byte is read only after `false`, because only then it certainly exists.
  return (int)(is_short | is_false) & (int)ends_scalar(at[is_false ? 5 : 4]) & (int)!is_digit(at[-1]);
}

/// Whether a scalar that is not a run of digits is a literal or a number with a sign or point (RFC 8259,
/// section 6). Numbers with an exponent are left to the parser.
///
/// The bytes of a mapped file may change after they were listed, so that each one is looked for.
static inline bool is_plain_scalar(const uint8_t *at, const uint8_t *end) {
  if (*at >= 'a') return is_literal(at, end);
  if (end - at < 3 || !is_digit(at[1])) return false;
  if (*at == '-') return !is_digit(at[-1]) && !(at[1] == '0' && is_digit(at[2]));
  if (*at != '.' || !is_digit(at[-1])) return false;
  do at++; while (at < end && is_digit(*at));
  return at < end && ends_scalar(*at);
}

/// Whether the scalars listed are literals or plain numbers; `end` is the end of the record.
static inline bool scalars_are_plain(
    const uint8_t *bytes, const uint8_t *end, const uint32_t *place, const uint32_t *last) {
  for (; place < last; place++) {
    if (!is_plain_scalar(bytes + *place, end)) return false;
  }
  return true;
}

#endif
