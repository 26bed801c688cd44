#include <stddef.h>
#include <yajl/yajl_parse.h>

/* yajl_config takes a variable list of arguments; this is the one form of it that is used. */
static inline int moult_yajl_enable(yajl_handle handle, yajl_option option) {
  return yajl_config(handle, option, 1);
}
