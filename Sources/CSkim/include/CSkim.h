#ifndef MOULT_CSKIM_H
#define MOULT_CSKIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/// The vector kernels. Each accepts the same language and writes the same scan; they differ in speed.
enum moult_kernel {
  MOULT_KERNEL_PLAIN,
  MOULT_KERNEL_NEON,
  MOULT_KERNEL_AVX2,
  MOULT_KERNEL_AVX512,
  MOULT_KERNEL_AVX512VBMI2,
};

/// The result of scanning a record.
enum moult_scan_outcome {
  /// It is valid JSON, and the scan describes it.
  MOULT_SCAN_ACCEPTED,
  /// The kernel does not decide; the scan is unspecified.
  MOULT_SCAN_DECLINED,
  /// The bytes have no line end, and more may come.
  MOULT_SCAN_UNFINISHED,
};

/// The places of a record's strings, tokens and brackets. The caller owns the memory that the pointers
/// refer to and makes it large enough for records of `capacity` bytes.
struct moult_scan {
  /// The longest record accepted, in bytes with its line end; below 2 to the 31.
  size_t capacity;

  /// A bit for each byte, a word for each 64 bytes, and eight more words: quotes that open or close a
  /// string, and, outside strings, commas and closing brackets.
  uint64_t *stops;
  /// A bit for each backslash.
  uint64_t *slashes;
  /// Scratch memory: colons; commas and braces that no key follows; places at which the text turns from
  /// the inside of an object to that of an array, or back.
  uint64_t *colons;
  uint64_t *keyless;
  uint64_t *turns;
  /// Scratch memory: the places of scalars that are not plain runs of digits; `capacity` and 64.
  uint32_t *scalars;

  /// The places of the brackets, in order; `capacity` and 64 entries.
  uint32_t *brackets;
  /// For an opening bracket, the index in `brackets` of the one that closes it.
  uint32_t *partners;
  size_t bracket_count;
  /// The bytes of the record, up to its last bracket.
  size_t length;
  /// The bytes of its line, with the line end where there is one.
  size_t line_length;
};

/// Whether this processor supports a kernel.
bool moult_kernel_available(enum moult_kernel kernel);

/// Reads the line at `bytes`, at most `count` bytes.
///
/// Accepts one object of compact JSON, or of JSON with one space after a comma or colon, whose line
/// ends with a line feed, or with a carriage return and one. `is_last` means that the end of the bytes
/// also ends the line. `depth` is the deepest nesting accepted, at most 64.
enum moult_scan_outcome moult_scan_record(
    enum moult_kernel kernel, const uint8_t *bytes, size_t count, bool is_last, unsigned depth,
    struct moult_scan *scan);

/// The first line feed among `count` bytes, or NULL.
static inline const uint8_t *moult_line_end(const uint8_t *bytes, size_t count) {
  return (const uint8_t *)memchr(bytes, '\n', count);
}

/// The last line feed among `count` bytes, or NULL.
const uint8_t *moult_last_line_end(const uint8_t *bytes, size_t count);

/// Whether `count` bytes are the same at both places.
static inline bool moult_same_bytes(const uint8_t *one, const uint8_t *other, size_t count) {
  return memcmp(one, other, count) == 0;
}

/// Memory for `count` values of zeros, which the system provides as they are touched; NULL where there is none.
static inline void *moult_zeros(size_t count, size_t size) { return calloc(count, size); }

static inline void moult_free_zeros(void *zeros) { free(zeros); }

#endif
