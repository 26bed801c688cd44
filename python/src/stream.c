/* Arrow streams for other libraries. They may be read and released on any thread, with or without the GIL. */
#include <errno.h>
#include <stdlib.h>

#include "box.h"

typedef struct export {
  box *box;
  struct ArrowArrayStream *inner; /* the job's stream, or `table` */
  struct ArrowArrayStream table;
} export;

static int get_schema(struct ArrowArrayStream *self, struct ArrowSchema *out) {
  export *own = self->private_data;
  return own->inner->get_schema(own->inner, out);
}

static const char *get_last_error(struct ArrowArrayStream *self) {
  export *own = self->private_data;
  return own->inner->get_last_error(own->inner);
}

/* With the GIL: waits for a batch, and takes it. What goes wrong in Python is kept for Job.check. */
static int next_of_job(box *box, struct ArrowArray *out) {
  if (box_ready(box) == MOULT_WAIT) {
    box_stash(box);
    return EINTR;
  }
  int result;
  Py_BEGIN_ALLOW_THREADS
  result = box->stream.get_next(&box->stream, out);
  Py_END_ALLOW_THREADS
  if ((result != 0 || out->release == NULL) && box_end(box) < 0) box_stash(box);
  return result;
}

static int get_next(struct ArrowArrayStream *self, struct ArrowArray *out) {
  export *own = self->private_data;
  if (own->inner == &own->table) return own->inner->get_next(own->inner, out);
  atomic_store(&own->box->started, 1);
  if (!Py_IsInitialized()) return EINTR;
  PyGILState_STATE state = PyGILState_Ensure();
  int result = next_of_job(own->box, out);
  PyGILState_Release(state);
  return result;
}

static void release(struct ArrowArrayStream *self) {
  export *own = self->private_data;
  if (own->inner == &own->table)
    own->table.release(&own->table);
  else if (atomic_load(&own->box->started) && !atomic_load(&own->box->ended))
    box_cancel(own->box);
  box_drop(own->box);
  free(own);
  self->release = NULL;
}

static void destroy(PyObject *capsule) {
  struct ArrowArrayStream *stream = PyCapsule_GetPointer(capsule, "arrow_array_stream");
  if (stream == NULL) return;
  if (stream->release != NULL) stream->release(stream);
  free(stream);
}

/* Opens the stream of the job or a table. */
static moult_status open_stream(box *self, export *own, Py_ssize_t index) {
  if (index >= 0) {
    own->inner = &own->table;
    return moult_table(self->job, (size_t)index, &own->table);
  }
  own->inner = &self->stream;
  if (self->has_stream) return MOULT_OK;
  moult_status status = moult_stream(self->job, &self->stream);
  self->has_stream = status == MOULT_OK;
  return status;
}

PyObject *box_export(box *self, Py_ssize_t index) {
  struct ArrowArrayStream *stream = calloc(1, sizeof *stream);
  export *own = calloc(1, sizeof *own);
  moult_status status = MOULT_OK;
  if (stream == NULL || own == NULL) {
    PyErr_NoMemory();
  } else if ((status = open_stream(self, own, index)) != MOULT_OK) {
    box_raise(self, status);
  } else {
    own->box = self;
    box_keep(self);
    *stream = (struct ArrowArrayStream){get_schema, get_next, get_last_error, release, own};
    PyObject *capsule = PyCapsule_New(stream, "arrow_array_stream", destroy);
    if (capsule != NULL) return capsule;
    stream->release(stream);
    own = NULL;
  }
  free(own);
  free(stream);
  return NULL;
}
