// The kernel for NEON: four quarters of 16 bytes.

#if defined(__aarch64__)
#include <arm_neon.h>

#include "blocks.h"

static inline uint8x16_t repeat(uint8_t byte) { return vdupq_n_u8(byte); }

static inline uint8x16_t lookup(const uint8_t *table, uint8x16_t nibbles) {
  return vqtbl1q_u8(vld1q_u8(table), nibbles);
}

static inline uint8x16_t high_nibbles(uint8x16_t bytes) { return vshrq_n_u8(bytes, 4); }

static inline uint8x16_t low_nibbles(uint8x16_t bytes) { return vandq_u8(bytes, repeat(0x0F)); }

#define VECTOR uint8x16_t
#define AND(a, b) vandq_u8(a, b)
#include "classes.h"

/// A bit for each byte of four vectors of all ones or zeros: each byte keeps one bit, and adding
/// neighbours three times collects those of eight bytes in one.
static inline uint64_t bits(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
  const uint8x16_t own = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t lower = vpaddq_u8(vandq_u8(a, own), vandq_u8(b, own));
  uint8x16_t upper = vpaddq_u8(vandq_u8(c, own), vandq_u8(d, own));
  uint8x16_t sums = vpaddq_u8(lower, upper);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sums, sums)), 0);
}

static inline uint8x16_t quarter(const uint8_t *block, int i) { return vld1q_u8(block + 16 * i); }

/// A bit for each byte of a block for which a comparison is true.
#define BITS(comparison) BITS_OF(quarter(block, quarter_index), comparison)
#define BITS_OF(value, comparison)                                         \
  ({                                                                       \
    uint8x16_t members[4];                                                 \
    for (int quarter_index = 0; quarter_index < 4; quarter_index++) {      \
      uint8x16_t bytes = value;                                            \
      members[quarter_index] = comparison;                                 \
    }                                                                      \
    bits(members[0], members[1], members[2], members[3]);                  \
  })
#define EQUAL(byte) BITS(vceqq_u8(bytes, repeat(byte)))
#define OF_KIND(kind) BITS_OF(kind_of[quarter_index], vtstq_u8(bytes, repeat(kind)))
#define LOWER_EQUAL(byte) BITS(vceqq_u8(vorrq_u8(bytes, repeat(0x20)), repeat(byte)))

static inline struct block_marks classify(
    const uint8_t *block, struct classes *classes, size_t i) {
  classes->quote[i] = EQUAL('"');
  classes->slash[i] = EQUAL('\\');
  classes->control[i] = BITS(vcltq_u8(bytes, repeat(0x20)));
  classes->space[i] = EQUAL(' ');
  classes->comma[i] = EQUAL(',');
  classes->colon[i] = EQUAL(':');
  classes->opener[i] = LOWER_EQUAL('{');
  classes->closer[i] = LOWER_EQUAL('}');
  classes->brace[i] = BITS(vtstq_u8(bytes, repeat(0x20)));
  classes->digit[i] = BITS(vcltq_u8(vsubq_u8(bytes, repeat('0')), repeat(10)));
  classes->zero[i] = EQUAL('0');
  return (struct block_marks){
      .newline = EQUAL('\n'),
      .high = BITS(vcgeq_u8(bytes, repeat(0x80))),
  };
}

static inline void classify_escapes(const uint8_t *block, struct classes *classes, size_t i) {
  uint8x16_t kind_of[4];
  for (int j = 0; j < 4; j++) {
    uint8x16_t bytes = quarter(block, j);
    kind_of[j] = kinds(low_nibbles(bytes), high_nibbles(bytes));
  }
  classes->hexadecimal[i] = OF_KIND(DIGIT | HEX_LETTER);
  classes->escapable[i] = OF_KIND(ESCAPABLE);
  classes->u[i] = OF_KIND(LETTER_U);
}

struct utf8 {
  /// The quarter before.
  uint8x16_t before;
  /// Whether a sequence continues after the last block.
  bool is_unfinished;
};

/// The bytes 1, 2 or 3 before those of a quarter.
#define BYTES_BEFORE(bytes, before, n) vextq_u8(before, bytes, 16 - (n))

static inline uint8x16_t utf8_quarter(uint8x16_t bytes, uint8x16_t before) {
  uint8x16_t one = BYTES_BEFORE(bytes, before, 1);
  uint8x16_t faults = vandq_u8(
      vandq_u8(lookup(utf8_first_uppers, high_nibbles(one)),
               lookup(utf8_first_lowers, low_nibbles(one))),
      lookup(utf8_second_uppers, high_nibbles(bytes)));
  // A byte above 0xDF two before, or above 0xEF three before, requires a continuation here.
  uint8x16_t third = vqsubq_u8(BYTES_BEFORE(bytes, before, 2), repeat(0xE0 - 0x80));
  uint8x16_t fourth = vqsubq_u8(BYTES_BEFORE(bytes, before, 3), repeat(0xF0 - 0x80));
  return veorq_u8(faults, vandq_u8(vorrq_u8(third, fourth), repeat(0x80)));
}

static inline uint64_t utf8_faults(struct utf8 *state, const uint8_t *block, uint64_t high) {
  if (__builtin_expect(high == 0, 1)) {
    bool is_wrong = state->is_unfinished;
    state->is_unfinished = false;
    state->before = repeat(0);
    return is_wrong;
  }
  uint8x16_t faults = repeat(0);
  for (int i = 0; i < 4; i++) {
    uint8x16_t bytes = quarter(block, i);
    faults = vorrq_u8(faults, utf8_quarter(bytes, state->before));
    state->before = bytes;
  }
  state->is_unfinished = block[63] >= 0xC0 || block[62] >= 0xE0 || block[61] >= 0xF0;
  return vmaxvq_u8(faults) != 0;
}

#include "words.h"

#include "scan.h"

enum moult_scan_outcome moult_scan_neon(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan) {
  return scan_record(bytes, count, is_last, depth, scan);
}

#endif
