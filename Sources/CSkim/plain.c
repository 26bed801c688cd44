// The kernel for any machine: eight bytes at a time in a word.

#include "blocks.h"
#include "lanes.h"

static const uint64_t ONES = 0x0101010101010101ull, HIGHS = 0x8080808080808080ull;

/// The highest bit of each byte from `first` to `last`; `low` has seven bits of each byte, `high` the
/// eighth.
static inline uint64_t within(uint64_t low, uint64_t high, uint8_t first, uint8_t last) {
  uint64_t from = low + ONES * (0x80u - first), beyond = low + ONES * (0x7Fu - last);
  return from & ~beyond & ~high & HIGHS;
}

/// A bit for each of the highest bits, in the order of the bytes.
static inline uint64_t gathered(uint64_t highs, int word) {
  return ((highs >> 7) * 0x0102040810204080ull >> 56) << (8 * word);
}

#define WITHIN(of, first, last) gathered(within(of, high, first, last), i)
#define KEEP(class, bits) classes->class[block_index] = bits

static inline struct block_marks classify(
    const uint8_t *block, struct classes *classes, size_t block_index) {
  uint64_t quote = 0, slash = 0, control = 0, newline = 0, space = 0, comma = 0;
  uint64_t colon = 0, opener = 0, closer = 0, brace = 0, digit = 0, zero = 0, all_high = 0;
  for (int i = 0; i < 8; i++) {
    uint64_t bytes = word_at(block + 8 * i), high = bytes & HIGHS, low = bytes & ~HIGHS;
    uint64_t lower = low | ONES * 0x20;
    quote |= WITHIN(low, '"', '"');
    slash |= WITHIN(low, '\\', '\\');
    control |= WITHIN(low, 0, 0x1F);
    newline |= WITHIN(low, '\n', '\n');
    space |= WITHIN(low, ' ', ' ');
    comma |= WITHIN(low, ',', ',');
    colon |= WITHIN(low, ':', ':');
    opener |= WITHIN(lower, '{', '{');
    closer |= WITHIN(lower, '}', '}');
    brace |= gathered((bytes << 2) & HIGHS, i);
    digit |= WITHIN(low, '0', '9');
    zero |= WITHIN(low, '0', '0');
    all_high |= gathered(high, i);
  }
  KEEP(quote, quote), KEEP(slash, slash), KEEP(control, control);
  KEEP(space, space), KEEP(comma, comma), KEEP(colon, colon), KEEP(opener, opener);
  KEEP(closer, closer), KEEP(brace, brace), KEEP(digit, digit), KEEP(zero, zero);
  return (struct block_marks){.newline = newline, .high = all_high};
}

static inline void classify_escapes(
    const uint8_t *block, struct classes *classes, size_t block_index) {
  uint64_t escapable = 0, u = 0, hexadecimal = 0;
  for (int i = 0; i < 8; i++) {
    uint64_t bytes = word_at(block + 8 * i), high = bytes & HIGHS, low = bytes & ~HIGHS;
    u |= WITHIN(low, 'u', 'u');
    escapable |= WITHIN(low, '"', '"') | WITHIN(low, '\\', '\\') | WITHIN(low, '/', '/') |
                 WITHIN(low, 'b', 'b') | WITHIN(low, 'f', 'f') | WITHIN(low, 'n', 'n') |
                 WITHIN(low, 'r', 'r') | WITHIN(low, 't', 't');
    hexadecimal |= WITHIN(low, '0', '9') | WITHIN(low | ONES * 0x20, 'a', 'f');
  }
  KEEP(escapable, escapable | u), KEEP(u, u), KEEP(hexadecimal, hexadecimal);
}

/// The number of continuations due, and the bounds of the next one (RFC 3629, section 4).
struct utf8 {
  int due;
  uint8_t least, most;
};

/// Reads the first byte of a sequence; false if no sequence starts with it.
static inline bool utf8_lead(struct utf8 *state, uint8_t byte) {
  if (byte < 0x80) return true;
  if (byte < 0xC2 || byte > 0xF4) return false;
  state->due = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
  state->least = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
  state->most = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
  return true;
}

static inline uint64_t utf8_faults(struct utf8 *state, const uint8_t *block, uint64_t high) {
  if (high == 0) return state->due != 0;
  bool is_right = true;
  for (int i = 0; i < 64; i++) {
    if (state->due == 0) {
      is_right &= utf8_lead(state, block[i]);
      continue;
    }
    is_right &= block[i] >= state->least && block[i] <= state->most;
    state->due--;
    state->least = 0x80;
    state->most = 0xBF;
  }
  return !is_right;
}

#include "words.h"

#include "scan.h"

enum moult_scan_outcome moult_scan_plain(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan) {
  return scan_record(bytes, count, is_last, depth, scan);
}
