// The kernel for the AVX-512 of 2019 and later. GFNI turns bytes into planes, VBMI moves bytes to any place, VBMI2
// shifts two words as one, which the compiler finds itself.

#if defined(__x86_64__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,gfni,vpclmulqdq," \
                          "pclmul,bmi,bmi2,lzcnt,popcnt"))), \
    apply_to = function)

#include "avx512.h"

#include "kernels.h"

/// Multiplying by all ones without carries gives the parity of the bits up to each.
static inline __m512i parity_by_products(__m512i bits) {
  __m512i ones = _mm512_set1_epi64(-1);
  return _mm512_unpacklo_epi64(
      _mm512_clmulepi64_epi128(bits, ones, 0x00), _mm512_clmulepi64_epi128(bits, ones, 0x01));
}

#define PARITY(bits) (lanes) parity_by_products((__m512i)(bits))
#include "planes.h"

/// The bytes of each word backwards, and byte k of each word together.
static const uint8_t backwards[16] = {7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8};
static const uint8_t by_place[BLOCK] = {
#define ROW(k) k, k + 8, k + 16, k + 24, k + 32, k + 40, k + 48, k + 56
    ROW(0), ROW(1), ROW(2), ROW(3), ROW(4), ROW(5), ROW(6), ROW(7)};
#undef ROW

/// The bits of a block: word k has bit k of each byte.
static inline INLINE __m512i transposed_bits(const uint8_t *block) {
  __m512i order = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)backwards));
  __m512i words = _mm512_shuffle_epi8(_mm512_loadu_si512(block), order);
  // Each word is the matrix of its product with the unit vectors: that transposes it, and turns the order of its bytes.
  words = _mm512_gf2p8affine_epi64_epi8(_mm512_set1_epi64(0x8040201008040201), words, 0);
  return _mm512_permutexvar_epi8(_mm512_loadu_si512(by_place), words);
}

static inline INLINE void find_planes(const uint8_t *bytes, struct planes *planes) {
  __m512i pairs[BLOCKS];
#pragma clang loop unroll(full)
  for (int i = 0; i < BLOCKS; i += 2) {
    __builtin_prefetch(bytes + i * BLOCK + AHEAD);
    __builtin_prefetch(bytes + (i + 1) * BLOCK + AHEAD);
    __m512i one = transposed_bits(bytes + i * BLOCK), two = transposed_bits(bytes + (i + 1) * BLOCK);
    pairs[i] = _mm512_unpacklo_epi64(one, two);
    pairs[i + 1] = _mm512_unpackhi_epi64(one, two);
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < 2; i++) {
    const __m512i *pair = pairs + i;
    __m512i even_low = _mm512_shuffle_i64x2(pair[0], pair[2], 0x88);
    __m512i even_high = _mm512_shuffle_i64x2(pair[4], pair[6], 0x88);
    __m512i odd_low = _mm512_shuffle_i64x2(pair[0], pair[2], 0xDD);
    __m512i odd_high = _mm512_shuffle_i64x2(pair[4], pair[6], 0xDD);
    planes->bit[i] = (lanes)_mm512_shuffle_i64x2(even_low, even_high, 0x88);
    planes->bit[i + 2] = (lanes)_mm512_shuffle_i64x2(odd_low, odd_high, 0x88);
    planes->bit[i + 4] = (lanes)_mm512_shuffle_i64x2(even_low, even_high, 0xDD);
    planes->bit[i + 6] = (lanes)_mm512_shuffle_i64x2(odd_low, odd_high, 0xDD);
  }
}

#include "scan.h"

enum moult_scan_outcome moult_scan_avx512vbmi2(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan) {
  return scan_record(bytes, count, is_last, depth, scan);
}

#pragma clang attribute pop
#endif
