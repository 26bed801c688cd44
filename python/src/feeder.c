/* Inputs that Python provides. The job reads them on a thread of its own. */
#include <stdlib.h>
#include <string.h>

#include "box.h"

/* Moves to the next chunk that is not empty, with the GIL: 1, 0 at the end, -1 with an exception set. */
static int advance(feeder *self) {
  while (self->left == 0) {
    Py_CLEAR(self->bytes);
    if (self->iterator == NULL) return 0;
    self->bytes = PyIter_Next(self->iterator);
    if (self->bytes == NULL) {
      if (PyErr_Occurred()) return -1;
      Py_CLEAR(self->iterator);
      return 0;
    }
    char *start;
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(self->bytes, &start, &size) < 0) return -1;
    self->start = start;
    self->left = (size_t)size;
  }
  return 1;
}

static int next_chunk(feeder *self) {
  int status = -1;
  /* Before the test: whoever cancels the box looks at `busy` afterwards, so that one of the two sees the other. */
  atomic_store(&self->busy, 1);
  if (!atomic_load(&self->box->cancelled) && Py_IsInitialized()) {
    PyGILState_STATE state = PyGILState_Ensure();
    status = advance(self);
    if (status < 0) box_stash(self->box);
    PyGILState_Release(state);
  }
  atomic_store(&self->busy, 0);
  return status;
}

static ptrdiff_t read_chunk(void *context, uint8_t *buffer, size_t capacity) {
  feeder *self = context;
  if (self->left == 0) {
    int status = next_chunk(self);
    if (status <= 0) return status;
  }
  size_t count = self->left < capacity ? self->left : capacity;
  memcpy(buffer, self->start, count);
  self->start += count;
  self->left -= count;
  return (ptrdiff_t)count;
}

int box_feed(box *self, const char *name, PyObject *iterator, PyObject *bytes) {
  feeder *added = calloc(1, sizeof *added);
  if (added == NULL) {
    PyErr_NoMemory();
    return -1;
  }
  added->box = self;
  added->iterator = iterator;
  Py_XINCREF(iterator);
  if (bytes != NULL) {
    char *start;
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(bytes, &start, &size) < 0) {
      free(added);
      return -1;
    }
    Py_INCREF(bytes);
    added->bytes = bytes;
    added->start = start;
    added->left = (size_t)size;
  }
  added->next = self->feeders;
  self->feeders = added;
  moult_status status = moult_add_reader(self->job, name, read_chunk, added);
  if (status == MOULT_OK) return 0;
  box_raise(self, status);
  return -1;
}

void feeders_free(feeder *first) {
  while (first != NULL) {
    feeder *next = first->next;
    Py_CLEAR(first->iterator);
    Py_CLEAR(first->bytes);
    free(first);
    first = next;
  }
}
