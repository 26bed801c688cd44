#include <stddef.h>
#include <stdint.h>
#include <zlib.h>
#include <bzlib.h>
#include <lzma.h>
#include <zstd.h>
#include <zstd_errors.h>

/* inflateInit2 is a macro. 15 is the largest window, and 16 asks for gzip's header and checksum. */
static inline int moult_gzip_start(z_streamp stream) { return inflateInit2(stream, 15 + 16); }
