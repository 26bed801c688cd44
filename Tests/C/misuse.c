/* misuse [CALLS [SEED]]: calls the C interface in every wrong way, and in random orders, and checks that each call returns a
 * status. A memory error is found by valgrind or AddressSanitizer, under which it runs. */
#define _DEFAULT_SOURCE
#include "moult.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char tweet[] =
  "{\"id\":20,\"id_str\":\"20\",\"text\":\"x\",\"created_at\":\"Tue Mar 21 20:50:14 +0000 2006\",\"lang\":\"en\"}\n";

static int checks;

static void check(int holds, const char *what) {
  checks++;
  if (holds) return;
  fprintf(stderr, "misuse: %s\n", what);
  exit(1);
}

static uint64_t seed = 1;

/* Numbers of a linear congruential generator: Knuth's MMIX. */
static unsigned below(unsigned bound) {
  seed = seed * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(seed >> 33) % bound;
}

/* Readers: one of a few records, one that fails, one that says it wrote more than there is room for. */
static ptrdiff_t some(void *context, uint8_t *buffer, size_t capacity) {
  int *left = context;
  if (*left == 0) return 0;
  --*left;
  check(capacity >= sizeof tweet, "a reader gets room");
  memcpy(buffer, tweet, sizeof tweet - 1);
  return sizeof tweet - 1;
}

static ptrdiff_t failing(void *context, uint8_t *buffer, size_t capacity) {
  (void)context, (void)buffer, (void)capacity;
  return -1;
}

static ptrdiff_t lying(void *context, uint8_t *buffer, size_t capacity) {
  (void)context, (void)buffer;
  return (ptrdiff_t)capacity + 1;
}

static moult_job *job_of(const char *name) {
  moult_job *job = NULL;
  check(moult_new(name, &job) == MOULT_OK && job != NULL, "a job is made");
  return job;
}

static void free_job(moult_job *job) { check(moult_free(job) == MOULT_OK, "a job is freed"); }

static void null_pointers(void) {
  moult_job *job = job_of("dehydrate");
  moult_job *none = job;
  size_t count;
  char buffer[16];
  moult_error error;
  struct ArrowArrayStream stream;
  check(moult_new(NULL, &none) == MOULT_MISUSE && none == NULL, "no name");
  check(moult_new("dehydrate", NULL) == MOULT_MISUSE, "no place for the job");
  check(moult_new("rehydrate", &none) == MOULT_USAGE, "an unknown job");
  check(moult_set(job, NULL, "x") == MOULT_MISUSE && moult_set(job, "ids", NULL) == MOULT_MISUSE, "no text");
  check(moult_set(job, "ids", "\xff") == MOULT_MISUSE, "a text that is not UTF-8");
  check(moult_add_path(job, NULL) == MOULT_MISUSE, "no path");
  check(moult_add_reader(job, "x", NULL, NULL) == MOULT_MISUSE, "no reader");
  check(moult_add_reader(job, NULL, failing, NULL) == MOULT_MISUSE, "no name of a reader");
  check(moult_feed(job, NULL, 1) == MOULT_MISUSE, "no bytes");
  check(moult_drain(job, NULL, 1, &count, 0) == MOULT_MISUSE, "no buffer");
  check(moult_drain(job, buffer, 0, &count, 0) == MOULT_MISUSE, "no room");
  check(moult_drain(job, buffer, sizeof buffer, NULL, 0) == MOULT_MISUSE, "no place for the length");
  check(moult_stream(job, NULL) == MOULT_MISUSE, "no place for the stream");
  check(moult_last_error(job, NULL) == MOULT_MISUSE, "no place for the error");
  check(moult_last_error(job, &error) == MOULT_OK && error.status == MOULT_MISUSE && error.text[0], "the error is kept");
  check(moult_table_count(job, &count) == MOULT_MISUSE, "no tables");
  check(moult_table(job, 0, &stream) == MOULT_MISUSE, "no table");
  check(moult_tables_text(job, "csv", NULL, 0, &count) == MOULT_MISUSE, "no text of tables");
  check(moult_tables_text(job, NULL, NULL, 0, &count) == MOULT_MISUSE, "no format");
  check(moult_message(job, NULL, 0, NULL) == MOULT_END, "no message");
  check(moult_report(job, NULL, 0, NULL) == MOULT_OK, "no place for the report");
  check(moult_progress(job, NULL, NULL) == MOULT_OK, "no place for the progress");
  check(moult_end_input(job) == MOULT_MISUSE, "no input is fed");
  free_job(job);
  for (int times = 0; times < 2; times++) {
    moult_job *gone = times ? job : NULL;
    check(moult_set(gone, "ids", "users") == MOULT_MISUSE, "set");
    check(moult_add_path(gone, "x") == MOULT_MISUSE, "add_path");
    check(moult_feed(gone, "x", 1) == MOULT_MISUSE, "feed");
    check(moult_finish(gone) == MOULT_MISUSE && moult_cancel(gone) == MOULT_MISUSE, "finish");
    check(moult_drain(gone, buffer, sizeof buffer, &count, 0) == MOULT_MISUSE, "drain");
    check(moult_ready(gone, 0) == MOULT_MISUSE && moult_wait(gone, 0) == MOULT_MISUSE, "wait");
    check(moult_stream(gone, &stream) == MOULT_MISUSE, "stream");
    check(moult_report(gone, buffer, sizeof buffer, &count) == MOULT_MISUSE, "report");
    check(moult_free(gone) == MOULT_MISUSE, "free again");
  }
  check(moult_last_error(NULL, &error) == MOULT_OK && error.status == MOULT_MISUSE, "the thread's error");
  check(moult_free((moult_job *)&error) == MOULT_MISUSE, "a handle that was never given");
}

static void settings(void) {
  static const char *const wrong[][3] = {
    {"dehydrate", "ids", "cats"}, {"dehydrate", "also", "mentioned"}, {"dehydrate", "unique", "yes"},
    {"dehydrate", "threads", "0"}, {"dehydrate", "shape", "flat"}, {"redact", "policy", "nobody"},
    {"redact", "policy", "policy: x\nmeanings:\n  tweet.id: keep\n"}, {"redact", "min-users", "1"},
    {"aggregate", "by", "user"}, {"aggregate", "min-users", "2"}, {"aggregate", "analysis", "tables: 3"},
    {"aggregate", "by", "text"}, {"redact", "threads", "99999999999999999999"},
  };
  for (size_t index = 0; index < sizeof wrong / sizeof wrong[0]; index++) {
    moult_job *job = job_of(wrong[index][0]);
    moult_error error;
    check(moult_set(job, wrong[index][1], wrong[index][2]) == MOULT_OK, "a setting is kept");
    moult_status status = moult_feed(job, tweet, sizeof tweet - 1);
    check(status == MOULT_USAGE || status == MOULT_REFUSED, "a wrong setting is found out");
    check(moult_last_error(job, &error) == MOULT_OK && error.status == status && error.text[0], "and said");
    free_job(job);
  }
}

static void readers(void) {
  char buffer[64];
  size_t count;
  struct { moult_reader reader; moult_status last; } cases[] = {
    {some, MOULT_END}, {failing, MOULT_CALLBACK}, {lying, MOULT_CALLBACK},
  };
  for (int index = 0; index < 3; index++) {
    for (int streams = 0; streams < 2; streams++) {
      int left = 3;
      moult_job *job = job_of("dehydrate");
      check(moult_add_reader(job, "reader", cases[index].reader, &left) == MOULT_OK, "a reader is added");
      if (streams) {
        struct ArrowArrayStream stream;
        struct ArrowArray array = {0};
        check(moult_stream(job, &stream) == MOULT_OK, "a stream");
        check(moult_drain(job, buffer, sizeof buffer, &count, 0) == MOULT_MISUSE, "no bytes beside a stream");
        int error = stream.get_next(&stream, &array);
        check((error == 0) == (index == 0), "the stream tells of the reader");
        if (array.release) array.release(&array);
        stream.release(&stream);
      } else {
        moult_status status;
        while ((status = moult_drain(job, buffer, sizeof buffer, &count, -1)) == MOULT_OK) {}
        check(status == cases[index].last, "the end tells of the reader");
      }
      free_job(job);
    }
  }
}

static void order(void) {
  char buffer[64];
  size_t count;
  moult_job *job = job_of("dehydrate");
  check(moult_feed(job, tweet, sizeof tweet - 1) == MOULT_OK, "feed");
  check(moult_set(job, "ids", "users") == MOULT_MISUSE, "set while it runs");
  check(moult_add_path(job, "x") == MOULT_MISUSE, "add while it runs");
  check(moult_end_input(job) == MOULT_OK && moult_end_input(job) == MOULT_MISUSE, "end an input twice");
  check(moult_feed(job, tweet, sizeof tweet - 1) == MOULT_OK, "feed another input");
  check(moult_finish(job) == MOULT_OK && moult_finish(job) == MOULT_OK, "finish twice");
  check(moult_feed(job, tweet, 1) == MOULT_MISUSE, "feed after the end");
  size_t length = 0;
  while (moult_drain(job, buffer, 1, &count, -1) == MOULT_OK) length += count;
  check(length == 6, "two IDs came");
  check(moult_drain(job, buffer, 1, &count, -1) == MOULT_END && count == 0, "drain after the end");
  check(moult_wait(job, -1) == MOULT_END, "wait after the end");
  check(moult_cancel(job) == MOULT_OK, "cancel after the end");
  check(moult_drain(job, buffer, 1, &count, -1) == MOULT_CANCELLED, "drain after cancel");
  free_job(job);
}

static void parts(void) {
  char name[64];
  size_t count;
  moult_error error;
  check(moult_key_new(NULL, name, sizeof name, &count) == MOULT_MISUSE, "no path of a key");
  check(moult_key_destroy(NULL) == MOULT_MISUSE, "no path of a key");
  check(moult_key_new("/dev/null", name, sizeof name, &count) == MOULT_USAGE, "a key that exists");
  check(moult_key_new("/nowhere/at/all", NULL, 0, NULL) == MOULT_IO, "a key in no folder");
  check(moult_key_destroy("/dev/null") < 0 && moult_last_error(NULL, &error) == MOULT_OK && error.text[0], "no key");
  static const char *const wrong[][3] = {
    {"aggregate", "partial", "/nowhere/part"}, {"aggregate", "key", "/nowhere/key"}, {"merge", "count", "tweets"},
    {"merge", "key", "/nowhere/key"}, {"merge", "key", "/dev/null"}, {"merge", "partial", "x"},
  };
  for (size_t index = 0; index < sizeof wrong / sizeof wrong[0]; index++) {
    for (int added = 0; added < 2; added++) {
      moult_job *job = job_of(wrong[index][0]);
      check(moult_set(job, wrong[index][1], wrong[index][2]) == MOULT_OK, "a setting is kept");
      check(moult_set(job, "by", "lang") == MOULT_OK, "a setting is kept");
      if (added) check(moult_add_path(job, "/dev/null") == MOULT_OK, "a part");
      check(moult_finish(job) == MOULT_USAGE || moult_wait(job, -1) == MOULT_IO, "a wrong setting is found out");
      check(moult_table_count(job, &count) == MOULT_MISUSE, "no tables");
      free_job(job);
    }
  }
  moult_job *job = job_of("merge");
  check(moult_feed(job, tweet, sizeof tweet - 1) == MOULT_MISUSE, "bytes for a merge");
  check(moult_add_reader(job, "x", failing, NULL) == MOULT_MISUSE, "a reader for a merge");
  free_job(job);
}

static int exit_code(moult_job *job) {
  char report[4096] = "";
  size_t count;
  check(moult_report(job, report, sizeof report - 1, &count) == MOULT_OK, "a report");
  char *code = strstr(report, "\"exit\":");
  check(code != NULL, "the report has an exit code");
  return atoi(code + 7);
}

/* A job that is stopped between two inputs may have more to come: its part is none. */
static void stopped_parts(const char *folder) {
  char key[300], part[300];
  snprintf(key, sizeof key, "%s/key", folder);
  snprintf(part, sizeof part, "%s/part", folder);
  check(moult_key_new(key, NULL, 0, NULL) == MOULT_OK, "a key");
  for (int cancels = 0; cancels < 2; cancels++) {
    moult_job *job = job_of("aggregate");
    uint64_t bytes = 0;
    check(moult_set(job, "by", "lang") == MOULT_OK && moult_set(job, "key", key) == MOULT_OK, "settings");
    check(moult_set(job, "partial", part) == MOULT_OK, "settings");
    check(moult_feed(job, tweet, sizeof tweet - 1) == MOULT_OK && moult_end_input(job) == MOULT_OK, "feed");
    while (bytes < sizeof tweet - 1) {
      check(moult_progress(job, &bytes, NULL) == MOULT_OK, "progress");
      usleep(1000);
    }
    usleep(20000);
    if (cancels) {
      check(moult_cancel(job) == MOULT_OK && moult_wait(job, -1) == MOULT_CANCELLED, "cancel");
      check(exit_code(job) == 74, "the report of a job that was cancelled");
      check(moult_feed(job, tweet, sizeof tweet - 1) == MOULT_CANCELLED, "feed after cancel");
    }
    free_job(job);
    check(access(part, F_OK) != 0, "there is no part of a job that was stopped");
  }
}

/* Bytes that are fed while another thread ends the inputs. */
enum { fed_bytes = 6 << 20, fed_records = 64 };

typedef struct feeding {
  moult_job *job;
  char *bytes;
  atomic_int status;
} feeding;

static void *feed_all(void *context) {
  feeding *self = context;
  atomic_store(&self->status, moult_feed(self->job, self->bytes, fed_bytes));
  return NULL;
}

static void feed_and_finish(void) {
  char buffer[4096];
  size_t count, length = 0;
  feeding self = {job_of("dehydrate"), malloc(fed_bytes), 1};
  memset(self.bytes, ' ', fed_bytes);
  for (int record = 0; record < fed_records; record++)
    memcpy(self.bytes + record * (fed_bytes / fed_records), tweet, sizeof tweet - 1);
  check(moult_feed(self.job, "", 0) == MOULT_OK, "feed nothing");
  pthread_t thread;
  check(pthread_create(&thread, NULL, feed_all, &self) == 0, "a thread");
  usleep(1000);
  check(moult_finish(self.job) == MOULT_OK, "finish while another thread feeds");
  pthread_join(thread, NULL);
  moult_status status;
  while ((status = moult_drain(self.job, buffer, sizeof buffer, &count, -1)) == MOULT_OK) length += count;
  int fed = atomic_load(&self.status);
  check(fed == MOULT_OK ? length == 3 * fed_records : fed == MOULT_MISUSE && length == 0, "all bytes of a feed, or none");
  check(status == (fed == MOULT_OK ? MOULT_END : MOULT_NO_RECORD), "the end of what was fed");
  free(self.bytes);
  free_job(self.job);
}

/* Feeding a job that has failed: its error, again and again, and no wait for somebody who reads. */
static void feed_failed(void) {
  enum { size = 1 << 16 };
  char *line = malloc(size);
  memset(line, ' ', size);
  memcpy(line, tweet, sizeof tweet - 1);
  moult_job *job = job_of("dehydrate");
  moult_status status = MOULT_OK;
  /* It exists, so that the job starts, but the system cannot read it. */
  check(moult_add_path(job, "/proc/self/mem") == MOULT_OK, "an input");
  while (status == MOULT_OK) status = moult_feed(job, line, size);
  check(status == MOULT_IO, "a job that fails says so");
  /* An input has begun where the job failed later. */
  moult_end_input(job);
  for (int n = 0; n < 200; n++) check(moult_feed(job, line, size) == MOULT_IO, "and again without an input");
  check(moult_finish(job) == MOULT_OK && moult_wait(job, -1) == MOULT_IO, "its end is the same");
  free(line);
  free_job(job);
}

/* A reader that is still at work when its job has ended. */
typedef struct slow {
  atomic_int calls, inside, leave;
} slow;

static ptrdiff_t slowly(void *context, uint8_t *buffer, size_t capacity) {
  slow *self = context;
  int left = 1;
  if (atomic_fetch_add(&self->calls, 1) == 0) return some(&left, buffer, capacity);
  atomic_store(&self->inside, 1);
  while (!atomic_load(&self->leave)) usleep(1000);
  usleep(20000);
  atomic_store(&self->inside, 0);
  return 0;
}

static void late_reader(void) {
  slow self = {0, 0, 0};
  moult_job *job = job_of("dehydrate");
  check(moult_add_reader(job, "slow", slowly, &self) == MOULT_OK, "a reader is added");
  check(moult_ready(job, -1) == MOULT_OK, "it gives output");
  while (!atomic_load(&self.inside)) usleep(1000);
  check(moult_cancel(job) == MOULT_OK && moult_wait(job, -1) == MOULT_CANCELLED, "the job does not wait for it");
  check(atomic_load(&self.inside), "it is at work");
  atomic_store(&self.leave, 1);
  free_job(job);
  check(!atomic_load(&self.inside), "a job is freed when its readers have returned");
}

/* A pipe without a writer. */
static void waiting_for_a_pipe(const char *folder) {
  char path[300], buffer[64];
  size_t count;
  snprintf(path, sizeof path, "%s/pipe", folder);
  check(mkfifo(path, 0600) == 0, "a pipe");
  for (int cancels = 0; cancels < 2; cancels++) {
    moult_job *job = job_of("dehydrate");
    check(moult_add_path(job, path) == MOULT_OK, "a pipe is added");
    check(moult_drain(job, buffer, sizeof buffer, &count, 50) == MOULT_WAIT, "nothing comes");
    if (cancels) check(moult_cancel(job) == MOULT_OK && moult_wait(job, -1) == MOULT_CANCELLED, "cancel");
    free_job(job);
  }
}

static void in_a_folder(void) {
  char folder[] = "/tmp/moult-misuse-XXXXXX", path[300];
  static const char *const names[] = {"key", "part", "pipe"};
  check(mkdtemp(folder) != NULL, "a folder");
  stopped_parts(folder);
  waiting_for_a_pipe(folder);
  for (int n = 0; n < 3; n++) {
    snprintf(path, sizeof path, "%s/%s", folder, names[n]);
    unlink(path);
  }
  check(rmdir(folder) == 0, "no other file is left");
}

/* Random calls on a few jobs, most of them in a wrong order. */
static void random_calls(int calls) {
  enum { jobs = 4 };
  static const char *const names[] = {"dehydrate", "redact", "aggregate", "merge"};
  moult_job *all[jobs] = {0};
  struct ArrowArrayStream streams[jobs] = {{0}};
  int left[jobs] = {0};
  char buffer[512];
  size_t count;
  moult_error error;
  for (int call = 0; call < calls; call++) {
    unsigned n = below(jobs);
    moult_job *job = all[n];
    checks++;
    switch (below(17)) {
    case 0:
      if (job) moult_free(job);
      if (moult_new(names[below(4)], &all[n]) != MOULT_OK) check(0, "a job is made");
      left[n] = 2;
      break;
    case 1: moult_set(job, "unique", below(2) ? "true" : "perhaps"); break;
    case 2: moult_set(job, "by", "lang"); break;
    case 3: moult_set(job, "shape", "flat"); break;
    case 4: moult_add_path(job, "/nowhere/at/all"); break;
    case 5: moult_add_reader(job, "reader", below(3) ? some : failing, &left[n]); break;
    case 6: case 7: moult_feed(job, tweet, below(sizeof tweet)); break;
    case 8: moult_end_input(job); break;
    case 9: moult_finish(job); break;
    case 10: moult_drain(job, buffer, 1 + below(sizeof buffer), &count, (int)below(2)); break;
    case 11: moult_ready(job, 0); break;
    case 12:
      if (streams[n].release) streams[n].release(&streams[n]);
      else if (moult_stream(job, &streams[n]) != MOULT_OK) memset(&streams[n], 0, sizeof streams[n]);
      break;
    case 13:
      if (streams[n].release && moult_finish(job) == MOULT_OK) {
        struct ArrowArray array = {0};
        if (streams[n].get_next(&streams[n], &array) == 0 && array.release) array.release(&array);
        streams[n].get_last_error(&streams[n]);
      }
      break;
    case 14: moult_report(job, buffer, sizeof buffer, &count); moult_message(job, buffer, sizeof buffer, &count); break;
    case 15: moult_last_error(job, &error); if (below(8) == 0) moult_cancel(job); break;
    case 16: if (below(2)) { moult_free(job); moult_free(job); } break;
    }
  }
  for (int n = 0; n < jobs; n++) {
    moult_free(all[n]);
    if (streams[n].release) streams[n].release(&streams[n]);
  }
}

int main(int argc, char **argv) {
  /* A call that waits for ever ends the program. */
  alarm(600);
  int calls = argc > 1 ? atoi(argv[1]) : 2000;
  if (argc > 2) seed = strtoull(argv[2], NULL, 10);
  check(moult_abi_version() == MOULT_ABI_VERSION && moult_version() != NULL, "the versions");
  null_pointers();
  settings();
  readers();
  order();
  parts();
  in_a_folder();
  feed_and_finish();
  feed_failed();
  late_reader();
  random_calls(calls);
  printf("%d wrong calls, each with a status\n", checks);
  return 0;
}
