// What a kernel finds in a stretch: for each class of bytes a bit for each byte, a lane for each block.

#ifndef MOULT_MARKS_H
#define MOULT_MARKS_H

#include "lanes.h"

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

#endif
