// Classes of bytes by their two halves, for kernels with 16-entry table lookups: a byte is of the
// class when its entries in both tables share a bit. The kernel defines VECTOR and lookup, and as
// TEST which bytes are not zero in both of two vectors, of type MEMBERS.

/// `" / \ b f n r t u`, by the upper half: 2 has bit 1, 5 bit 2, 6 bit 4, 7 bit 8.
static const uint8_t escapable_uppers[16] = {0, 0, 1, 0, 0, 2, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0};
/// `"` 22, `b` 62, `r` 72; `t` 74; `u` 75; `f` 66; `\` 5C; `n` 6E; `/` 2F.
static const uint8_t escapable_lowers[16] = {0, 0, 13, 0, 8, 8, 4, 0, 0, 0, 0, 0, 2, 0, 4, 1};

static inline MEMBERS escapable(VECTOR low, VECTOR high) {
  return TEST(lookup(escapable_lowers, low), lookup(escapable_uppers, high));
}

/// `0-9 A-F a-f`, by the upper half: 3 has bit 1, 4 and 6 bit 2.
static const uint8_t hexadecimal_uppers[16] = {0, 0, 0, 1, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0};
static const uint8_t hexadecimal_lowers[16] = {1, 3, 3, 3, 3, 3, 3, 1, 1, 1, 0, 0, 0, 0, 0, 0};

static inline MEMBERS hexadecimal(VECTOR low, VECTOR high) {
  return TEST(lookup(hexadecimal_lowers, low), lookup(hexadecimal_uppers, high));
}

// The faults of UTF-8 that two bytes after each other show (Keiser and Lemire, "Validating UTF-8 In
// Less Than One Instruction Per Byte", 2021): a bit for each, set in all three tables where it holds.
enum {
  SHORT = 1 << 0,       // a lead, then no continuation
  LONG = 1 << 1,        // ASCII, then a continuation
  OVERLONG_3 = 1 << 2,  // E0, then below A0
  LARGE = 1 << 3,       // F4, then above 8F, or beyond F4
  SURROGATE = 1 << 4,   // ED, then above 9F
  OVERLONG_2 = 1 << 5,  // C0 or C1
  OVERLONG_4 = 1 << 6,  // F0, then below 90; also F5 and above
  CONTINUED = 1 << 7,   // two continuations
  // These three show without the lower half of the first byte.
  CARRY = SHORT | LONG | CONTINUED,
  BEYOND = CARRY | LARGE | OVERLONG_4,
  /// What a continuation may be wrong with, whichever it is.
  ANY = LONG | OVERLONG_2 | CONTINUED,
};

static const uint8_t utf8_first_uppers[16] = {
    LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG,
    CONTINUED, CONTINUED, CONTINUED, CONTINUED,
    SHORT | OVERLONG_2, SHORT, SHORT | OVERLONG_3 | SURROGATE, SHORT | LARGE | OVERLONG_4,
};

static const uint8_t utf8_first_lowers[16] = {
    CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4, CARRY | OVERLONG_2, CARRY, CARRY,
    CARRY | LARGE, BEYOND, BEYOND, BEYOND,
    BEYOND, BEYOND, BEYOND, BEYOND,
    BEYOND, BEYOND | SURROGATE, BEYOND, BEYOND,
};

static const uint8_t utf8_second_uppers[16] = {
    SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT,
    ANY | OVERLONG_3 | OVERLONG_4, ANY | OVERLONG_3 | LARGE, ANY | SURROGATE | LARGE,
    ANY | SURROGATE | LARGE, SHORT, SHORT, SHORT, SHORT,
};
