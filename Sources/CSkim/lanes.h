// Eight words at once, one for each block of a stretch, in vectors of any machine. Before it includes this file, a
// kernel may define with its own instructions: ANY, PARITY, and both of NEGATIVE (a bit for each lane whose highest bit
// is set) and INVERTED (the lanes of such bits inverted).

#ifndef MOULT_LANES_H
#define MOULT_LANES_H

#include <string.h>

#include "kernels.h"

// Everything here is inlined, so no calling convention applies.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE __attribute__((always_inline))

typedef uint64_t lanes __attribute__((vector_size(64)));

static inline INLINE lanes load(const uint64_t *words) {
  lanes value;
  memcpy(&value, words, sizeof value);
  return value;
}

static inline INLINE void store(uint64_t *words, lanes value) {
  memcpy(words, &value, sizeof value);
}

static inline INLINE lanes every(uint64_t word) {
  return (lanes){word, word, word, word, word, word, word, word};
}

/// Eight bytes as a little-endian word.
static inline INLINE uint64_t word_at(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

#ifndef ANY
#define ANY(value) (__builtin_reduce_or(value) != 0)
#endif
static inline INLINE bool any(lanes value) { return ANY(value); }

/// A bit for each lane that is not zero.
static inline INLINE uint8_t occupied(lanes value) {
  typedef bool flags __attribute__((ext_vector_type(BLOCKS)));
  flags some = __builtin_convertvector(value != 0, flags);
  uint8_t bits;
  memcpy(&bits, &some, 1);
  return bits;
}

/// Moves each lane to the next one; the first comes from `before`, which becomes `value`.
static inline INLINE lanes lane_before(lanes value, lanes *before) {
  lanes moved = __builtin_shufflevector(*before, value, 7, 8, 9, 10, 11, 12, 13, 14);
  *before = value;
  return moved;
}

/// Shifts a mask by one byte: the bits move to the following bytes.
static inline INLINE lanes next_byte(lanes bits, lanes *before) {
  return bits << 1 | lane_before(bits, before) >> 63;
}

/// Each bit becomes the parity of those up to it in its lane.
#ifndef PARITY
static inline INLINE lanes parity_up_to(lanes bits) {
  for (int shift = 1; shift < BLOCK; shift *= 2) bits ^= bits << shift;
  return bits;
}
#define PARITY(bits) parity_up_to(bits)
#endif

/// Each bit becomes the parity of those up to it. `carry` is the last bit before, as all ones or zero.
static inline INLINE lanes prefix_xor(lanes bits, uint64_t *carry) {
  bits = PARITY(bits);
#ifdef NEGATIVE
  // Eight bits are faster in a register of their own.
  unsigned parities = NEGATIVE(bits);
  parities ^= parities << 1;
  parities ^= parities << 2;
  parities ^= parities << 4;
  lanes result = INVERTED(bits, (uint8_t)(parities << 1 ^ *carry));
  *carry ^= -(uint64_t)(parities >> (BLOCKS - 1) & 1);
  return result;
#else
  const lanes none = {0};
  lanes parity = bits >> 63;
  parity ^= __builtin_shufflevector(none, parity, 7, 8, 9, 10, 11, 12, 13, 14);
  parity ^= __builtin_shufflevector(none, parity, 6, 7, 8, 9, 10, 11, 12, 13);
  parity ^= __builtin_shufflevector(none, parity, 4, 5, 6, 7, 8, 9, 10, 11);
  lanes before = -__builtin_shufflevector(none, parity, 7, 8, 9, 10, 11, 12, 13, 14) ^ *carry;
  *carry ^= -parity[BLOCKS - 1];
  return bits ^ before;
#endif
}

/// A mask of the first `count` bits.
static inline INLINE lanes first_bits(size_t count) {
  const lanes starts = {0, 64, 128, 192, 256, 320, 384, 448};
  lanes left = (lanes)(starts < count) & (count - starts);
  // A shift by 64 or more is undefined.
  lanes shift = left & (BLOCK - 1);
  lanes part = (every(1) << shift) - 1;
  lanes full = (lanes)(left >= BLOCK);
  return full | part;
}

#endif
