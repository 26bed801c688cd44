// Classes of bytes as words, which a kernel finds a block at a time. Before it includes this file, it defines
//
//   static inline struct block_marks classify(const uint8_t *block, struct classes *, size_t i);
//   static inline void classify_escapes(const uint8_t *block, struct classes *, size_t i);
//   struct utf8 { … };
//   static inline uint64_t utf8_faults(struct utf8 *, const uint8_t *block, uint64_t high);

#include <string.h>

#include "blocks.h"
#include "marks.h"

/// Reads the block of the line end as if the next line had no bytes outside ASCII. Its first `end` bytes are of this line.
static inline INLINE uint64_t last_utf8_faults(
    struct utf8 *utf8, const uint8_t *block, size_t end, uint64_t high) {
  uint64_t own = high & ((1ull << end) - 1);
  if (own == high) return utf8_faults(utf8, block, high);
  uint8_t line[BLOCK];
  memset(line, '\n', BLOCK);
  memcpy(line, block, end);
  return utf8_faults(utf8, line, own);
}

/// Classifies the blocks of a stretch up to the line end; its place, or STRETCH.
static inline INLINE size_t classify_stretch(
    const uint8_t *bytes, struct classes *classes, struct utf8 *utf8, uint64_t *wrong) {
  for (size_t i = 0; i < BLOCKS; i++) {
    const uint8_t *block = bytes + i * BLOCK;
    __builtin_prefetch(block + AHEAD);
    struct block_marks marks = classify(block, classes, i);
    if (marks.newline) {
      size_t end = (size_t)__builtin_ctzll(marks.newline);
      *wrong |= last_utf8_faults(utf8, block, end, marks.high);
      return i * BLOCK + end;
    }
    *wrong |= utf8_faults(utf8, block, marks.high);
  }
  return STRETCH;
}

static inline INLINE struct marks marks_of(const struct classes *classes) {
  return (struct marks){
      .quote = load(classes->quote),
      .slash = load(classes->slash),
      .control = load(classes->control),
      .space = load(classes->space),
      .comma = load(classes->comma),
      .colon = load(classes->colon),
      .opener = load(classes->opener),
      .closer = load(classes->closer),
      .brace = load(classes->brace),
      .digit = load(classes->digit),
      .zero = load(classes->zero),
  };
}

static inline INLINE struct escape_marks escape_marks_of(
    const uint8_t *bytes, struct classes *classes) {
  for (size_t i = 0; i < BLOCKS; i++) classify_escapes(bytes + i * BLOCK, classes, i);
  return (struct escape_marks){
      .escapable = load(classes->escapable),
      .u = load(classes->u),
      .hexadecimal = load(classes->hexadecimal),
  };
}

/// None: all literals are read after the loop.
static inline INLINE lanes read_literals(
    const struct classes *classes, lanes first, lanes scalar, lanes *misspelt) {
  (void)classes, (void)first, (void)scalar, (void)misspelt;
  return (lanes){0};
}
