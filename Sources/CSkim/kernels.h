#ifndef MOULT_KERNELS_H
#define MOULT_KERNELS_H

#include "CSkim.h"

typedef enum moult_scan_outcome moult_scan_function(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan);

moult_scan_function moult_scan_plain;
#if defined(__x86_64__)
moult_scan_function moult_scan_avx2;
moult_scan_function moult_scan_avx512;
moult_scan_function moult_scan_avx512vbmi2;
#endif
#if defined(__aarch64__)
moult_scan_function moult_scan_neon;
#endif

enum {
  BLOCK = 64,
  BLOCKS = 8,
  /// The number of bytes read in one step.
  STRETCH = BLOCK * BLOCKS,
  /// How far ahead memory is fetched, in bytes: the processor itself stops at the end of a page.
  AHEAD = 2048,
};

#endif
