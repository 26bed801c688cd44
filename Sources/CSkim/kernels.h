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
};

/// The byte classes of a stretch: for each class a word for each block, with a bit for each byte, the
/// lowest bit for the first byte.
struct classes {
  _Alignas(64) uint64_t quote[BLOCKS];
  uint64_t slash[BLOCKS];
  /// Below 0x20.
  uint64_t control[BLOCKS];
  uint64_t space[BLOCKS], comma[BLOCKS], colon[BLOCKS];
  /// `{` and `[`; `}` and `]`.
  uint64_t opener[BLOCKS], closer[BLOCKS];
  /// Braces, among the brackets; anything elsewhere.
  uint64_t brace[BLOCKS];
  /// Zeros among the digits; anything elsewhere.
  uint64_t digit[BLOCKS], zero[BLOCKS];
  /// The bytes that may follow a backslash (RFC 8259, section 7), `u` included, and hexadecimal digits. Written by
  /// `classify_escapes`.
  uint64_t escapable[BLOCKS], u[BLOCKS], hexadecimal[BLOCKS];
};

/// Other classes of a block: line feeds, and bytes outside ASCII.
struct block_marks {
  uint64_t newline, high;
};

#endif
