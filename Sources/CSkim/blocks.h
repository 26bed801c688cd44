// The classes of bytes as words, a block at a time.

#ifndef MOULT_BLOCKS_H
#define MOULT_BLOCKS_H

#include "kernels.h"

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
