/* How a job ends: its errors as exceptions, its report and messages. */
#include <stdlib.h>

#include "box.h"

void box_stash(box *self) {
  if (self->failure[0] != NULL)
    PyErr_Clear();
  else
    PyErr_Fetch(&self->failure[0], &self->failure[1], &self->failure[2]);
}

int box_raise_stash(box *self) {
  if (self->failure[0] == NULL) return 0;
  PyErr_Restore(self->failure[0], self->failure[1], self->failure[2]);
  self->failure[0] = self->failure[1] = self->failure[2] = NULL;
  return 1;
}

PyObject *box_raise(box *self, moult_status status) {
  if (PyErr_Occurred()) return NULL;
  if (self != NULL && box_raise_stash(self)) return NULL;
  moult_error error = {0};
  moult_last_error(self == NULL ? NULL : self->job, &error);
  PyObject *module = PyImport_ImportModule("moult.errors");
  if (module == NULL) return NULL;
  PyObject *value = PyObject_CallMethod(
      module, "_of_status", "isssKK", (int)status, error.code, error.clause, error.text, (unsigned long long)error.line,
      (unsigned long long)error.offset);
  Py_DECREF(module);
  if (value == NULL) return NULL;
  PyErr_SetObject((PyObject *)Py_TYPE(value), value);
  Py_DECREF(value);
  return NULL;
}

typedef moult_status (*text_call)(moult_job *, char *, size_t, size_t *);

/* The text that a call copies, or NULL with its status where it has none. Grows until the text fits. */
static PyObject *text(box *self, text_call call, moult_status *status) {
  for (size_t capacity = 4096;;) {
    char *buffer = malloc(capacity);
    if (buffer == NULL) return PyErr_NoMemory();
    size_t count = 0;
    Py_BEGIN_ALLOW_THREADS
    *status = call(self->job, buffer, capacity, &count);
    Py_END_ALLOW_THREADS
    PyObject *result = NULL;
    if (*status == MOULT_OK && count <= capacity) result = PyBytes_FromStringAndSize(buffer, (Py_ssize_t)count);
    free(buffer);
    if (*status != MOULT_OK || count <= capacity) return result;
    capacity = count;
  }
}

static int all_messages(box *self, PyObject *list) {
  for (;;) {
    moult_status status;
    PyObject *message = text(self, moult_message, &status);
    if (message == NULL) return PyErr_Occurred() ? -1 : 0;
    int failed = PyList_Append(list, message);
    Py_DECREF(message);
    if (failed) return -1;
  }
}

int box_end(box *self) {
  if (atomic_exchange(&self->ended, 1) || self->on_end == NULL) return 0;
  moult_status status;
  PyObject *report = text(self, moult_report, &status), *messages = NULL, *result = NULL;
  if (report == NULL && PyErr_Occurred()) return -1;
  if (report == NULL) report = PyBytes_FromStringAndSize("{}", 2);
  messages = PyList_New(0);
  if (report != NULL && messages != NULL && all_messages(self, messages) == 0)
    result = PyObject_CallFunctionObjArgs(self->on_end, report, messages, NULL);
  Py_XDECREF(report);
  Py_XDECREF(messages);
  Py_CLEAR(self->on_end);
  Py_XDECREF(result);
  return result == NULL ? -1 : 0;
}
