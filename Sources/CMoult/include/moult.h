/* moult.h: the C interface of Moult.
 *
 * A job reads records of tweets and users from its inputs, on threads of its own. The caller takes the output as bytes
 * (moult_drain), as Arrow record batches (moult_stream), or as tables (moult_table).
 *
 *     moult_job *job;
 *     moult_new("redact", &job);
 *     moult_set(job, "shape", "flat");
 *     moult_add_path(job, "archive.jsonl.gz");
 *     while ((status = moult_drain(job, buffer, sizeof buffer, &count, -1)) == MOULT_OK)
 *       fwrite(buffer, 1, count, stdout);
 *     if (status != MOULT_END) { moult_error error; moult_last_error(job, &error); fputs(error.text, stderr); }
 *     moult_free(job);
 *
 * Every function returns a status, and none aborts: a null pointer, a handle that was freed, and a call out of order are
 * MOULT_MISUSE. A job may be used from any threads, so that one can feed it while another takes its output. Any number of
 * jobs can run side by side. No error text contains a value of the input.
 */
#ifndef MOULT_H
#define MOULT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The structures of Arrow's C data and C stream interfaces, as their specification has them:
 * https://arrow.apache.org/docs/format/CDataInterface.html */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};
#endif /* ARROW_C_DATA_INTERFACE */

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};
#endif /* ARROW_C_STREAM_INTERFACE */

/* The number of this interface. It changes when a program compiled with an earlier moult.h would not run. */
#define MOULT_ABI_VERSION 1

/* What a function returns: 0 or more where it worked, less where it failed. */
typedef enum moult_status {
  MOULT_OK = 0,
  /* Nothing more comes. */
  MOULT_END = 1,
  /* Nothing came within the time that the caller was willing to wait. */
  MOULT_WAIT = 2,
  /* The call is not possible: a null pointer, a freed handle, a call out of order. */
  MOULT_MISUSE = -1,
  /* A setting, a policy or an analysis does not fit. */
  MOULT_USAGE = -2,
  /* A rule refuses the request. */
  MOULT_REFUSED = -3,
  /* An input could not be read, or the system has no memory or thread left. */
  MOULT_IO = -4,
  /* No input has a record that the job can use. */
  MOULT_NO_RECORD = -5,
  /* The job was cancelled. */
  MOULT_CANCELLED = -6,
  /* A function that the caller gave reported a failure. */
  MOULT_CALLBACK = -7
} moult_status;

/* A job. Never dereferenced: a number in the form of a pointer, which is not used again once it is freed. */
typedef struct moult_job moult_job;

/* The error of the last call on a job that failed. */
typedef struct moult_error {
  moult_status status;
  /* A word for the kind of error, as "unknown-setting"; empty where no call has failed. */
  char code[64];
  /* The clause of the rules that refuses the request; empty where none does. */
  char clause[64];
  /* The line of the policy, the analysis or the input, from 1; 0 where there is none. */
  uint64_t line;
  /* The offset in the input in bytes. */
  uint64_t offset;
  /* What happened, where, and what to do: UTF-8, cut at the end of a character where it is long. */
  char text[1024];
} moult_error;

/* Fills a buffer with the next bytes of an input.
 *
 * Called on a thread of the job, one call at a time. Returns the number of bytes, 0 at the end, and less where it failed;
 * then the job ends with MOULT_CALLBACK. It must not feed or end inputs of its own job. */
typedef ptrdiff_t (*moult_reader)(void *context, uint8_t *buffer, size_t capacity);

/* MOULT_ABI_VERSION of the library, to be compared with that of the header. */
uint32_t moult_abi_version(void);

/* The version of Moult, as "1.2.3". */
const char *moult_version(void);

/* Makes a job: "dehydrate", "redact", "aggregate" or "merge". */
moult_status moult_new(const char *name, moult_job **out);

/* Chooses a setting before the job starts. The names and values are those of the command's long options without `--`;
 * `policy` also takes the text of a policy, and `analysis` and `terms` take texts. A setting that is a list is given several
 * times; a switch is "true" or "false". `most-messages` is how many rejections of an input have a message (1000); the others
 * are counted. An unknown name is found out when the job starts. */
moult_status moult_set(moult_job *job, const char *name, const char *value);

/* Makes the key of jobs on several machines in a new file that only its owner may read, and gives the name of the key, which
 * says nothing about it. With the settings `key` and `partial`, both names of files, a job aggregate writes a part in place of
 * tables; with `key`, a job merge, whose inputs are parts, makes the tables of all of them. The buffer is as that of
 * moult_tables_text. Its error is that of the thread: moult_last_error with a null job. */
moult_status moult_key_new(const char *path, char *name, size_t capacity, size_t *count);

/* Overwrites and removes the file of a key: parts that were made with it are unreadable, as far as no copy of it exists. Its
 * error is that of the thread. */
moult_status moult_key_destroy(const char *path);

/* Adds an input: a file, a directory, or an archive. It is read by the job. */
moult_status moult_add_path(moult_job *job, const char *path);

/* Adds an input that the caller's function reads. Compressed bytes and archives are opened, as those of files.
 *
 * `name` is the input's name in messages. `context` has to live until moult_free has returned: a job that was cancelled or
 * has failed may have ended while the function still waits for bytes, and moult_free waits for it. */
moult_status moult_add_reader(moult_job *job, const char *name, moult_reader reader, void *context);

/* Adds bytes to an input that the caller feeds, and waits while much of it is unread. The first call starts the job.
 *
 * Calls of several threads, and those of moult_end_input and moult_finish, wait for each other, so that the bytes of a call
 * stay together. MOULT_OK: the job has the bytes, or needs no more input. After any other status it does not have all of them. */
moult_status moult_feed(moult_job *job, const void *bytes, size_t count);

/* Ends the input that is fed, so that the next call of moult_feed begins another one. Its output comes without waiting
 * for more input. */
moult_status moult_end_input(moult_job *job);

/* Ends the inputs. Nothing can be added afterwards; the rest of the output is still to be taken. A job to which nothing is
 * fed needs no call: it reads the inputs that were added. */
moult_status moult_finish(moult_job *job);

/* Copies output into a buffer: whole bytes of the job's output in their order, MOULT_END after the last. Waits up to
 * `milliseconds` for output; -1 waits for as long as it takes, 0 does not wait. */
moult_status moult_drain(moult_job *job, void *buffer, size_t capacity, size_t *count, int milliseconds);

/* Waits until moult_drain, or get_next of the job's stream, would not wait: MOULT_OK, MOULT_END where nothing more comes,
 * MOULT_WAIT where that is not so within the time, or the job's error. */
moult_status moult_ready(moult_job *job, int milliseconds);

/* Makes the output a stream of record batches of up to 65,536 rows, before any of it is taken: IDs as a column of uint64,
 * redacted records as the columns of the shape flat. The schema is there at once. get_next waits for a batch; its error is
 * EINTR where the job was cancelled or freed, EIO for inputs and readers, EINVAL for all else. The stream and its batches
 * may be released after the job is freed, on any thread. */
moult_status moult_stream(moult_job *job, struct ArrowArrayStream *out);

/* Waits until the job has ended: MOULT_END, or its error. Output that nobody took is kept. */
moult_status moult_wait(moult_job *job, int milliseconds);

/* The number of tables of a job aggregate or merge that has ended. */
moult_status moult_table_count(moult_job *job, size_t *count);

/* A table of a job that has ended, as a stream of record batches. */
moult_status moult_table(moult_job *job, size_t index, struct ArrowArrayStream *out);

/* The tables of a job that has ended, as text: "csv", "json", "table" or "html". `count` gets the number of bytes; as many as
 * `capacity` are copied. Where `buffer` is null, nothing is copied. */
moult_status moult_tables_text(
  moult_job *job, const char *format, char *buffer, size_t capacity, size_t *count);

/* The counts of the job so far as a JSON object, as the command's --stats has them, with the exit code of the command as
 * `exit`. The buffer is as that of moult_tables_text. */
moult_status moult_report(moult_job *job, char *buffer, size_t capacity, size_t *count);

/* Takes the next message as a JSON object: `input`, `code`, `line`, `offset`, `text`. MOULT_END where there is none so far.
 * A message that is longer than the buffer stays, and `count` gets its length. */
moult_status moult_message(moult_job *job, char *buffer, size_t capacity, size_t *count);

/* The bytes read from files so far, for a progress bar, and the size of the inputs; 0 where it is not known. */
moult_status moult_progress(moult_job *job, uint64_t *read, uint64_t *size);

/* Copies the error of the last call on the job that failed. With a null job, that of the last call of the thread. */
moult_status moult_last_error(moult_job *job, moult_error *out);

/* Stops a job: whoever waits for it gets MOULT_CANCELLED. It returns at once. A part that is not complete by then is not
 * written. */
moult_status moult_cancel(moult_job *job);

/* Stops a job, waits for its threads, and frees it. It does not wait for inputs that are pipes, terminals or devices, but for
 * a moult_reader that was called. */
moult_status moult_free(moult_job *job);

#ifdef __cplusplus
}
#endif

#endif /* MOULT_H */
