#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>

/* A macro with a cast in it is not imported. */
static const unsigned moult_regular_file = AE_IFREG;

/* What libarchive says of a form that it does not know; its public header does not have the name. */
#ifdef EFTYPE
static const int moult_format_error = EFTYPE;
#else
static const int moult_format_error = EILSEQ;
#endif

/* In the locale in which a process starts, names that an archive holds in UTF-8 are lost. */
static inline void moult_use_utf8_names(void) { setlocale(LC_CTYPE, "C.UTF-8"); }
