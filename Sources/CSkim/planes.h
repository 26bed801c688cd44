// Bytes as planes: the first has the lowest bit of each byte of a stretch, the eighth the highest one. A class of
// bytes is a few operations on planes for 512 bytes at once (Cameron, "A Case Study in SIMD Text Processing with
// Parallel Bit Streams: UTF-8 to UTF-16 Transcoding", 2008).

#ifndef MOULT_PLANES_H
#define MOULT_PLANES_H

#include "lanes.h"

struct planes {
  lanes bit[8];
};

/// Sets the bits of a block in a plane.
static inline INLINE void set_word(struct planes *planes, int bit, size_t block, uint64_t word) {
  memcpy((char *)&planes->bit[bit] + block * sizeof word, &word, sizeof word);
}

/// The classes that the grammar needs.
struct marks {
  lanes quote, slash;
  /// Below 0x20.
  lanes control;
  lanes space, comma, colon;
  /// `{` and `[`; `}` and `]`.
  lanes opener, closer;
  /// Braces, among the brackets; anything elsewhere.
  lanes brace;
  lanes digit;
  /// Zeros among the digits; anything elsewhere.
  lanes zero;
};

/// The bytes that may follow a backslash (RFC 8259, section 7), `u` included, and hexadecimal digits.
struct escape_marks {
  lanes escapable, u, hexadecimal;
};

/// Bytes by their upper four bits.
struct uppers {
  lanes is_2, is_3;
  /// 4 or 6; 5 or 7.
  lanes is_46, is_57;
};

static inline INLINE struct uppers uppers_of(const struct planes *p) {
  lanes ascii_letter = ~p->bit[7] & p->bit[6], sign = ~p->bit[7] & ~p->bit[6] & p->bit[5];
  return (struct uppers){
      .is_2 = sign & ~p->bit[4],
      .is_3 = sign & p->bit[4],
      .is_46 = ascii_letter & ~p->bit[4],
      .is_57 = ascii_letter & p->bit[4],
  };
}

/// Bytes whose lower four bits are one of two neighbouring numbers: `lower` is the even one.
#define LOWER(p, lower)                               \
  (((lower) & 8 ? (p)->bit[3] : ~(p)->bit[3]) &       \
   ((lower) & 4 ? (p)->bit[2] : ~(p)->bit[2]) &       \
   ((lower) & 2 ? (p)->bit[1] : ~(p)->bit[1]))

static inline INLINE lanes digits(const struct planes *p, lanes is_3) {
  return is_3 & ~(p->bit[3] & (p->bit[2] | p->bit[1]));
}

static inline INLINE struct marks marks_of(const struct planes *p) {
  struct uppers upper = uppers_of(p);
  lanes odd = p->bit[0], even_2 = upper.is_2 & ~odd, even_3 = upper.is_3 & ~odd;
  lanes odd_57 = upper.is_57 & odd;
  return (struct marks){
      .quote = even_2 & LOWER(p, 2),
      .slash = upper.is_57 & ~p->bit[5] & ~odd & LOWER(p, 0xC),
      .control = ~(p->bit[7] | p->bit[6] | p->bit[5]),
      .space = even_2 & LOWER(p, 0),
      .comma = even_2 & LOWER(p, 0xC),
      .colon = even_3 & LOWER(p, 0xA),
      .opener = odd_57 & LOWER(p, 0xA),
      .closer = odd_57 & LOWER(p, 0xC),
      .brace = p->bit[5],
      .digit = digits(p, upper.is_3),
      .zero = even_3 & LOWER(p, 0),
  };
}

static inline INLINE struct escape_marks escape_marks_of(const struct planes *p) {
  struct uppers upper = uppers_of(p);
  lanes odd = p->bit[0], is_6 = upper.is_46 & p->bit[5], is_7 = upper.is_57 & p->bit[5];
  lanes b_f_n = is_6 & ~odd & (LOWER(p, 2) | (p->bit[2] & p->bit[1]));
  lanes r_t = is_7 & ~odd & (LOWER(p, 2) | LOWER(p, 4)), u = is_7 & odd & LOWER(p, 4);
  lanes backslash = upper.is_57 & ~p->bit[5] & ~odd & LOWER(p, 0xC);
  lanes quote = upper.is_2 & ~odd & LOWER(p, 2), slash = upper.is_2 & odd & LOWER(p, 0xE);
  lanes one_to_six = (p->bit[2] | p->bit[1] | odd) & ~(p->bit[2] & p->bit[1] & odd);
  return (struct escape_marks){
      .escapable = quote | slash | backslash | b_f_n | r_t | u,
      .u = u,
      .hexadecimal = digits(p, upper.is_3) | (upper.is_46 & ~p->bit[3] & one_to_six),
  };
}

/// The place of the line end; STRETCH where there is none.
static inline INLINE size_t line_end(const struct planes *p) {
  lanes control = ~(p->bit[7] | p->bit[6] | p->bit[5]);
  lanes newline = control & ~p->bit[4] & LOWER(p, 0xA) & ~p->bit[0];
  if (__builtin_expect(!any(newline), 1)) return STRETCH;
  _Alignas(64) uint64_t words[BLOCKS];
  store(words, newline);
  size_t i = (size_t)__builtin_ctz(occupied(newline));
  return i * BLOCK + (size_t)__builtin_ctzll(words[i]);
}

#endif
