// Byte classes by nibbles, for kernels with 16-entry table lookups: a byte belongs to a class when its
// entries in both tables share a bit. The kernel defines VECTOR, AND and lookup.

/// The classes of bytes after a backslash (RFC 8259, section 7) and in numbers. Each bit is a set of
/// bytes that combines some upper nibbles with some lower ones.
enum {
  ESCAPED_2 = 1 << 0,  // `"` 22, `/` 2F
  ESCAPED_5 = 1 << 1,  // `\` 5C
  ESCAPED_6 = 1 << 2,  // `b` 62, `f` 66, `n` 6E
  ESCAPED_7 = 1 << 3,  // `r` 72, `t` 74
  LETTER_U = 1 << 4,   // `u` 75
  DIGIT = 1 << 5,      // 30 to 39
  HEX_LETTER = 1 << 6, // 41 to 46, 61 to 66
  ZERO = 1 << 7,       // 30
  ESCAPABLE = ESCAPED_2 | ESCAPED_5 | ESCAPED_6 | ESCAPED_7 | LETTER_U,
};

static const uint8_t kind_uppers[16] = {
    0, 0, ESCAPED_2, DIGIT | ZERO, HEX_LETTER, ESCAPED_5, ESCAPED_6 | HEX_LETTER,
    ESCAPED_7 | LETTER_U, 0, 0, 0, 0, 0, 0, 0, 0,
};
static const uint8_t kind_lowers[16] = {
    DIGIT | ZERO, DIGIT | HEX_LETTER,
    DIGIT | HEX_LETTER | ESCAPED_2 | ESCAPED_6 | ESCAPED_7, DIGIT | HEX_LETTER,
    DIGIT | HEX_LETTER | ESCAPED_7, DIGIT | HEX_LETTER | LETTER_U,
    DIGIT | HEX_LETTER | ESCAPED_6, DIGIT, DIGIT, DIGIT, 0, 0, ESCAPED_5, 0, ESCAPED_6, ESCAPED_2,
};

/// The classes of each byte.
static inline VECTOR kinds(VECTOR low, VECTOR high) {
  return AND(lookup(kind_lowers, low), lookup(kind_uppers, high));
}

// The UTF-8 faults that two adjacent bytes show (Keiser and Lemire, "Validating UTF-8 In Less Than One
// Instruction Per Byte", 2021): a bit for each, set in all three tables when the fault is present.
enum {
  SHORT = 1 << 0,       // a lead, then no continuation
  LONG = 1 << 1,        // ASCII, then a continuation
  OVERLONG_3 = 1 << 2,  // E0, then below A0
  LARGE = 1 << 3,       // F4, then above 8F, or beyond F4
  SURROGATE = 1 << 4,   // ED, then above 9F
  OVERLONG_2 = 1 << 5,  // C0 or C1
  OVERLONG_4 = 1 << 6,  // F0, then below 90; also F5 and above
  CONTINUED = 1 << 7,   // two continuations
  // These three do not depend on the lower nibble of the first byte.
  CARRY = SHORT | LONG | CONTINUED,
  BEYOND = CARRY | LARGE | OVERLONG_4,
  /// The faults that any continuation byte may have.
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
