#include "box.h"

#include <pthread.h>
#include <stdlib.h>

enum { SLICE = 100 };

box *box_new(moult_job *job) {
  box *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->job = job;
  atomic_init(&self->owners, 1);
  return self;
}

void box_keep(box *self) { atomic_fetch_add(&self->owners, 1); }

void box_cancel(box *self) {
  atomic_store(&self->cancelled, 1);
  moult_cancel(self->job);
}

/* Frees a job without the GIL: an iterator of it may have to return first. */
static void *release(void *argument) {
  box *self = argument;
  moult_free(self->job);
  if (self->has_stream && self->stream.release != NULL) self->stream.release(&self->stream);
  if (Py_IsInitialized()) {
    PyGILState_STATE state = PyGILState_Ensure();
    feeders_free(self->feeders);
    for (int i = 0; i < 3; i++) Py_CLEAR(self->failure[i]);
    Py_CLEAR(self->on_end);
    PyGILState_Release(state);
  }
  free(self);
  return NULL;
}

/* Whether an iterator is running; it may wait for something that never comes. */
static int is_busy(box *self) {
  for (feeder *each = self->feeders; each != NULL; each = each->next)
    if (atomic_load(&each->busy)) return 1;
  return 0;
}

void box_drop(box *self) {
  if (atomic_fetch_sub(&self->owners, 1) != 1) return;
  box_cancel(self);
  pthread_t thread;
  if (is_busy(self) && pthread_create(&thread, NULL, release, self) == 0) {
    pthread_detach(thread);
    return;
  }
  if (!Py_IsInitialized()) {
    release(self);
    return;
  }
  PyGILState_STATE state = PyGILState_Ensure();
  Py_BEGIN_ALLOW_THREADS
  release(self);
  Py_END_ALLOW_THREADS
  PyGILState_Release(state);
}

/* One call that waits for `milliseconds` at most. */
typedef moult_status (*attempt)(moult_job *, int milliseconds);

static moult_status patiently(box *self, attempt call) {
  for (;;) {
    moult_status status;
    Py_BEGIN_ALLOW_THREADS
    status = call(self->job, SLICE);
    Py_END_ALLOW_THREADS
    if (status != MOULT_WAIT) return status;
    if (PyErr_CheckSignals() < 0) {
      box_cancel(self);
      return MOULT_WAIT;
    }
  }
}

moult_status box_ready(box *self) { return patiently(self, moult_ready); }
moult_status box_wait(box *self) { return patiently(self, moult_wait); }
