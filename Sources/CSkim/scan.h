// Reads a record. A kernel includes this file after defining the following, which is then inlined into the loop:
//
//   static inline void find_planes(const uint8_t *bytes, struct planes *planes);
//
// In compact JSON, adjacent tokens are adjacent bytes, with at most one space between them. So masks and
// shifts check nearly all of the grammar: for each token, what may come before it. What needs more
// context (which bracket closes which, and whether a comma is in an object) is checked after the loop,
// over the brackets alone. Finding strings by masks, the escapes and the prefix sum are methods of
// Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019; here they run over eight blocks at
// once, a word for each.

#include <string.h>

#include "brackets.h"
#include "literals.h"
#include "scalars.h"
#include "utf8.h"

/// The carry-over from one stretch to the next.
struct carries {
  lanes escaped, u, opener, separator, space, key_lead, key_space, scalar, zero, odd;
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
  /// Faults of the grammar, and those of UTF-8.
  lanes wrong, wrong_utf8;
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
    const struct escape_marks *marks, lanes escaped, lanes *before) {
  lanes u = escaped & marks->u;
  lanes last = lane_before(u, before);
  lanes due = u << 1 | u << 2 | u << 3 | u << 4;
  due |= last >> 63 | last >> 62 | last >> 61 | last >> 60;
  return (escaped & ~marks->escapable) | (due & ~marks->hexadecimal);
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

/// A stretch: its planes, and a mask of the bytes that belong to the record.
struct stretch {
  struct planes *planes;
  lanes valid;
};

/// Reads a stretch. `index` is its first block.
static inline INLINE struct tokens read_stretch(
    struct stretch stretch, size_t index, struct carries *c, struct moult_scan *scan) {
  const struct marks marks = marks_of(stretch.planes);
  struct escape_marks escapes;
  lanes valid = stretch.valid, wrong = {0}, escaped = {0};
  lanes slash = marks.slash & valid;
  // Most stretches of raw UTF-8 have no escape.
  bool has_slash = any(slash), has_escape = has_slash || c->has_escape;
  c->has_escape = has_slash;
  if (has_escape) {
    escapes = escape_marks_of(stretch.planes);
    escaped = escaped_bytes(slash, &c->escaped, &wrong);
  }
  lanes quote = marks.quote & ~escaped & valid;
  // From an opening quote to the byte before the closing one.
  lanes inside = prefix_xor(quote, &c->in_string);
  lanes opening = quote & inside;
  lanes outside = ~(inside | quote) & valid;
  wrong |= inside & (marks.control | ~valid);
  if (has_escape) wrong |= escape_faults(&escapes, escaped & inside, &c->u);

  lanes space = marks.space & outside;
  lanes comma = marks.comma & outside, colon = marks.colon & outside;
  lanes opener = marks.opener & outside, closer = marks.closer & outside;
  // Anything else is part of a scalar, which is read later.
  lanes scalar = outside & ~(space | comma | colon | opener | closer);

  // A value or key follows an opening bracket, a comma or a colon, after at most one space.
  lanes after_opener = next_byte(opener, &c->opener);
  lanes after_separator = next_byte(comma | colon, &c->separator);
  lanes after_lead = after_opener | after_separator, after_space = next_byte(space, &c->space);
  lanes due = (after_lead & ~space) | after_space;
  lanes first = scalar & ~next_byte(scalar, &c->scalar);
  wrong |= (space & ~after_lead) | ((opening | opener | first) & ~due);

  // A comma or closing bracket follows the end of a value; a closing bracket may also follow an opening one.
  lanes after_none = after_separator | after_space;
  wrong |= (comma & (after_none | after_opener)) | (closer & after_none);

  // A colon follows a string that follows a brace or comma. In an object each brace and comma has such a
  // string, in an array none; the brackets decide later which of the two it is.
  lanes key_lead = next_byte(comma | (opener & marks.brace), &c->key_lead);
  lanes key_due = (key_lead & ~space) | next_byte(key_lead & space, &c->key_space);
  lanes key_end = closing_quotes(opening & key_due, inside, &c->key, &wrong);
  lanes after_key = next_byte(key_end, &c->key_end);
  wrong |= colon & ~after_key;

  // Plain runs of digits are checked here; the places of other scalars are kept.
  lanes digit = marks.digit & scalar, odd = scalar & ~digit;
  wrong |= next_byte(marks.zero & first & digit, &c->zero) & digit;
  lanes starts = odd & ~next_byte(odd, &c->odd);

  store(scan->stops + index, quote | comma | closer);
  store(scan->slashes + index, slash);
  store(scan->colons + index, colon);
  store(scan->keyless + index, (after_key & ~colon) | (key_due & ~(opening | closer)));
  store(scan->turns + index, (lanes){0});
  return (struct tokens){
      .brackets = opener | closer,
      .scalars = starts & ~read_literals(stretch.planes, first, scalar, &wrong),
      .wrong = wrong,
  };
}

static inline INLINE void list_tokens(
    const struct tokens *tokens, size_t index, struct loop *loop) {
  _Alignas(64) uint64_t brackets[BLOCKS], scalars[BLOCKS];
  store(brackets, tokens->brackets);
  store(scalars, tokens->scalars);
  uint32_t *bracket = loop->brackets, *scalar = loop->scalars;
  for (uint32_t some = occupied(tokens->brackets); some != 0; some &= some - 1) {
    uint32_t i = (uint32_t)__builtin_ctz(some);
    bracket = write_places(bracket, brackets[i], ((uint32_t)index + i) * BLOCK, 4);
  }
  for (uint32_t some = occupied(tokens->scalars); some != 0; some &= some - 1) {
    uint32_t i = (uint32_t)__builtin_ctz(some);
    scalar = write_places(scalar, scalars[i], ((uint32_t)index + i) * BLOCK, 2);
  }
  loop->brackets = bracket;
  loop->scalars = scalar;
}

/// The checks after the last stretch; `length` is that of the line without its end.
static inline enum moult_scan_outcome conclude(
    const uint8_t *bytes, size_t length, struct loop *loop, unsigned depth, struct moult_scan *scan) {
  scan->bracket_count = (size_t)(loop->brackets - scan->brackets);
  if (scan->bracket_count == 0) return MOULT_SCAN_DECLINED;
  scan->length = scan->brackets[scan->bracket_count - 1] + 1;
  if (scan->length != length) return MOULT_SCAN_DECLINED;
  if (!scalars_are_plain(bytes, bytes + scan->length, scan->scalars, loop->scalars) ||
      !match_brackets(
          bytes, depth, scan->brackets, scan->bracket_count, scan->partners, scan->turns)) {
    return MOULT_SCAN_DECLINED;
  }
  size_t blocks = length / BLOCK + 1;
  return keys_stand_in_objects(scan, blocks) ? MOULT_SCAN_ACCEPTED : MOULT_SCAN_DECLINED;
}

static inline INLINE void take_stretch(
    struct stretch stretch, size_t at, struct loop *loop, struct moult_scan *scan) {
  struct tokens tokens = read_stretch(stretch, at / BLOCK, &loop->carries, scan);
  loop->wrong |= tokens.wrong;
  list_tokens(&tokens, at / BLOCK, loop);
}

/// Finds the planes of a stretch, and the line end; STRETCH where there is none. Sets `wrong` where the line is not
/// UTF-8.
static inline INLINE size_t look_at(
    const uint8_t *bytes, struct planes *planes, struct utf8 *utf8, lanes *wrong) {
  find_planes(bytes, planes);
  size_t end = line_end(planes);
  if (utf8->is_unfinished || any(planes->bit[7])) {
    // A sequence ends before the line end. What follows that belongs to the next line.
    *wrong |= utf8_faults(utf8, planes) & first_bits(end + 1);
  }
  return end;
}

/// The planes of each stretch are found before the one before it is read: so the words that a kernel writes one by one
/// have reached memory when they are loaded eight at a time.
static inline enum moult_scan_outcome scan_record(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan) {
  struct loop loop = {.brackets = scan->brackets, .scalars = scan->scalars};
  // A value may come at the start of the record.
  loop.carries.separator[BLOCKS - 1] = 1ull << 63;
  struct planes planes[2];
  uint8_t rest[STRETCH];
  if (count == 0 || bytes[0] != '{') return MOULT_SCAN_DECLINED;
  struct stretch before = {.planes = &planes[1], .valid = every(~0ull)};
  for (size_t at = 0;; at += STRETCH) {
    if (at + STRETCH > scan->capacity) return MOULT_SCAN_DECLINED;
    const uint8_t *place = bytes + at;
    if (count - at < STRETCH) {
      if (!is_last && (at == count || !memchr(place, '\n', count - at))) {
        return MOULT_SCAN_UNFINISHED;
      }
      memset(rest, '\n', STRETCH);
      memcpy(rest, place, count - at);
      place = rest;
    }
    struct stretch stretch = {.planes = &planes[at / STRETCH % 2]};
    size_t end = look_at(place, stretch.planes, &loop.utf8, &loop.wrong_utf8);
    // A carriage return before the line end is not part of the record.
    size_t returns = end < STRETCH && at + end > 0 && bytes[at + end - 1] == '\r';
    if (end == 0) before.valid = first_bits(STRETCH - returns);
    if (at > 0) take_stretch(before, at - STRETCH, &loop, scan);
    // A long line that is declined is not read to its end.
    if (at % (8 * STRETCH) == 0 && any(loop.wrong)) return MOULT_SCAN_DECLINED;
    before.planes = stretch.planes;
    if (end == STRETCH) continue;
    stretch.valid = first_bits(end == 0 ? 0 : end - returns);
    take_stretch(stretch, at, &loop, scan);
    if (any(loop.wrong | loop.wrong_utf8)) return MOULT_SCAN_DECLINED;
    scan->line_length = at + end + (at + end < count);
    return conclude(bytes, at + end - returns, &loop, depth, scan);
  }
}
