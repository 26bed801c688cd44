// The kernel for the AVX-512 of 2017 and later.

#if defined(__x86_64__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,pclmul,bmi,bmi2,lzcnt,popcnt"))), \
    apply_to = function)

#define SCAN moult_scan_avx512
#include "avx512.h"

#pragma clang attribute pop
#endif
