// A kernel for AVX-512 with byte masks: each class of bytes is one comparison of 64. The file that includes this one
// sets the target and defines SCAN, the name of its function.

#include <immintrin.h>

#include "blocks.h"

static inline __m512i repeat(char byte) { return _mm512_set1_epi8(byte); }

static inline uint64_t equal(__m512i bytes, char byte) {
  return _mm512_cmpeq_epi8_mask(bytes, repeat(byte));
}

static inline __m512i lookup(const uint8_t *table, __m512i nibbles) {
  __m128i entries = _mm_loadu_si128((const __m128i *)table);
  return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(entries), nibbles);
}

static inline __m512i high_nibbles(__m512i bytes) {
  return _mm512_and_si512(_mm512_srli_epi16(bytes, 4), repeat(0x0F));
}

#define VECTOR __m512i
#define AND(a, b) _mm512_and_si512(a, b)
#include "classes.h"

/// The bytes that have a bit set, numbered from the lowest. A comparison into a mask needs the one
/// execution port that the other comparisons compete for; this instruction uses another.
#define HAVE_BIT(bytes, bit) _mm512_movepi8_mask(_mm512_slli_epi16(bytes, 7 - (bit)))

static inline struct block_marks classify(
    const uint8_t *block, struct classes *classes, size_t i) {
  __m512i bytes = _mm512_loadu_si512(block);
  __m512i lower = _mm512_or_si512(bytes, repeat(0x20));
  uint64_t control = _mm512_cmplt_epu8_mask(bytes, repeat(0x20));
  classes->quote[i] = equal(bytes, '"');
  classes->slash[i] = equal(bytes, '\\');
  classes->control[i] = control;
  classes->space[i] = equal(bytes, ' ');
  classes->comma[i] = equal(bytes, ',');
  classes->colon[i] = equal(bytes, ':');
  classes->opener[i] = equal(lower, '{');
  classes->closer[i] = equal(lower, '}');
  classes->brace[i] = HAVE_BIT(bytes, 5);
  classes->digit[i] = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(bytes, repeat('0')), repeat(10));
  classes->zero[i] = _mm512_movepi8_mask(_mm512_sub_epi8(bytes, repeat('1')));
  return (struct block_marks){
      .newline = __builtin_expect(control != 0, 0) ? equal(bytes, '\n') : 0,
      .high = _mm512_movepi8_mask(bytes),
  };
}

static inline void classify_escapes(const uint8_t *block, struct classes *classes, size_t i) {
  __m512i bytes = _mm512_loadu_si512(block);
  __m512i kind = kinds(AND(bytes, repeat(0x0F)), high_nibbles(bytes));
  classes->hexadecimal[i] = _mm512_test_epi8_mask(kind, repeat(DIGIT | HEX_LETTER));
  classes->escapable[i] = _mm512_test_epi8_mask(kind, repeat(ESCAPABLE));
  classes->u[i] = HAVE_BIT(kind, 4);
}

struct utf8 {
  /// The block before.
  __m512i before;
  /// Whether a sequence continues after it.
  bool is_unfinished;
};

/// The bytes 1, 2 or 3 before those of a block.
#define BYTES_BEFORE(bytes, before, n) \
  _mm512_alignr_epi8(bytes, _mm512_alignr_epi32(bytes, before, 12), 16 - (n))

static inline uint64_t utf8_faults(struct utf8 *state, const uint8_t *block, uint64_t high) {
  if (__builtin_expect(high == 0, 1)) {
    bool is_wrong = state->is_unfinished;
    state->is_unfinished = false;
    state->before = _mm512_setzero_si512();
    return is_wrong;
  }
  __m512i bytes = _mm512_loadu_si512(block);
  __m512i before = state->before;
  __m512i one = BYTES_BEFORE(bytes, before, 1);
  __m512i faults = AND(
      AND(lookup(utf8_first_uppers, high_nibbles(one)),
          lookup(utf8_first_lowers, AND(one, repeat(0x0F)))),
      lookup(utf8_second_uppers, high_nibbles(bytes)));
  // A byte above 0xDF two before, or above 0xEF three before, requires a continuation here.
  __m512i third = _mm512_subs_epu8(BYTES_BEFORE(bytes, before, 2), repeat((char)(0xE0 - 0x80)));
  __m512i fourth = _mm512_subs_epu8(BYTES_BEFORE(bytes, before, 3), repeat((char)(0xF0 - 0x80)));
  __m512i due = AND(_mm512_or_si512(third, fourth), repeat((char)0x80));
  state->before = bytes;
  state->is_unfinished = block[63] >= 0xC0 || block[62] >= 0xE0 || block[61] >= 0xF0;
  return _mm512_test_epi8_mask(_mm512_xor_si512(faults, due), repeat((char)0xFF)) != 0;
}

#define ANY(value) (_mm512_test_epi64_mask((__m512i)(value), (__m512i)(value)) != 0)
#define NEGATIVE(value) _mm512_movepi64_mask((__m512i)(value))
#define INVERTED(value, lanes_of) \
  (lanes) _mm512_mask_xor_epi64((__m512i)(value), lanes_of, (__m512i)(value), _mm512_set1_epi64(-1))
#include "words.h"

#include "scan.h"

enum moult_scan_outcome SCAN(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan) {
  return scan_record(bytes, count, is_last, depth, scan);
}
