// The kernel for any machine: eight bytes at a time in a word.

#include "planes.h"

/// The lowest bits of eight bytes, in the order of the bytes: the product moves each to a place of its own in the last byte.
static inline uint64_t gathered(uint64_t bytes) {
  return (bytes & 0x0101010101010101ull) * 0x0102040810204080ull >> 56;
}

static inline void find_planes(const uint8_t *bytes, struct planes *planes) {
  for (size_t block = 0; block < BLOCKS; block++) {
    uint64_t words[8] = {0};
    for (int i = 0; i < 8; i++) {
      uint64_t eight = word_at(bytes + block * BLOCK + 8 * i);
      for (int bit = 0; bit < 8; bit++) words[bit] |= gathered(eight >> bit) << (8 * i);
    }
    for (int bit = 0; bit < 8; bit++) set_word(planes, bit, block, words[bit]);
  }
}

#include "scan.h"

enum moult_scan_outcome moult_scan_plain(
    const uint8_t *bytes, size_t count, bool is_last, unsigned depth, struct moult_scan *scan) {
  return scan_record(bytes, count, is_last, depth, scan);
}
