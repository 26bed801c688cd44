// The kernel for AVX2: two halves of 32 bytes.

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push( \
    __attribute__((target("avx2,pclmul,bmi,bmi2,lzcnt,popcnt"))), apply_to = function)

#include "planes.h"

static inline uint64_t highest_bits(__m256i bytes) {
  return (uint32_t)_mm256_movemask_epi8(bytes);
}

static inline INLINE void find_planes(const uint8_t *bytes, struct planes *planes) {
  for (size_t block = 0; block < BLOCKS; block++) {
    const uint8_t *at = bytes + block * BLOCK;
    __builtin_prefetch(at + AHEAD);
    __m256i first = _mm256_loadu_si256((const __m256i *)at);
    __m256i second = _mm256_loadu_si256((const __m256i *)(at + 32));
#pragma clang loop unroll(full)
    for (int bit = 7; bit >= 0; bit--) {
      set_word(planes, bit, block, highest_bits(first) | highest_bits(second) << 32);
      // A byte added to itself is shifted by one bit.
      first = _mm256_add_epi8(first, first);
      second = _mm256_add_epi8(second, second);
    }
  }
}

#include "scan.h"

enum moult_scan_outcome moult_scan_avx2(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan) {
  return scan_record(bytes, count, is_last, depth, scan);
}

#pragma clang attribute pop
#endif
