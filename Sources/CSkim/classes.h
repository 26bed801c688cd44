// Classes of bytes by their two halves, for kernels with 16-entry table lookups: a byte is of the
// class when its entries in both tables share a bit. The kernel defines VECTOR, AND and
// lookup, and as TEST which bytes are not zero in both of two vectors, of type MEMBERS.

/// `" / \ b f n r t u`.
static inline MEMBERS escapable(VECTOR low, VECTOR high) {
  // By the upper half: 2 has bit 1, 5 bit 2, 6 bit 4, 7 bit 8.
  const __m128i uppers = _mm_setr_epi8(0, 0, 1, 0, 0, 2, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0);
  // `"` 22, `b` 62, `r` 72; `t` 74; `u` 75; `f` 66; `\` 5C; `n` 6E; `/` 2F.
  const __m128i lowers = _mm_setr_epi8(0, 0, 13, 0, 8, 8, 4, 0, 0, 0, 0, 0, 2, 0, 4, 1);
  return TEST(lookup(lowers, low), lookup(uppers, high));
}

/// `0-9 A-F a-f`.
static inline MEMBERS hexadecimal(VECTOR low, VECTOR high) {
  // By the upper half: 3 has bit 1, 4 and 6 bit 2.
  const __m128i uppers = _mm_setr_epi8(0, 0, 0, 1, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m128i lowers = _mm_setr_epi8(1, 3, 3, 3, 3, 3, 3, 1, 1, 1, 0, 0, 0, 0, 0, 0);
  return TEST(lookup(lowers, low), lookup(uppers, high));
}

// The faults of UTF-8 that two bytes after each other show (Keiser and Lemire, "Validating UTF-8 In
// Less Than One Instruction Per Byte", 2021): a bit for each, set in all three tables where it holds.
enum {
  UTF8_TOO_SHORT = 1 << 0,   // a lead, then no continuation
  UTF8_TOO_LONG = 1 << 1,    // ASCII, then a continuation
  UTF8_OVERLONG_3 = 1 << 2,  // E0, then below A0
  UTF8_TOO_LARGE = 1 << 3,   // F4, then above 8F, or beyond F4
  UTF8_SURROGATE = 1 << 4,   // ED, then above 9F
  UTF8_OVERLONG_2 = 1 << 5,  // C0 or C1
  UTF8_OVERLONG_4 = 1 << 6,  // F0, then below 90; also F5 and above
  UTF8_TWO_CONTINUATIONS = 1 << 7,
  // These three show in the second byte only.
  UTF8_CARRY = UTF8_TOO_SHORT | UTF8_TOO_LONG | UTF8_TWO_CONTINUATIONS,
};

static inline __m128i utf8_first_high(void) {
  const char ascii = UTF8_TOO_LONG, continuation = (char)UTF8_TWO_CONTINUATIONS;
  return _mm_setr_epi8(
      ascii, ascii, ascii, ascii, ascii, ascii, ascii, ascii,
      continuation, continuation, continuation, continuation,
      UTF8_TOO_SHORT | UTF8_OVERLONG_2, UTF8_TOO_SHORT,
      UTF8_TOO_SHORT | UTF8_OVERLONG_3 | UTF8_SURROGATE,
      UTF8_TOO_SHORT | UTF8_TOO_LARGE | UTF8_OVERLONG_4);
}

static inline __m128i utf8_first_low(void) {
  const char carry = (char)UTF8_CARRY;
  const char beyond = (char)(UTF8_CARRY | UTF8_TOO_LARGE | UTF8_OVERLONG_4);
  return _mm_setr_epi8(
      (char)(UTF8_CARRY | UTF8_OVERLONG_3 | UTF8_OVERLONG_2 | UTF8_OVERLONG_4),
      (char)(UTF8_CARRY | UTF8_OVERLONG_2), carry, carry, (char)(UTF8_CARRY | UTF8_TOO_LARGE),
      beyond, beyond, beyond, beyond, beyond, beyond, beyond, beyond,
      (char)(UTF8_CARRY | UTF8_TOO_LARGE | UTF8_OVERLONG_4 | UTF8_SURROGATE), beyond, beyond);
}

static inline __m128i utf8_second_high(void) {
  const char none = UTF8_TOO_SHORT;
  const int any = UTF8_TOO_LONG | UTF8_OVERLONG_2 | UTF8_TWO_CONTINUATIONS;
  return _mm_setr_epi8(
      none, none, none, none, none, none, none, none,
      (char)(any | UTF8_OVERLONG_3 | UTF8_OVERLONG_4),
      (char)(any | UTF8_OVERLONG_3 | UTF8_TOO_LARGE),
      (char)(any | UTF8_SURROGATE | UTF8_TOO_LARGE),
      (char)(any | UTF8_SURROGATE | UTF8_TOO_LARGE),
      none, none, none, none);
}
