// Classes of bytes by their bits: a stretch as eight planes, which have one bit of each byte. A class is a few operations
// on them for 512 bytes at once. Before it includes this file, a kernel defines
//
//   static inline struct classes planes_of(const uint8_t *bytes);
//
// and includes stretch_planes.h.

#include "marks.h"
#include "stretch_planes.h"

/// Bytes by their upper half, and by one bit of the lower one where all members share it.
struct halves {
  /// 2x and 3x; 4x and 6x, or 5x and 7x.
  lanes two, three, even, odd;
};

static inline INLINE struct halves halves_of(const struct classes *c) {
  lanes ascii_letter = ~c->bit[7] & c->bit[6], other = ~c->bit[7] & ~c->bit[6] & c->bit[5];
  return (struct halves){
      .two = other & ~c->bit[4],
      .three = other & c->bit[4],
      .even = ascii_letter & ~c->bit[4],
      .odd = ascii_letter & c->bit[4],
  };
}

/// Bytes with bits 3, 2 and 1 as given.
#define MIDDLE(c, b3, b2, b1)                                             \
  ((b3 ? (c)->bit[3] : ~(c)->bit[3]) & (b2 ? (c)->bit[2] : ~(c)->bit[2]) & \
   (b1 ? (c)->bit[1] : ~(c)->bit[1]))

static inline INLINE lanes digits(const struct classes *c, lanes three) {
  return three & ~(c->bit[3] & (c->bit[2] | c->bit[1]));
}

static inline INLINE struct marks marks_of(const struct classes *c) {
  struct halves half = halves_of(c);
  lanes is_odd = c->bit[0], even_two = half.two & ~is_odd, even_three = half.three & ~is_odd;
  lanes first = MIDDLE(c, 0, 0, 0), third = MIDDLE(c, 0, 0, 1);
  lanes eleventh = MIDDLE(c, 1, 0, 1), thirteenth = MIDDLE(c, 1, 1, 0);
  return (struct marks){
      .quote = even_two & third,
      .slash = half.odd & ~c->bit[5] & ~is_odd & thirteenth,
      .control = ~(c->bit[7] | c->bit[6] | c->bit[5]),
      .space = even_two & first,
      .comma = even_two & thirteenth,
      .colon = even_three & eleventh,
      .opener = half.odd & is_odd & eleventh,
      .closer = half.odd & is_odd & thirteenth,
      .brace = c->bit[5],
      .digit = digits(c, half.three),
      .zero = even_three & first,
  };
}

static inline INLINE struct escape_marks escape_marks_of(
    const uint8_t *bytes, const struct classes *c) {
  (void)bytes;
  struct halves half = halves_of(c);
  lanes is_odd = c->bit[0], third = MIDDLE(c, 0, 0, 1), fifth = MIDDLE(c, 0, 1, 0);
  lanes six = half.even & c->bit[5], seven = half.odd & c->bit[5];
  lanes b_f_n = six & ~is_odd & (third | (c->bit[2] & c->bit[1]));
  lanes r_t = seven & ~is_odd & (third | fifth), u = seven & is_odd & fifth;
  lanes slash = half.odd & ~c->bit[5] & ~is_odd & MIDDLE(c, 1, 1, 0);
  lanes quote = half.two & ~is_odd & third, solidus = half.two & is_odd & MIDDLE(c, 1, 1, 1);
  lanes one_to_six = (c->bit[2] | c->bit[1] | is_odd) & ~(c->bit[2] & c->bit[1] & is_odd);
  return (struct escape_marks){
      .escapable = quote | solidus | slash | b_f_n | r_t | u,
      .u = u,
      .hexadecimal = digits(c, half.three) | (half.even & ~c->bit[3] & one_to_six),
  };
}

/// The bytes of a stretch one block before; none comes in at the start.
static inline INLINE lanes block_before(lanes bits) {
  const lanes none = {0};
  return __builtin_shufflevector(none, bits, 7, 8, 9, 10, 11, 12, 13, 14);
}

/// Shifts a mask by some bytes, less than a block; `before` is that of the blocks before.
#define FURTHER(bits, before, count) ((bits) << (count) | (before) >> (BLOCK - (count)))

/// Reads literals that end in the stretch.
static inline INLINE lanes read_literals(
    const struct classes *c, lanes first, lanes scalar, lanes *misspelt) {
  // The longest literal and the byte after it.
  const lanes whole = {~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull, ~0ull >> 5};
  struct halves half = halves_of(c);
  lanes six = half.even & c->bit[5], seven = half.odd & c->bit[5];
  lanes even_six = six & ~c->bit[0] & first & whole;
  lanes t = seven & ~c->bit[0] & first & whole & MIDDLE(c, 0, 1, 0);
  lanes n = even_six & MIDDLE(c, 1, 1, 1), f = even_six & MIDDLE(c, 0, 1, 1);
  lanes before_t = block_before(t), before_n = block_before(n), before_f = block_before(f);
#define AFTER(letter, count) FURTHER(letter, before_##letter, count)
  // The places of the letters that follow.
  lanes r = AFTER(t, 1), u = AFTER(t, 2) | AFTER(n, 1), e = AFTER(t, 3) | AFTER(f, 4);
  lanes l = AFTER(n, 2) | AFTER(n, 3) | AFTER(f, 2), a = AFTER(f, 1), s = AFTER(f, 3);
  lanes end = AFTER(t, 4) | AFTER(n, 4) | AFTER(f, 5);
#undef AFTER
  // They are 61, 65, 6C, 72, 73 and 75: the bits that differ from those.
  lanes differing = (c->bit[4] ^ (r | s | u)) | (c->bit[3] ^ l) | (c->bit[2] ^ (e | l | u)) |
                    (c->bit[1] ^ (r | s)) | (c->bit[0] ^ (a | e | s | u));
  differing |= ~(c->bit[6] & c->bit[5]) | c->bit[7];
  *misspelt |= (differing & (r | u | e | l | a | s)) | (end & scalar);
  return t | n | f;
}

/// The sequences of the stretch before (RFC 3629, section 4): all leads, those of three bytes and of four, and those whose second
/// byte has narrower bounds.
struct utf8 {
  lanes lead, long_lead, longest_lead, e0, ed, f0, f4;
  /// Whether a sequence continues.
  bool is_unfinished;
};

/// The faults of UTF-8 in a stretch with bytes above 0x7F.
static inline INLINE lanes utf8_faults(struct utf8 *state, const struct classes *c) {
  lanes b0 = c->bit[0], b1 = c->bit[1], b2 = c->bit[2], b3 = c->bit[3];
  lanes b4 = c->bit[4], b5 = c->bit[5], high = c->bit[7];
  lanes lead = high & c->bit[6], continuation = high & ~c->bit[6];
  lanes long_lead = lead & b5, longest = long_lead & b4;
  lanes one = next_byte(lead, &state->lead);
  lanes before = lane_before(long_lead, &state->long_lead);
  lanes two = long_lead << 2 | before >> 62;
  before = lane_before(longest, &state->longest_lead);
  lanes three = longest << 3 | before >> 61;
  lanes faults = (one | two | three) ^ continuation;
  // C0, C1, and F5 and above.
  faults |= lead & ~(b5 | b4 | b3 | b2 | b1);
  faults |= longest & (b3 | (b2 & (b1 | b0)));
  lanes three_bytes = long_lead & ~b4;
  lanes e0 = three_bytes & ~(b3 | b2 | b1 | b0), ed = three_bytes & b3 & b2 & ~b1 & b0;
  lanes f0 = longest & ~(b3 | b2 | b1 | b0), f4 = longest & ~b3 & b2 & ~b1 & ~b0;
  faults |= (next_byte(e0, &state->e0) & ~b5) | (next_byte(ed, &state->ed) & b5);
  faults |= (next_byte(f0, &state->f0) & ~(b5 | b4)) | (next_byte(f4, &state->f4) & (b5 | b4));
  state->is_unfinished = (lead[BLOCKS - 1] >> 61) != 0;
  return faults;
}

/// The place of the line end; STRETCH where there is none.
static inline INLINE size_t line_end(const struct classes *c) {
  lanes control = ~(c->bit[7] | c->bit[6] | c->bit[5]);
  lanes newline = control & ~c->bit[4] & MIDDLE(c, 1, 0, 1) & ~c->bit[0];
  if (__builtin_expect(!any(newline), 1)) return STRETCH;
  _Alignas(64) uint64_t words[BLOCKS];
  store(words, newline);
  size_t i = (size_t)__builtin_ctz(occupied(newline));
  return i * BLOCK + (size_t)__builtin_ctzll(words[i]);
}

static inline INLINE size_t classify_stretch(
    const uint8_t *bytes, struct classes *classes, struct utf8 *utf8, uint64_t *wrong) {
  *classes = planes_of(bytes);
  size_t end = line_end(classes);
  if (utf8->is_unfinished || any(classes->bit[7])) {
    lanes faults = utf8_faults(utf8, classes);
    // A sequence ends before the line end; what follows it belongs to the next line.
    *wrong |= any(faults & first_bits(end + 1));
  }
  return end;
}
