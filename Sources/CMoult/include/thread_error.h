/* The error of the last call of this thread that had no job. Not part of the interface. */
#ifndef MOULT_THREAD_ERROR_H
#define MOULT_THREAD_ERROR_H

#include "moult.h"

/* Never null; it lives as long as the thread. */
moult_error *error_of_thread(void);

#endif
