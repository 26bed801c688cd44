// `memrchr` of glibc and musl.
#define _GNU_SOURCE

#include "kernels.h"

bool moult_kernel_available(enum moult_kernel kernel) {
  switch (kernel) {
    case MOULT_KERNEL_PLAIN:
      return true;
#if defined(__x86_64__)
    case MOULT_KERNEL_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
             __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
             __builtin_cpu_supports("lzcnt") && __builtin_cpu_supports("popcnt");
    case MOULT_KERNEL_AVX512:
      return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
             __builtin_cpu_supports("avx512vl") &&
             moult_kernel_available(MOULT_KERNEL_AVX2);
    case MOULT_KERNEL_AVX512VBMI2:
      return __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2") &&
             __builtin_cpu_supports("gfni") && __builtin_cpu_supports("vpclmulqdq") &&
             moult_kernel_available(MOULT_KERNEL_AVX512);
#endif
#if defined(__aarch64__)
    case MOULT_KERNEL_NEON:
      return true;
#endif
    default:
      return false;
  }
}

enum moult_scan_outcome moult_scan_record(
    enum moult_kernel kernel, const uint8_t *bytes, size_t count, bool is_last, unsigned depth,
    struct moult_scan *scan) {
  switch (kernel) {
#if defined(__x86_64__)
    case MOULT_KERNEL_AVX2:
      return moult_scan_avx2(bytes, count, is_last, depth, scan);
    case MOULT_KERNEL_AVX512:
      return moult_scan_avx512(bytes, count, is_last, depth, scan);
    case MOULT_KERNEL_AVX512VBMI2:
      return moult_scan_avx512vbmi2(bytes, count, is_last, depth, scan);
#endif
#if defined(__aarch64__)
    case MOULT_KERNEL_NEON:
      return moult_scan_neon(bytes, count, is_last, depth, scan);
#endif
    default:
      return moult_scan_plain(bytes, count, is_last, depth, scan);
  }
}

const uint8_t *moult_last_line_end(const uint8_t *bytes, size_t count) {
#if defined(__linux__)
  return (const uint8_t *)memrchr(bytes, '\n', count);
#else
  while (count > 0) {
    if (bytes[--count] == '\n') return bytes + count;
  }
  return NULL;
#endif
}
