// Reads lines and mutants of them by each kernel of the machine, and compares what they say: all must say the same, to the last
// bit, whatever follows the line.
//
//     compare MUTANTS SEED FILE...

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CSkim.h"
#include "texts.h"

enum { CAPACITY = 1 << 20, KERNELS = MOULT_KERNEL_AVX512VBMI2 + 1 };

static const char *const names[KERNELS] = {"plain", "neon", "avx2", "avx512", "avx512vbmi2"};
static struct moult_scan scans[KERNELS];
static size_t scan_count, outcome_counts[3];

/// A scan with memory of exactly the size that it asks for.
static struct moult_scan new_scan(void) {
  size_t words = (CAPACITY / 64 + 8) * sizeof(uint64_t);
  size_t entries = (CAPACITY + 64) * sizeof(uint32_t);
  struct moult_scan scan = {.capacity = CAPACITY};
  scan.stops = malloc(words), scan.slashes = malloc(words), scan.colons = malloc(words);
  scan.keyless = malloc(words), scan.turns = malloc(words);
  scan.scalars = malloc(entries), scan.brackets = malloc(entries), scan.partners = malloc(entries);
  return scan;
}

/// Whether two scans of an accepted record are equal in all that a reader of them may look at.
static bool are_equal(
    const uint8_t *bytes, const struct moult_scan *a, const struct moult_scan *b) {
  if (a->length != b->length || a->line_length != b->line_length) return false;
  if (a->bracket_count != b->bracket_count) return false;
  size_t words = (a->line_length + 63) / 64 * sizeof(uint64_t);
  if (memcmp(a->stops, b->stops, words) || memcmp(a->slashes, b->slashes, words)) return false;
  for (size_t i = 0; i < a->bracket_count; i++) {
    if (a->brackets[i] != b->brackets[i]) return false;
    uint8_t byte = bytes[a->brackets[i]];
    bool is_opener = byte == '{' || byte == '[';
    if (is_opener && a->partners[i] != b->partners[i]) return false;
  }
  return true;
}

/// Reads a text by all kernels; whether they agree.
static bool agree(struct text text, bool is_last, unsigned depth) {
  enum moult_scan_outcome first = MOULT_SCAN_DECLINED;
  for (int kernel = MOULT_KERNEL_PLAIN; kernel < KERNELS; kernel++) {
    if (!moult_kernel_available(kernel)) continue;
    enum moult_scan_outcome outcome =
        moult_scan_record(kernel, text.bytes, text.count, is_last, depth, &scans[kernel]);
    scan_count++;
    if (kernel == MOULT_KERNEL_PLAIN) first = outcome;
    bool is_equal = outcome == first;
    if (is_equal && outcome == MOULT_SCAN_ACCEPTED) {
      is_equal = are_equal(text.bytes, &scans[MOULT_KERNEL_PLAIN], &scans[kernel]);
    }
    if (is_equal) continue;
    fprintf(stderr, "%s differs: outcome %d, plain %d, %zu bytes, last %d, depth %u\n",
            names[kernel], outcome, first, text.count, is_last, depth);
    return false;
  }
  outcome_counts[first]++;
  return true;
}

/// Reads a text whole, without its last byte, and with little depth.
static bool agree_in_all_ways(struct text text) {
  struct text shorter = copied(text.bytes, text.count ? text.count - 1 : 0);
  bool is_right = agree(text, false, 64) && agree(text, true, 3) && agree(shorter, false, 64) &&
                  agree(shorter, true, 64);
  free(shorter.bytes);
  return is_right;
}

static bool agree_on_mutant(struct text line, struct random *random) {
  struct text text = shifted(line, below(random, 600));
  for (size_t i = below(random, 4); i > 0; i--) {
    struct text next = mutated(text, random);
    free(text.bytes);
    text = next;
  }
  bool is_right = agree_in_all_ways(text);
  free(text.bytes);
  return is_right;
}

/// Reads a short line with what it has before and after each end of a block and of a stretch.
static bool agree_at_all_places(struct text line) {
  for (size_t length = 0; length < 600; length++) {
    struct text text = shifted(line, length);
    bool is_right = agree_in_all_ways(text);
    free(text.bytes);
    if (!is_right) return false;
  }
  return true;
}

int main(int argc, char **argv) {
  if (argc < 4) return fputs("usage: compare MUTANTS SEED FILE...\n", stderr), 2;
  size_t count = 0;
  struct text *lines = append_short_lines(NULL, &count);
  const size_t short_count = count;
  for (int i = 3; i < argc; i++) lines = append_lines(argv[i], lines, &count);
  for (int i = 0; i < KERNELS; i++) scans[i] = new_scan();
  struct random random = {strtoull(argv[2], NULL, 10)};
  size_t mutants = strtoull(argv[1], NULL, 10);
  lines = realloc(lines, 2 * count * sizeof *lines);
  for (size_t i = 0; i < count; i++) lines[count + i] = spaced(lines[i]);
  for (size_t i = 0; i < 2 * count; i++) {
    if (!agree_in_all_ways(lines[i])) return printf("in line %zu\n", i), 1;
  }
  for (size_t i = 0; i < short_count; i++) {
    if (!agree_at_all_places(lines[i])) return printf("in line %zu\n", i), 1;
  }
  for (size_t i = 0; i < mutants; i++) {
    uint64_t state = random.state;
    if (agree_on_mutant(lines[below(&random, 2 * count)], &random)) continue;
    return printf("in mutant %zu, made from %llu\n", i, (unsigned long long)state), 1;
  }
  for (int i = 0; i < KERNELS; i++) {
    if (moult_kernel_available(i)) printf("%s ", names[i]);
  }
  printf("agree on %zu lines and %zu mutants in %zu scans: ", 2 * count, mutants, scan_count);
  printf("%zu accepted, %zu declined, %zu unfinished\n", outcome_counts[MOULT_SCAN_ACCEPTED],
         outcome_counts[MOULT_SCAN_DECLINED], outcome_counts[MOULT_SCAN_UNFINISHED]);
  // Where nothing is accepted or nothing declined, nothing has been compared.
  return outcome_counts[MOULT_SCAN_ACCEPTED] == 0 || outcome_counts[MOULT_SCAN_DECLINED] == 0;
}
