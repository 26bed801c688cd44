// The kernel for the AVX-512 of 2019 and later, whose VBMI2 moves a mask by one byte in one instruction: the compiler
// sees that itself. Multiplying by all ones without carries gives the parity of the bits up to each.

#if defined(__x86_64__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,vpclmulqdq,pclmul,bmi,bmi2,lzcnt,popcnt"))), \
    apply_to = function)

#include <immintrin.h>

static inline __m512i parity_by_products(__m512i bits) {
  __m512i ones = _mm512_set1_epi64(-1);
  return _mm512_unpacklo_epi64(
      _mm512_clmulepi64_epi128(bits, ones, 0x00), _mm512_clmulepi64_epi128(bits, ones, 0x01));
}

#define PARITY(bits) (lanes) parity_by_products((__m512i)(bits))
#define SCAN moult_scan_avx512vbmi2
#include "avx512.h"

#pragma clang attribute pop
#endif
