// Lines for the kernels to read: those of files, in two spacings, and mutants of them.

#ifndef MOULT_TEXTS_H
#define MOULT_TEXTS_H

#include <stddef.h>
#include <stdint.h>

/// Bytes on the heap, of exactly `count`, so that a tool that watches the heap sees what is read
/// beyond them.
struct text {
  uint8_t *bytes;
  size_t count;
};

/// Random numbers that are the same in each run (SplitMix64).
struct random {
  uint64_t state;
};

/// A number below `bound`, which is not 0.
size_t below(struct random *random, size_t bound);

struct text copied(const uint8_t *bytes, size_t count);

/// The lines of a file with their line ends; their number is added to `count`.
struct text *append_lines(const char *path, struct text *lines, size_t *count);

/// Short lines, in which much ends at the same place.
struct text *append_short_lines(struct text *lines, size_t *count);

/// A line with one space after each comma and colon outside of strings.
struct text spaced(struct text line);

/// A line with a first field whose value has `length` letters, which moves everything after it.
struct text shifted(struct text line, size_t length);

/// Changes a text in one place: a bit, a byte that means something, a cut, a span moved.
struct text mutated(struct text line, struct random *random);

#endif
