#include "moult.h"
#include "thread_error.h"

moult_error *error_of_thread(void) {
  static _Thread_local moult_error error;
  return &error;
}
