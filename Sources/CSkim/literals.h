// The spelling of literals.

#ifndef MOULT_LITERALS_H
#define MOULT_LITERALS_H

#include "planes.h"

/// The bytes of a stretch one block before; none comes in at the start.
static inline INLINE lanes block_before(lanes bits) {
  const lanes none = {0};
  return __builtin_shufflevector(none, bits, 7, 8, 9, 10, 11, 12, 13, 14);
}

/// Shifts a mask by some bytes, less than a block; `before` is that of the blocks before.
#define FURTHER(bits, before, count) ((bits) << (count) | (before) >> (BLOCK - (count)))

/// The starts of literals that end in the stretch; others are read after the last one. Sets `wrong` where one is
/// misspelt.
static inline INLINE lanes read_literals(
    const struct planes *p, lanes first, lanes scalar, lanes *wrong) {
  // The longest literal and the byte after it.
  const lanes whole = {~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull >> 5};
  struct uppers upper = uppers_of(p);
  lanes even = first & whole & p->bit[5] & ~p->bit[0], even_6 = upper.is_46 & even;
  lanes t = upper.is_57 & even & LOWER(p, 4);
  lanes n = even_6 & LOWER(p, 0xE), f = even_6 & LOWER(p, 6);
  lanes before_t = block_before(t), before_n = block_before(n), before_f = block_before(f);
#define AFTER(letter, count) FURTHER(letter, before_##letter, count)
  // The places of the letters that follow.
  lanes r = AFTER(t, 1), u = AFTER(t, 2) | AFTER(n, 1), e = AFTER(t, 3) | AFTER(f, 4);
  lanes l = AFTER(n, 2) | AFTER(n, 3) | AFTER(f, 2), a = AFTER(f, 1), s = AFTER(f, 3);
  lanes end = AFTER(t, 4) | AFTER(n, 4) | AFTER(f, 5);
#undef AFTER
  // They are 61, 65, 6C, 72, 73 and 75: the bits that differ from those.
  lanes differing = (p->bit[4] ^ (r | s | u)) | (p->bit[3] ^ l) | (p->bit[2] ^ (e | l | u)) |
                    (p->bit[1] ^ (r | s)) | (p->bit[0] ^ (a | e | s | u));
  differing |= ~(p->bit[6] & p->bit[5]) | p->bit[7];
  *wrong |= (differing & (r | u | e | l | a | s)) | (end & scalar);
  return t | n | f;
}

#endif
