// Reads a record. All kernels include this file after defining the following, which is then inlined
// into its loop:
//
//   static inline struct block_marks classify(const uint8_t *block, struct classes *, size_t i);
//   static inline void classify_escapes(const uint8_t *block, struct classes *, size_t i);
//   struct utf8 { … };
//   static inline uint64_t utf8_faults(struct utf8 *, const uint8_t *block, uint64_t high);
//
// In compact JSON, adjacent tokens are adjacent bytes, with at most one space between them. So masks and
// shifts check nearly all of the grammar: for each token, what may come before it. What needs more
// context (which bracket closes which, and whether a comma is in an object) is checked after the loop,
// over the brackets alone. Finding strings by masks, the escapes and the prefix sum are methods of
// Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019; here they run over eight blocks at
// once, a word for each.

#include <string.h>

#include "kernels.h"
#include "lanes.h"

/// The carry-over from one stretch to the next.
struct carries {
  lanes escaped, u, opener, separator, space, key_lead, key_space, value_end, scalar, zero, odd;
  lanes key, key_end;
  /// All ones inside a string.
  uint64_t in_string;
  /// Whether an escape may continue.
  bool has_escape;
};

/// The state of the loop over the stretches.
struct loop {
  struct carries carries;
  struct utf8 utf8;
  uint32_t *brackets, *scalars;
  lanes wrong;
};

/// The bytes that a backslash escapes: those after an odd run of backslashes. A word full of backslashes
/// is marked as a fault, because only such a word would have to carry a run's parity.
static inline INLINE lanes escaped_bytes(lanes slash, lanes *before, lanes *wrong) {
  const lanes odd = {0xAAAAAAAAAAAAAAAAull, 0xAAAAAAAAAAAAAAAAull, 0xAAAAAAAAAAAAAAAAull,
                     0xAAAAAAAAAAAAAAAAull, 0xAAAAAAAAAAAAAAAAull, 0xAAAAAAAAAAAAAAAAull,
                     0xAAAAAAAAAAAAAAAAull, 0xAAAAAAAAAAAAAAAAull};
  lanes alone = ((slash << 1 | odd) - slash) ^ odd;
  lanes carry = lane_before((alone & slash) >> 63, before);
  lanes start = slash & ~carry;
  lanes series = ((start << 1 | odd) - start) ^ odd;
  *wrong |= (lanes)(slash == ~(lanes){0});
  return series ^ (slash | carry);
}

/// The faults of the escapes; four hexadecimal digits have to follow a `u`.
static inline INLINE lanes escape_faults(
    const struct classes *classes, lanes escaped, lanes *before) {
  lanes u = escaped & load(classes->u);
  lanes last = lane_before(u, before);
  lanes due = u << 1 | u << 2 | u << 3 | u << 4;
  due |= last >> 63 | last >> 62 | last >> 61 | last >> 60;
  return (escaped & ~load(classes->escapable)) | (due & ~load(classes->hexadecimal));
}

/// The closing quotes for the given opening ones: adding the first bit of a run carries past the run. A
/// string that fills a word is marked as a fault, because a carry would have to pass through it.
static inline INLINE lanes closing_quotes(
    lanes opening, lanes inside, lanes *before, lanes *wrong) {
  lanes sum = inside + opening;
  lanes carry = lane_before((lanes)(sum < inside), before);
  *wrong |= (lanes)(sum == ~(lanes){0}) & carry;
  // A carry is all ones, which is -1.
  return (sum - carry) & ~inside;
}

/// The tokens of a stretch; brackets and scalars that are not plain digits are listed later.
struct tokens {
  lanes brackets, scalars, wrong;
};

/// A stretch: its bytes, their classes, and a mask of those that belong to the record.
struct stretch {
  const uint8_t *bytes;
  struct classes *classes;
  lanes valid;
};

/// Reads a stretch. `index` is its first block.
static inline INLINE struct tokens read_stretch(
    struct stretch stretch, size_t index, struct carries *c, struct moult_scan *scan) {
  struct classes *classes = stretch.classes;
  lanes valid = stretch.valid, wrong = {0}, escaped = {0};
  lanes slash = load(classes->slash) & valid;
  // Most stretches of raw UTF-8 have no escape.
  bool has_slash = any(slash), has_escape = has_slash || c->has_escape;
  c->has_escape = has_slash;
  if (has_escape) {
    for (size_t i = 0; i < BLOCKS; i++) classify_escapes(stretch.bytes + i * BLOCK, classes, i);
    escaped = escaped_bytes(slash, &c->escaped, &wrong);
  }
  lanes quote = load(classes->quote) & ~escaped & valid;
  // From an opening quote to the byte before the closing one.
  lanes inside = prefix_xor(quote, &c->in_string);
  lanes opening = quote & inside;
  lanes outside = ~(inside | quote) & valid;
  wrong |= inside & (load(classes->control) | ~valid);
  if (has_escape) wrong |= escape_faults(classes, escaped & inside, &c->u);

  lanes space = load(classes->space) & outside;
  lanes comma = load(classes->comma) & outside, colon = load(classes->colon) & outside;
  lanes opener = load(classes->opener) & outside, closer = load(classes->closer) & outside;
  // Control characters belong to no class: after one that is not a carriage return before the line end,
  // no token is in a valid place.
  lanes scalar =
      outside & ~(space | comma | colon | opener | closer | load(classes->control));

  // A value or key follows an opening bracket, a comma or a colon, after at most one space.
  lanes after_opener = next_byte(opener, &c->opener);
  lanes after_lead = after_opener | next_byte(comma | colon, &c->separator);
  lanes due = (after_lead & ~space) | next_byte(space, &c->space);
  lanes after_scalar = next_byte(scalar, &c->scalar);
  lanes first = scalar & ~after_scalar;
  wrong |= (space & ~after_lead) | ((opening | opener | first) & ~due);

  // A comma or closing bracket follows a value; a closing bracket may also follow an opening one.
  lanes after_value =
      next_byte((quote & ~inside) | closer, &c->value_end) | (after_scalar & ~scalar);
  wrong |= (comma & ~after_value) | (closer & ~(after_value | after_opener));

  // A colon follows a string that follows a brace or comma. In an object each brace and comma has such a
  // string, in an array none; the brackets decide later which of the two it is.
  lanes key_lead = next_byte(comma | (opener & load(classes->brace)), &c->key_lead);
  lanes key_due = (key_lead & ~space) | next_byte(key_lead & space, &c->key_space);
  lanes key_end = closing_quotes(opening & key_due, inside, &c->key, &wrong);
  lanes after_key = next_byte(key_end, &c->key_end);
  wrong |= colon & ~after_key;

  // Plain runs of digits are checked here; the places of other scalars are kept.
  lanes digit = load(classes->digit) & scalar, odd = scalar & ~digit;
  wrong |= next_byte(load(classes->zero) & first & digit, &c->zero) & digit;

  store(scan->stops + index, quote | comma | closer);
  store(scan->slashes + index, slash);
  store(scan->colons + index, colon);
  store(scan->keyless + index, (after_key & ~colon) | (key_due & ~(opening | closer)));
  store(scan->turns + index, (lanes){0});
  return (struct tokens){
      .brackets = opener | closer,
      .scalars = odd & ~next_byte(odd, &c->odd),
      .wrong = wrong,
  };
}

/// Writes the places of bits, `step` at a time, since a block seldom has more.
static inline INLINE uint32_t *write_places(uint32_t *to, uint64_t bits, uint32_t base, int step) {
  uint32_t *end = to + __builtin_popcountll(bits);
  do {
    for (int i = 0; i < step; i++) {
      to[i] = base + (uint32_t)__builtin_ctzg(bits, BLOCK);
      bits &= bits - 1;
    }
    to += step;
  } while (__builtin_expect(to < end, 0));
  return end;
}

static inline INLINE void list_tokens(
    const struct tokens *tokens, size_t index, struct loop *loop) {
  _Alignas(64) uint64_t brackets[BLOCKS], scalars[BLOCKS];
  store(brackets, tokens->brackets);
  store(scalars, tokens->scalars);
  uint32_t *bracket = loop->brackets, *scalar = loop->scalars;
  // Most blocks have brackets, so a branch on it would often be predicted wrong. Other scalars are rarer.
#pragma clang loop unroll(full)
  for (uint32_t i = 0; i < BLOCKS; i++) {
    bracket = write_places(bracket, brackets[i], ((uint32_t)index + i) * BLOCK, 4);
  }
  for (uint32_t some = occupied(tokens->scalars); some != 0; some &= some - 1) {
    uint32_t i = (uint32_t)__builtin_ctz(some);
    scalar = write_places(scalar, scalars[i], ((uint32_t)index + i) * BLOCK, 2);
  }
  loop->brackets = bracket;
  loop->scalars = scalar;
}

static inline bool is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

static inline bool ends_scalar(uint8_t byte) { return byte == ',' || byte == '}' || byte == ']'; }

/// Whether letters are a literal that ends where it should. `end` is after the root's brace, so at
/// least one byte follows `at`.
static inline bool is_literal(const uint8_t *at, const uint8_t *end) {
  if (end - at < 5) return false;
  uint32_t word, true_word, null_word, false_word;
  memcpy(&word, at, 4);
  memcpy(&true_word, "true", 4);
  memcpy(&null_word, "null", 4);
  memcpy(&false_word, "fals", 4);
  bool is_short = (word == true_word) | (word == null_word);
  bool is_false = (word == false_word) & (at[4] == 'e') & (end - at >= 6);
  // A sixth byte is read only after `false`, because only then it certainly exists.
  return (int)(is_short | is_false) & (int)ends_scalar(at[is_false ? 5 : 4]) & (int)!is_digit(at[-1]);
}

/// Whether a scalar that is not a run of digits is a literal or a number with a sign or point (RFC 8259,
/// section 6). Numbers with an exponent are left to the parser.
static inline bool is_plain_scalar(const uint8_t *at, const uint8_t *end) {
  if (__builtin_expect(*at >= 'a', 1)) return is_literal(at, end);
  if (!is_digit(at[1])) return false;
  // A digit is never the last byte of the record, so one more can be read.
  if (*at == '-') return !is_digit(at[-1]) && !(at[1] == '0' && is_digit(at[2]));
  if (*at != '.' || !is_digit(at[-1])) return false;
  do at++; while (is_digit(*at));
  return ends_scalar(*at);
}

/// Whether eight scalars are literals that end where they should; of each, seven bytes after the first
/// are read. A scalar that is none may still be a number.
static inline INLINE bool are_literals(const uint8_t *bytes, const uint32_t *places) {
#define AT(i) word_at(bytes + places[i] - 1)
  // The byte before, the literal and the byte after it are at most eight, even for `false`.
  lanes words = {AT(0), AT(1), AT(2), AT(3), AT(4), AT(5), AT(6), AT(7)};
#undef AT
  const lanes byte = every(0xFF), four = every(0xFFFFFFFF);
  lanes first = words >> 8 & byte;
  lanes is_false = (lanes)(first == every('f')), is_true = (lanes)(first == every('t'));
  // Without its `f`, `false` is as long as the others.
  lanes rest = words >> 8 >> (is_false & 8);
  lanes spelling = (is_false & 0x65736C61) | (is_true & 0x65757274) |
                   (~(is_false | is_true) & 0x6C6C756E);
  lanes end = rest >> 32 & byte;
  lanes is_end = (lanes)(end == every(',')) | (lanes)((end | 0x20) == every('}'));
  lanes follows_digit = (lanes)((words & byte) - '0' < every(10));
  return !any(((rest & four) ^ spelling) | ~is_end | follows_digit);
}

/// Whether the scalars listed are literals or plain numbers; `end` is the end of the record.
static inline bool scalars_are_plain(
    const uint8_t *bytes, const uint8_t *end, const uint32_t *place, const uint32_t *last) {
  while (place < last) {
    size_t count = (size_t)(last - place) < BLOCKS ? (size_t)(last - place) : BLOCKS;
    const uint32_t *next = place + count;
    if (count < BLOCKS || end - (bytes + next[-1]) < 8 || !are_literals(bytes, place)) {
      bool is_plain = true;
      for (; place < next; place++) is_plain &= is_plain_scalar(bytes + *place, end);
      if (!is_plain) return false;
    }
    place = next;
  }
  return true;
}

/// Pairs the brackets, and finds where the text turns from object to array or back. A function of its
/// own, so that its loop has all registers.
static __attribute__((noinline)) bool match_brackets(
    const uint8_t *bytes, size_t depth, const uint32_t *places, size_t count, uint32_t *partners,
    uint64_t *turns) {
  uint32_t open[65] = {0};
  // `word` is the word of `turns` at `index`, kept in a register, because it gets a bit for each bracket.
  uint64_t kinds = 0, wrong = 0, word = 0;
  size_t level = 0, index = 0;
  for (size_t i = 0; i < count; i++) {
    size_t place = places[i];
    uint64_t byte = bytes[place];
    // Of the four, opening ones have bit 1, closing ones bit 2, braces bit 5.
    uint64_t way = byte & 6, is_brace = byte >> 5 & 1;
    bool opens = way == 2;
    uint64_t before = kinds;
    // Opening adds the bracket's kind, closing takes one away. There is no branch on the kind of bracket, because
    // processors cannot predict it.
    kinds = opens ? before << 1 | is_brace : before >> 1;
    wrong |= opens ? 0 : before ^ is_brace;
    // `slot` is below `depth`, because a record starts with an opening bracket and ends at level 0.
    size_t next = level + 3 - way, slot = next < level ? next : level;
    uint32_t kept = open[slot], opener = opens ? (uint32_t)i : kept;
    level = next;
    open[slot] = opener;
    partners[opener] = (uint32_t)i;
    size_t turn = place + 1;
    word = (turn / 64 == index ? word : 0) | ((before ^ kinds) & 1) << (turn % 64);
    index = turn / 64;
    turns[index] = word;
    if (level - 1 >= depth) return level == 0 && i + 1 == count && !(wrong & 1);
  }
  return false;
}

/// Whether keys follow the braces and commas of objects, and are nowhere else.
static inline bool keys_stand_in_objects(const struct moult_scan *scan, size_t blocks) {
  lanes wrong = {0};
  uint64_t carry = 0;
  for (size_t i = 0; i < blocks; i += BLOCKS) {
    lanes in_object = prefix_xor(load(scan->turns + i), &carry);
    wrong |= (load(scan->colons + i) & ~in_object) | (load(scan->keyless + i) & in_object);
  }
  return !any(wrong);
}

/// The checks after the last stretch; `line` is the length without the line end.
static inline enum moult_scan_outcome conclude(
    const uint8_t *bytes, size_t line, struct loop *loop, unsigned depth, struct moult_scan *scan) {
  scan->bracket_count = (size_t)(loop->brackets - scan->brackets);
  if (scan->bracket_count == 0) return MOULT_SCAN_DECLINED;
  scan->length = scan->brackets[scan->bracket_count - 1] + 1;
  // Only a carriage return may be between the last bracket and the line end.
  size_t rest = line - scan->length;
  if (rest > 1 || (rest == 1 && bytes[scan->length] != '\r')) return MOULT_SCAN_DECLINED;
  if (!scalars_are_plain(bytes, bytes + scan->length, scan->scalars, loop->scalars) ||
      !match_brackets(
          bytes, depth, scan->brackets, scan->bracket_count, scan->partners, scan->turns)) {
    return MOULT_SCAN_DECLINED;
  }
  size_t blocks = line / BLOCK + 1;
  return keys_stand_in_objects(scan, blocks) ? MOULT_SCAN_ACCEPTED : MOULT_SCAN_DECLINED;
}

/// How far ahead memory is fetched, in bytes: the processor itself stops at the end of a page.
enum { AHEAD = 2048 };

/// Classifies the blocks of a stretch up to the line end; its place, or STRETCH.
static inline INLINE size_t classify_stretch(
    const uint8_t *bytes, struct classes *classes, struct utf8 *utf8, uint64_t *wrong) {
  for (size_t i = 0; i < BLOCKS; i++) {
    const uint8_t *block = bytes + i * BLOCK;
    __builtin_prefetch(block + AHEAD);
    struct block_marks marks = classify(block, classes, i);
    *wrong |= utf8_faults(utf8, block, marks.high);
    if (marks.newline) return i * BLOCK + (size_t)__builtin_ctzll(marks.newline);
  }
  return STRETCH;
}

static inline INLINE void take_stretch(
    struct stretch stretch, size_t at, struct loop *loop, struct moult_scan *scan) {
  struct tokens tokens = read_stretch(stretch, at / BLOCK, &loop->carries, scan);
  loop->wrong |= tokens.wrong;
  list_tokens(&tokens, at / BLOCK, loop);
}

/// Each stretch is classified before the one before it is read: so the words of its classes, which are written one by
/// one, have reached memory when they are loaded eight at a time.
static inline enum moult_scan_outcome scan_record(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan) {
  struct loop loop = {.brackets = scan->brackets, .scalars = scan->scalars};
  // A value may come at the start of the record.
  loop.carries.separator[BLOCKS - 1] = 1ull << 63;
  struct classes classes[2];
  uint8_t rest[STRETCH];
  uint64_t wrong = 0;
  if (count == 0 || bytes[0] != '{') return MOULT_SCAN_DECLINED;
  struct stretch before = {.classes = &classes[1], .valid = every(~0ull)};
  for (size_t at = 0;; at += STRETCH) {
    if (at + STRETCH > scan->capacity) return MOULT_SCAN_DECLINED;
    struct stretch stretch = {.bytes = bytes + at, .classes = &classes[at / STRETCH % 2]};
    if (count - at < STRETCH) {
      if (!is_last && (at == count || !memchr(stretch.bytes, '\n', count - at))) {
        return MOULT_SCAN_UNFINISHED;
      }
      memset(rest, '\n', STRETCH);
      memcpy(rest, stretch.bytes, count - at);
      stretch.bytes = rest;
    }
    size_t end = classify_stretch(stretch.bytes, stretch.classes, &loop.utf8, &wrong);
    if (at > 0) take_stretch(before, at - STRETCH, &loop, scan);
    // A long line that is declined is not read to its end.
    if (at % (8 * STRETCH) == 0 && any(loop.wrong)) return MOULT_SCAN_DECLINED;
    before.bytes = stretch.bytes;
    before.classes = stretch.classes;
    if (end == STRETCH) continue;
    stretch.valid = first_bits(end);
    take_stretch(stretch, at, &loop, scan);
    if (wrong != 0 || any(loop.wrong)) return MOULT_SCAN_DECLINED;
    scan->line_length = at + end + (at + end < count);
    return conclude(bytes, at + end, &loop, depth, scan);
  }
}
