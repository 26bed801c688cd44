// Scalars of a record that are not plain runs of digits: literals, and numbers with a sign or a point.

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
static inline bool is_plain_scalar(const uint8_t *at, const uint8_t *end) {
  if (__builtin_expect(*at >= 'a', 1)) return is_literal(at, end);
  if (!is_digit(at[1])) return false;
  // A digit is never the last byte of the record, so one more can be read.
  if (*at == '-') return !is_digit(at[-1]) && !(at[1] == '0' && is_digit(at[2]));
  if (*at != '.' || !is_digit(at[-1])) return false;
  do at++; while (is_digit(*at));
  return ends_scalar(*at);
}

/// Whether eight scalars are literals that end where they should; of each, seven bytes after the first
/// are read. A scalar that is none may still be a number.
static inline INLINE bool are_literals(const uint8_t *bytes, const uint32_t *places) {
#define AT(i) word_at(bytes + places[i] - 1)
  // The byte before, the literal and the byte after it are at most eight, even for `false`.
  lanes words = {AT(0), AT(1), AT(2), AT(3), AT(4), AT(5), AT(6), AT(7)};
#undef AT
  const lanes byte = every(0xFF), four = every(0xFFFFFFFF);
  lanes first = words >> 8 & byte;
  lanes is_false = (lanes)(first == every('f')), is_true = (lanes)(first == every('t'));
  // Without its `f`, `false` is as long as the others.
  lanes rest = words >> 8 >> (is_false & 8);
  lanes spelling = (is_false & 0x65736C61) | (is_true & 0x65757274) |
                   (~(is_false | is_true) & 0x6C6C756E);
  lanes end = rest >> 32 & byte;
  lanes is_end = (lanes)(end == every(',')) | (lanes)((end | 0x20) == every('}'));
  lanes follows_digit = (lanes)((words & byte) - '0' < every(10));
  return !any(((rest & four) ^ spelling) | ~is_end | follows_digit);
}

/// Whether the scalars listed are literals or plain numbers; `end` is the end of the record.
static inline bool scalars_are_plain(
    const uint8_t *bytes, const uint8_t *end, const uint32_t *place, const uint32_t *last) {
  while (place < last) {
    size_t count = (size_t)(last - place) < BLOCKS ? (size_t)(last - place) : BLOCKS;
    const uint32_t *next = place + count;
    if (count < BLOCKS || end - (bytes + next[-1]) < 8 || !are_literals(bytes, place)) {
      bool is_plain = true;
      for (; place < next; place++) is_plain &= is_plain_scalar(bytes + *place, end);
      if (!is_plain) return false;
    }
    place = next;
  }
  return true;
}

#endif
