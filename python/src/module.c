/* The module moult._moult: the type Job. */
#include <stdlib.h>

#include "box.h"

enum { MOST_DRAINED = 1 << 18 };

typedef struct {
  PyObject_HEAD
  box *box;
} job_object;

#define BOX(self) (((job_object *)(self))->box)

static PyObject *done(box *box, moult_status status) {
  if (status != MOULT_OK && status != MOULT_END) return box_raise(box, status);
  Py_RETURN_NONE;
}

static PyObject *job_make(PyTypeObject *type, PyObject *arguments, PyObject *named) {
  const char *kind;
  PyObject *on_end;
  static char *names[] = {"kind", "on_end", NULL};
  if (!PyArg_ParseTupleAndKeywords(arguments, named, "sO", names, &kind, &on_end)) return NULL;
  moult_job *job;
  moult_status status = moult_new(kind, &job);
  if (status != MOULT_OK) return box_raise(NULL, status);
  allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
  PyObject *self = allocate(type, 0);
  if (self == NULL || (BOX(self) = box_new(job)) == NULL) {
    Py_XDECREF(self);
    moult_free(job);
    return PyErr_Occurred() ? NULL : PyErr_NoMemory();
  }
  Py_INCREF(on_end);
  BOX(self)->on_end = on_end;
  return self;
}

static void job_free(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  if (BOX(self) != NULL) box_drop(BOX(self));
  ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
  Py_DECREF(type);
}

static PyObject *job_set(PyObject *self, PyObject *arguments) {
  const char *name, *value;
  if (!PyArg_ParseTuple(arguments, "ss", &name, &value)) return NULL;
  return done(BOX(self), moult_set(BOX(self)->job, name, value));
}

static PyObject *job_add_path(PyObject *self, PyObject *path) {
  char *text = PyBytes_AsString(path);
  if (text == NULL) return NULL;
  return done(BOX(self), moult_add_path(BOX(self)->job, text));
}

static PyObject *job_add_chunks(PyObject *self, PyObject *arguments) {
  const char *name;
  PyObject *iterator;
  if (!PyArg_ParseTuple(arguments, "sO", &name, &iterator)) return NULL;
  if (box_feed(BOX(self), name, iterator, NULL) < 0) return NULL;
  Py_RETURN_NONE;
}

static PyObject *job_add_bytes(PyObject *self, PyObject *arguments) {
  const char *name;
  PyObject *bytes;
  if (!PyArg_ParseTuple(arguments, "sO", &name, &bytes)) return NULL;
  if (box_feed(BOX(self), name, NULL, bytes) < 0) return NULL;
  Py_RETURN_NONE;
}

/* The end of the job, which is None, or its error. */
static PyObject *end(box *box, moult_status status) {
  if (status == MOULT_WAIT) return NULL;
  if (box_end(box) < 0) return NULL;
  return done(box, status);
}

static PyObject *job_drain(PyObject *self, PyObject *unused) {
  (void)unused;
  box *box = BOX(self);
  moult_status status = box_ready(box);
  if (status != MOULT_OK) return end(box, status);
  char *buffer = malloc(MOST_DRAINED);
  if (buffer == NULL) return PyErr_NoMemory();
  size_t count = 0;
  Py_BEGIN_ALLOW_THREADS
  status = moult_drain(box->job, buffer, MOST_DRAINED, &count, -1);
  Py_END_ALLOW_THREADS
  PyObject *result =
      status == MOULT_OK ? PyBytes_FromStringAndSize(buffer, (Py_ssize_t)count) : end(box, status);
  free(buffer);
  return result;
}

static PyObject *job_wait(PyObject *self, PyObject *unused) {
  (void)unused;
  return end(BOX(self), box_wait(BOX(self)));
}

static PyObject *job_stream(PyObject *self, PyObject *unused) {
  (void)unused;
  return box_export(BOX(self), -1);
}

static PyObject *job_table(PyObject *self, PyObject *index) {
  Py_ssize_t number = PyLong_AsSsize_t(index);
  if (number == -1 && PyErr_Occurred()) return NULL;
  return box_export(BOX(self), number < 0 ? PY_SSIZE_T_MAX : number);
}

static PyObject *job_table_count(PyObject *self, PyObject *unused) {
  (void)unused;
  size_t count = 0;
  moult_status status = moult_table_count(BOX(self)->job, &count);
  return status == MOULT_OK ? PyLong_FromSize_t(count) : box_raise(BOX(self), status);
}

static PyObject *job_tables_text(PyObject *self, PyObject *format) {
  PyObject *name = PyUnicode_AsUTF8String(format);
  if (name == NULL) return NULL;
  char *buffer = NULL;
  size_t count = 0, capacity = 0;
  moult_status status;
  do {
    capacity = count;
    free(buffer);
    buffer = capacity == 0 ? NULL : malloc(capacity);
    status = moult_tables_text(BOX(self)->job, PyBytes_AsString(name), buffer, capacity, &count);
  } while (status == MOULT_OK && count > capacity);
  Py_DECREF(name);
  PyObject *result = status == MOULT_OK ? PyBytes_FromStringAndSize(buffer, (Py_ssize_t)count)
                                        : box_raise(BOX(self), status);
  free(buffer);
  return result;
}

static PyObject *job_progress(PyObject *self, PyObject *unused) {
  (void)unused;
  uint64_t read = 0, size = 0;
  moult_progress(BOX(self)->job, &read, &size);
  return Py_BuildValue("KK", (unsigned long long)read, (unsigned long long)size);
}

static PyObject *job_check(PyObject *self, PyObject *unused) {
  (void)unused;
  if (box_raise_stash(BOX(self))) return NULL;
  moult_status status = moult_ready(BOX(self)->job, 0);
  /* The error of a stream may have been taken with it; that of the job comes when its threads have ended. */
  if (status >= 0) {
    Py_BEGIN_ALLOW_THREADS
    status = moult_wait(BOX(self)->job, 1000);
    Py_END_ALLOW_THREADS
  }
  if (status == MOULT_WAIT) status = MOULT_END;
  return status < 0 ? box_raise(BOX(self), status) : done(BOX(self), MOULT_OK);
}

static PyObject *job_cancel(PyObject *self, PyObject *unused) {
  (void)unused;
  box_cancel(BOX(self));
  Py_RETURN_NONE;
}

static PyObject *job_state(PyObject *self, void *unused) {
  (void)unused;
  box *box = BOX(self);
  const char *word = atomic_load(&box->ended) || atomic_load(&box->cancelled) ? "ended"
                     : atomic_load(&box->started)                              ? "started"
                                                                               : "new";
  return PyUnicode_FromString(word);
}

static PyObject *key_new(PyObject *module, PyObject *path) {
  (void)module;
  char name[64];
  size_t count = 0;
  char *text = PyBytes_AsString(path);
  if (text == NULL) return NULL;
  moult_status status = moult_key_new(text, name, sizeof name, &count);
  return status == MOULT_OK ? PyUnicode_FromStringAndSize(name, (Py_ssize_t)count) : box_raise(NULL, status);
}

static PyObject *key_destroy(PyObject *module, PyObject *path) {
  (void)module;
  char *text = PyBytes_AsString(path);
  if (text == NULL) return NULL;
  moult_status status = moult_key_destroy(text);
  if (status != MOULT_OK) return box_raise(NULL, status);
  Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"key_new", key_new, METH_O, "Makes a key in a new file, and returns its name."},
    {"key_destroy", key_destroy, METH_O, "Overwrites and removes the file of a key."},
    {NULL, NULL, 0, NULL},
};

static PyMethodDef methods[] = {
    {"set", job_set, METH_VARARGS, "Chooses a setting, by its name in the command."},
    {"add_path", job_add_path, METH_O, "Adds a file, directory or archive."},
    {"add_chunks", job_add_chunks, METH_VARARGS, "Adds an iterator of bytes, with its name in messages."},
    {"add_bytes", job_add_bytes, METH_VARARGS, "Adds bytes, with their name in messages."},
    {"drain", job_drain, METH_NOARGS, "The next output, or None after the last."},
    {"wait", job_wait, METH_NOARGS, "Waits until the job has ended."},
    {"stream", job_stream, METH_NOARGS, "The output as a capsule of an Arrow stream."},
    {"table", job_table, METH_O, "A table as a capsule of an Arrow stream."},
    {"table_count", job_table_count, METH_NOARGS, "The number of tables."},
    {"tables_text", job_tables_text, METH_O, "The tables as csv, json, table or html."},
    {"progress", job_progress, METH_NOARGS, "Bytes read, and the size of the inputs."},
    {"check", job_check, METH_NOARGS, "Raises what ended the job, where something did."},
    {"cancel", job_cancel, METH_NOARGS, "Stops the job."},
    {NULL, NULL, 0, NULL},
};

static PyGetSetDef attributes[] = {
    {"state", job_state, NULL, "new, started (a batch was taken) or ended.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, job_make},
    {Py_tp_dealloc, job_free},
    {Py_tp_methods, methods},
    {Py_tp_getset, attributes},
    {Py_tp_doc, "A job of the library."},
    {0, NULL},
};

static PyType_Spec job_spec = {"moult._moult.Job", sizeof(job_object), 0, Py_TPFLAGS_DEFAULT, slots};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_moult", "The library moult.", -1, functions, NULL,
                                        NULL,                  NULL,     NULL};

PyMODINIT_FUNC PyInit__moult(void) {
  if (moult_abi_version() != MOULT_ABI_VERSION) {
    PyErr_SetString(PyExc_ImportError, "libmoult.so.1 is not the one that this package was built for; install it again.");
    return NULL;
  }
  PyObject *module = PyModule_Create(&definition);
  if (module == NULL) return NULL;
  PyObject *type = PyType_FromSpec(&job_spec);
  if (type == NULL || PyModule_AddObject(module, "Job", type) < 0 ||
      PyModule_AddStringConstant(module, "version", moult_version()) < 0) {
    Py_DECREF(module);
    return NULL;
  }
  return module;
}
