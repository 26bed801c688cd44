// The brackets of a record: their places, which closes which, and what follows in objects and arrays.

#ifndef MOULT_BRACKETS_H
#define MOULT_BRACKETS_H

#include "lanes.h"

/// Writes the places of bits, `step` at a time, since a block seldom has more.
static inline INLINE uint32_t *write_places(uint32_t *to, uint64_t bits, uint32_t base, int step) {
  uint32_t *end = to + __builtin_popcountll(bits);
  do {
    for (int i = 0; i < step; i++) {
      to[i] = base + (uint32_t)__builtin_ctzg(bits, BLOCK);
      bits &= bits - 1;
    }
    to += step;
  } while (__builtin_expect(to < end, 0));
  return end;
}

/// Pairs the brackets, and finds where the text turns from object to array or back. A function of its
/// own, so that its loop has all registers.
static __attribute__((noinline)) bool match_brackets(
    const uint8_t *bytes, size_t depth, const uint32_t *places, size_t count, uint32_t *partners,
    uint64_t *turns) {
  uint32_t open[66] = {0};
  uint64_t kinds = 0, wrong = 0;
  size_t level = 0;
  for (size_t i = 0; i < count; i++) {
    size_t place = places[i];
    uint64_t byte = bytes[place];
    // Of the four, opening ones have bit 1, closing ones bit 2, braces bit 5.
    uint64_t opens = byte >> 1 & 1, is_brace = byte >> 5 & 1;
    uint64_t before = kinds;
    // Opening adds the bracket's kind, closing takes one away. There is no branch on the kind of bracket, because
    // processors cannot predict it.
    kinds = opens ? before << 1 | is_brace : before >> 1;
    wrong |= opens ? 0 : before ^ is_brace;
    // What is beyond the level is unused, so that it may be written for a closing bracket, too.
    open[level + 1] = (uint32_t)i;
    size_t slot = level + opens;
    partners[open[slot]] = (uint32_t)i;
    level = slot + opens - 1;
    size_t turn = place + 1;
    turns[turn / 64] ^= ((before ^ kinds) & 1) << (turn % 64);
    if (level - 1 >= depth) return level == 0 && i + 1 == count && !(wrong & 1);
  }
  return false;
}

/// Whether keys follow the braces and commas of objects, and are nowhere else.
static inline bool keys_stand_in_objects(const struct moult_scan *scan, size_t blocks) {
  lanes wrong = {0};
  uint64_t carry = 0;
  for (size_t i = 0; i < blocks; i += BLOCKS) {
    lanes in_object = prefix_xor(load(scan->turns + i), &carry);
    wrong |= (load(scan->colons + i) & ~in_object) | (load(scan->keyless + i) & in_object);
  }
  return !any(wrong);
}

#endif
