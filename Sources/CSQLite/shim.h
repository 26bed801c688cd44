#include <sqlite3.h>

/* SQLITE_TRANSIENT is a pointer made from a number, which Swift cannot import: SQLite copies the text. */
static inline int moult_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int size) {
  return sqlite3_bind_text(statement, index, text, size, SQLITE_TRANSIENT);
}
