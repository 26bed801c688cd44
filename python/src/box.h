/* A job with what Python keeps for it. Streams of a job can outlive its Python object, so a box has several owners. */
#ifndef MOULT_BOX_H
#define MOULT_BOX_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdatomic.h>

#include "moult.h"

/* An input that Python provides: an iterator of bytes. */
typedef struct feeder {
  struct feeder *next;
  struct box *box;
  PyObject *iterator; /* NULL at the end */
  PyObject *bytes;    /* the current chunk; `start` points into it */
  const char *start;
  size_t left;
  atomic_int busy; /* whether Python code runs for it now */
} feeder;

typedef struct box {
  moult_job *job;
  atomic_long owners;
  feeder *feeders;
  atomic_int cancelled;
  /* The stream of the job, which its exports share; `started` once a batch was requested. */
  struct ArrowArrayStream stream;
  int has_stream;
  atomic_int started, ended;
  /* With the GIL: the exception of an iterator or a signal, and whom the end is reported to. */
  PyObject *failure[3];
  PyObject *on_end;
} box;

box *box_new(moult_job *job);
void box_keep(box *self);
/* Drops an owner; the last one frees the job. Takes the GIL, so it may be called from any thread. */
void box_drop(box *self);
void box_cancel(box *self);

/* With the GIL, and an exception set: keeps it, unless there is one already. */
void box_stash(box *self);
/* Raises what was kept; 0 if there is nothing. */
int box_raise_stash(box *self);
/* Raises the error of the job's last call, and returns NULL. */
PyObject *box_raise(box *self, moult_status status);
/* Reports the end of the job, once: on_end(report, messages). -1 with an exception set where that failed. */
int box_end(box *self);

/* Waits until output is there, without the GIL, and looks for signals every 100 ms. MOULT_WAIT with an exception set where
 * one came; the job is cancelled then. */
moult_status box_ready(box *self);
moult_status box_wait(box *self);

/* Adds an input; -1 with an exception set where it failed. */
int box_feed(box *self, const char *name, PyObject *iterator, PyObject *bytes);
void feeders_free(feeder *first);

/* A capsule "arrow_array_stream": the job's output, or (index >= 0) a table of it. */
PyObject *box_export(box *self, Py_ssize_t index);

#endif
