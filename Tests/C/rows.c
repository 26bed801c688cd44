/* rows WHAT FILE...: prints what the C interface makes of files, a row a line, to compare it with the other interfaces. */
#include "moult.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A job, and its settings in pairs. */
static const struct { const char *what, *job, *settings[7]; } jobs[] = {
  {"tweets", "dehydrate", {"ids", "tweets"}},
  {"users", "dehydrate", {"ids", "users"}},
  {"strict", "redact", {"policy", "strict"}},
  {"text", "redact", {"policy", "text"}},
  {"flat", "redact", {"policy", "strict", "shape", "flat"}},
  {"table", "aggregate", {"by", "lang,kind", "count", "tweets,users"}},
};

static moult_status print_output(moult_job *job) {
  static char buffer[1 << 16];
  size_t count;
  moult_status status;
  while ((status = moult_drain(job, buffer, sizeof buffer, &count, -1)) == MOULT_OK) fwrite(buffer, 1, count, stdout);
  return status;
}

static moult_status print_table(moult_job *job) {
  size_t count = 0;
  moult_status status = moult_wait(job, -1);
  if (status != MOULT_END || moult_tables_text(job, "csv", NULL, 0, &count) != MOULT_OK) return status;
  char *text = malloc(count);
  if (text == NULL) return MOULT_IO;
  if (moult_tables_text(job, "csv", text, count, &count) == MOULT_OK) fwrite(text, 1, count, stdout);
  free(text);
  return status;
}

int main(int count, char **arguments) {
  for (size_t index = 0; count > 1 && index < sizeof jobs / sizeof jobs[0]; index++) {
    if (strcmp(arguments[1], jobs[index].what) != 0) continue;
    moult_job *job;
    if (moult_new(jobs[index].job, &job) != MOULT_OK) return 1;
    for (const char *const *pair = jobs[index].settings; *pair != NULL; pair += 2) moult_set(job, pair[0], pair[1]);
    for (int file = 2; file < count; file++) moult_add_path(job, arguments[file]);
    moult_status status = strcmp(jobs[index].job, "aggregate") == 0 ? print_table(job) : print_output(job);
    moult_error error;
    if (status != MOULT_END && moult_last_error(job, &error) == MOULT_OK) fprintf(stderr, "%s\n", error.text);
    moult_free(job);
    return status != MOULT_END;
  }
  return 2;
}
