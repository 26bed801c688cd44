// The kernel for AVX2: two halves of 32 bytes.

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push( \
    __attribute__((target("avx2,pclmul,bmi,bmi2,lzcnt,popcnt"))), apply_to = function)

#include "blocks.h"

static inline __m256i repeat(char byte) { return _mm256_set1_epi8(byte); }

static inline __m256i lookup(const uint8_t *table, __m256i nibbles) {
  __m128i entries = _mm_loadu_si128((const __m128i *)table);
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(entries), nibbles);
}

static inline __m256i high_nibbles(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), repeat(0x0F));
}

static inline uint64_t bits(__m256i highs) { return (uint32_t)_mm256_movemask_epi8(highs); }

#define VECTOR __m256i
#define AND(a, b) _mm256_and_si256(a, b)
#include "classes.h"

/// The highest bit of each byte of two halves.
#define BITS(comparison)                                          \
  ({                                                              \
    __m256i bytes = first;                                        \
    uint64_t lower_half = bits(comparison);                       \
    bytes = second;                                               \
    lower_half | bits(comparison) << 32;                          \
  })
#define EQUAL(byte) BITS(_mm256_cmpeq_epi8(bytes, repeat(byte)))

static inline struct block_marks classify(
    const uint8_t *block, struct classes *classes, size_t i) {
  __m256i first = _mm256_loadu_si256((const __m256i *)block);
  __m256i second = _mm256_loadu_si256((const __m256i *)(block + 32));
  uint64_t control = BITS(_mm256_cmpeq_epi8(_mm256_min_epu8(bytes, repeat(0x1F)), bytes));
  struct block_marks marks = {
      .newline = __builtin_expect(control != 0, 0) ? EQUAL('\n') : 0,
      .high = BITS(bytes),
  };
  classes->quote[i] = EQUAL('"');
  classes->slash[i] = EQUAL('\\');
  classes->control[i] = control;
  classes->space[i] = EQUAL(' ');
  classes->comma[i] = EQUAL(',');
  classes->colon[i] = EQUAL(':');
  classes->opener[i] = BITS(_mm256_cmpeq_epi8(_mm256_or_si256(bytes, repeat(0x20)), repeat('{')));
  classes->closer[i] = BITS(_mm256_cmpeq_epi8(_mm256_or_si256(bytes, repeat(0x20)), repeat('}')));
  classes->brace[i] = BITS(_mm256_slli_epi16(bytes, 2));
  classes->digit[i] = BITS(AND(
      _mm256_cmpgt_epi8(bytes, repeat('0' - 1)), _mm256_cmpgt_epi8(repeat('9' + 1), bytes)));
  classes->zero[i] = BITS(_mm256_sub_epi8(bytes, repeat('1')));
  return marks;
}

static inline void classify_escapes(const uint8_t *block, struct classes *classes, size_t i) {
  __m256i first = _mm256_loadu_si256((const __m256i *)block);
  __m256i second = _mm256_loadu_si256((const __m256i *)(block + 32));
  first = kinds(AND(first, repeat(0x0F)), high_nibbles(first));
  second = kinds(AND(second, repeat(0x0F)), high_nibbles(second));
  // A hexadecimal digit has bit 5 or bit 6.
  classes->hexadecimal[i] = BITS(
      _mm256_or_si256(_mm256_slli_epi16(bytes, 2), _mm256_slli_epi16(bytes, 1)));
  classes->u[i] = BITS(_mm256_slli_epi16(bytes, 3));
  classes->escapable[i] =
      BITS(_mm256_cmpgt_epi8(AND(bytes, repeat(ESCAPABLE)), _mm256_setzero_si256()));
}

struct utf8 {
  /// The half before.
  __m256i before;
  /// Whether a sequence continues after the last block.
  bool is_unfinished;
};

/// The bytes 1, 2 or 3 before those of a half.
#define BYTES_BEFORE(bytes, before, n) \
  _mm256_alignr_epi8(bytes, _mm256_permute2x128_si256(before, bytes, 0x21), 16 - (n))

static inline __m256i utf8_half(__m256i bytes, __m256i before) {
  __m256i one = BYTES_BEFORE(bytes, before, 1);
  __m256i faults = AND(
      AND(lookup(utf8_first_uppers, high_nibbles(one)),
          lookup(utf8_first_lowers, AND(one, repeat(0x0F)))),
      lookup(utf8_second_uppers, high_nibbles(bytes)));
  // A byte above 0xDF two before, or above 0xEF three before, requires a continuation here.
  __m256i third = _mm256_subs_epu8(BYTES_BEFORE(bytes, before, 2), repeat((char)(0xE0 - 0x80)));
  __m256i fourth = _mm256_subs_epu8(BYTES_BEFORE(bytes, before, 3), repeat((char)(0xF0 - 0x80)));
  __m256i due = AND(_mm256_or_si256(third, fourth), repeat((char)0x80));
  return _mm256_xor_si256(faults, due);
}

static inline uint64_t utf8_faults(struct utf8 *state, const uint8_t *block, uint64_t high) {
  if (__builtin_expect(high == 0, 1)) {
    bool is_wrong = state->is_unfinished;
    state->is_unfinished = false;
    state->before = _mm256_setzero_si256();
    return is_wrong;
  }
  __m256i first = _mm256_loadu_si256((const __m256i *)block);
  __m256i second = _mm256_loadu_si256((const __m256i *)(block + 32));
  __m256i faults = _mm256_or_si256(utf8_half(first, state->before), utf8_half(second, first));
  state->before = second;
  state->is_unfinished = block[63] >= 0xC0 || block[62] >= 0xE0 || block[61] >= 0xF0;
  return !_mm256_testz_si256(faults, faults);
}

#include "words.h"

#include "scan.h"

enum moult_scan_outcome moult_scan_avx2(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan) {
  return scan_record(bytes, count, is_last, depth, scan);
}

#pragma clang attribute pop
#endif
