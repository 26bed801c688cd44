// What the kernels for AVX-512 do with eight words in one instruction.

#include <immintrin.h>

#define ANY(value) (_mm512_test_epi64_mask((__m512i)(value), (__m512i)(value)) != 0)
#define NEGATIVE(value) _mm512_movepi64_mask((__m512i)(value))
#define INVERTED(value, lanes_of) \
  (lanes) _mm512_mask_xor_epi64((__m512i)(value), lanes_of, (__m512i)(value), _mm512_set1_epi64(-1))
