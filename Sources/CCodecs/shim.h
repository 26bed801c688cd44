#include <stddef.h>
#include <stdint.h>
#include <zlib.h>
#include <bzlib.h>
#include <lzma.h>
#include <zstd.h>
#include <zstd_errors.h>

/* inflateInit2 is a macro. 15 is the largest window; 16 more asks for gzip's header and checksum, and a negative
   number for neither header nor checksum. */
static inline int moult_inflate_start(z_streamp stream, int window) { return inflateInit2(stream, window); }

/* deflateInit2 is a macro too. Level 6, a window of 15 bits with gzip's header, memory level 8: zlib's usual. */
static inline int moult_gzip_start_writing(z_streamp stream) {
  return deflateInit2(stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

/* ISA-L decodes DEFLATE faster than zlib. A build without its header, and a link without the library, use zlib: the
   symbols are weak, so that they are null there. */
#if __has_include(<isa-l/igzip_lib.h>)
#include <isa-l/igzip_lib.h>
#pragma weak isal_inflate
#pragma weak isal_inflate_init
#pragma weak isal_inflate_reset
#pragma weak isal_inflate_set_dict
#define MOULT_HAS_ISAL (isal_inflate && isal_inflate_init && isal_inflate_reset && isal_inflate_set_dict)
#else
#define MOULT_HAS_ISAL 0
enum isal_block_state { ISAL_BLOCK_FINISH };
struct inflate_state {
  uint8_t *next_in, *next_out;
  uint64_t read_in;
  uint32_t avail_in, avail_out, crc_flag, crc;
  int32_t read_in_length;
  enum isal_block_state block_state;
};
#define ISAL_GZIP_NO_HDR 2
static inline void isal_inflate_init(struct inflate_state *state) { (void)state; }
static inline void isal_inflate_reset(struct inflate_state *state) { (void)state; }
static inline int isal_inflate_set_dict(struct inflate_state *state, uint8_t *bytes, uint32_t count) {
  (void)state, (void)bytes, (void)count;
  return -1;
}
static inline int isal_inflate(struct inflate_state *state) { return (void)state, -1; }
#endif

static inline _Bool moult_has_isal(void) { return MOULT_HAS_ISAL; }
