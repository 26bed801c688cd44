// The kernel for NEON: four quarters of 16 bytes.

#if defined(__aarch64__)
#include <arm_neon.h>

#include "planes.h"

/// A bit for each byte of four vectors of all ones or zeros: each byte keeps one bit, and adding neighbours three times
/// collects those of eight bytes in one.
static inline uint64_t bits(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
  const uint8x16_t own = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t lower = vpaddq_u8(vandq_u8(a, own), vandq_u8(b, own));
  uint8x16_t upper = vpaddq_u8(vandq_u8(c, own), vandq_u8(d, own));
  uint8x16_t sums = vpaddq_u8(lower, upper);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sums, sums)), 0);
}

static inline INLINE void find_planes(const uint8_t *bytes, struct planes *planes) {
  for (size_t block = 0; block < BLOCKS; block++) {
    const uint8_t *at = bytes + block * BLOCK;
    __builtin_prefetch(at + AHEAD);
    uint8x16_t a = vld1q_u8(at), b = vld1q_u8(at + 16);
    uint8x16_t c = vld1q_u8(at + 32), d = vld1q_u8(at + 48);
    for (int bit = 0; bit < 8; bit++) {
      uint8x16_t mask = vdupq_n_u8((uint8_t)(1 << bit));
      uint64_t word = bits(vtstq_u8(a, mask), vtstq_u8(b, mask), vtstq_u8(c, mask), vtstq_u8(d, mask));
      set_word(planes, bit, block, word);
    }
  }
}

#include "scan.h"

enum moult_scan_outcome moult_scan_neon(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan) {
  return scan_record(bytes, count, is_last, depth, scan);
}

#endif
