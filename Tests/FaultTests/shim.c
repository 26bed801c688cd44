/* Makes system calls fail, for tests. It is loaded with LD_PRELOAD; MOULT_FAULT lists the faults, with commas:
 *
 *   full=N        writes to anything but standard error fail with ENOSPC after N bytes
 *   write-eio=N   the same with EIO
 *   short-write=N a write writes at most N bytes
 *   short-read=N  a read returns at most N bytes
 *   end=N         regular files end after N bytes were read from all of them
 *   read-eio=N    reading a regular file fails with EIO after N bytes
 *   interrupt     every second read and write fails with EINTR
 *   thread        no thread starts (EAGAIN)
 *   sync          fsync and fdatasync fail with EIO
 *   close         closing a file that was written to fails with EIO
 *   rename        rename fails with EIO
 *   open=N        opening fails with EMFILE after N files were opened
 *   kill=N        SIGKILL before the N-th call that changes a file or folder
 *   stop=N        SIGSTOP there
 *   at=TEXT       kill and stop count only calls with a path that contains TEXT
 *   unblock       unblocks the signals that the parent process had blocked
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long written, taken, opened, calls, changes;
static atomic_char written_to[1024];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* What follows a fault's name: `=` and its value, or a comma or the end; NULL where the fault is not set. */
static const char *value(const char *name) {
  const char *list = getenv("MOULT_FAULT");
  size_t length = strlen(name);
  while (list && *list) {
    if (strncmp(list, name, length) == 0 && strchr(",=", list[length])) return list + length;
    list = strchr(list, ',');
    if (list) list++;
  }
  return NULL;
}

/* The number of a fault, 0 where it has none; -1 where the fault is not set. */
static long fault(const char *name) {
  const char *text = value(name);
  return !text ? -1 : *text == '=' ? atol(text + 1) : 0;
}

/* Whether a path contains the text of `at`; so does any call where `at` is not set. */
static int is_counted(const char *path) {
  const char *at = value("at");
  if (!at) return 1;
  size_t length = strcspn(++at, ",");
  for (; path && *path; path++)
    if (strncmp(path, at, length) == 0) return 1;
  return 0;
}

/* Before each call that changes a file or folder; the path is NULL where the call has a descriptor. */
static void step(const char *path) {
  long kill_at = fault("kill"), stop_at = fault("stop");
  if ((kill_at < 0 && stop_at < 0) || !is_counted(path)) return;
  long number = atomic_fetch_add(&changes, 1) + 1;
  if (number == kill_at) raise(SIGKILL);
  if (number == stop_at) raise(SIGSTOP);
}

static int fails(int number) {
  errno = number;
  return -1;
}

static int is_interrupted(void) {
  return fault("interrupt") >= 0 && atomic_fetch_add(&calls, 1) % 2 == 0;
}

/* How many bytes may be written; -1 with errno if none. */
static ssize_t room(int fd, size_t count) {
  if (fd == STDERR_FILENO) return count;
  if (is_interrupted()) return fails(EINTR);
  if (fd >= 0 && fd < 1024) written_to[fd] = 1;
  const struct { const char *name; int number; } limits[] = {{"full", ENOSPC}, {"write-eio", EIO}};
  for (int i = 0; i < 2; i++) {
    long limit = fault(limits[i].name);
    if (limit < 0) continue;
    long left = limit - atomic_load(&written);
    if (left <= 0) return fails(limits[i].number);
    if (count > (size_t)left) count = left;
  }
  long most = fault("short-write");
  if (most > 0 && count > (size_t)most) count = most;
  atomic_fetch_add(&written, count);
  return count;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  step(NULL);
  ssize_t allowed = room(fd, count);
  return allowed < 0 ? -1 : REAL(write)(fd, bytes, allowed);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  step(NULL);
  ssize_t allowed = room(fd, count);
  return allowed < 0 ? -1 : REAL(pwrite)(fd, bytes, allowed, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  step(NULL);
  ssize_t allowed = room(fd, count);
  return allowed < 0 ? -1 : REAL(pwrite64)(fd, bytes, allowed, offset);
}

static int is_file(int fd) {
  struct stat status;
  return fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

ssize_t read(int fd, void *bytes, size_t count) {
  if (is_interrupted()) return fails(EINTR);
  long most = fault("short-read");
  if (most > 0 && count > (size_t)most) count = most;
  long end = fault("end"), failure = fault("read-eio");
  long limit = end >= 0 ? end : failure;
  if (limit >= 0 && is_file(fd)) {
    long left = limit - atomic_load(&taken);
    if (left <= 0) return end >= 0 ? 0 : fails(EIO);
    if (count > (size_t)left) count = left;
    ssize_t done = REAL(read)(fd, bytes, count);
    if (done > 0) atomic_fetch_add(&taken, done);
    return done;
  }
  return REAL(read)(fd, bytes, count);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *),
                   void *context) {
  if (fault("thread") >= 0) return EAGAIN;
  return REAL(pthread_create)(thread, attributes, body, context);
}

int fsync(int fd) {
  step(NULL);
  return fault("sync") >= 0 ? fails(EIO) : REAL(fsync)(fd);
}

int fdatasync(int fd) {
  step(NULL);
  return fault("sync") >= 0 ? fails(EIO) : REAL(fdatasync)(fd);
}

int ftruncate(int fd, off_t size) {
  step(NULL);
  return REAL(ftruncate)(fd, size);
}

int mkdir(const char *path, mode_t mode) {
  step(path);
  return REAL(mkdir)(path, mode);
}

int rmdir(const char *path) {
  step(path);
  return REAL(rmdir)(path);
}

int unlink(const char *path) {
  step(path);
  return REAL(unlink)(path);
}

int close(int fd) {
  int wrote = fd >= 0 && fd < 1024 && written_to[fd];
  if (wrote) written_to[fd] = 0;
  int result = REAL(close)(fd);
  return wrote && fault("close") >= 0 ? fails(EIO) : result;
}

int rename(const char *from, const char *to) {
  step(to);
  return fault("rename") >= 0 ? fails(EIO) : REAL(rename)(from, to);
}

static int may_open(void) {
  long most = fault("open");
  return most < 0 || atomic_fetch_add(&opened, 1) < most;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return may_open() ? REAL(open)(path, flags, mode) : fails(EMFILE);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return may_open() ? REAL(open64)(path, flags, mode) : fails(EMFILE);
}

__attribute__((constructor)) static void unblock(void) {
  sigset_t none;
  sigemptyset(&none);
  if (fault("unblock") >= 0) sigprocmask(SIG_SETMASK, &none, NULL);
}
