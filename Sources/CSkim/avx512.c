// The kernel for the AVX-512 of 2017 and later.

#if defined(__x86_64__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,pclmul,bmi,bmi2,lzcnt,popcnt"))), \
    apply_to = function)

#include "avx512.h"

#include "planes.h"

static inline INLINE void find_planes(const uint8_t *bytes, struct planes *planes) {
  for (size_t block = 0; block < BLOCKS; block++) {
    const uint8_t *at = bytes + block * BLOCK;
    __builtin_prefetch(at + AHEAD);
    __m512i all = _mm512_loadu_si512(at);
#pragma clang loop unroll(full)
    for (int bit = 0; bit < 8; bit++) {
      set_word(planes, bit, block, _mm512_test_epi8_mask(all, _mm512_set1_epi8((char)(1 << bit))));
    }
  }
}

#include "scan.h"

enum moult_scan_outcome moult_scan_avx512(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan) {
  return scan_record(bytes, count, is_last, depth, scan);
}

#pragma clang attribute pop
#endif
