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
