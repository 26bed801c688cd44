#include "moult.h"

// The structures have to be laid out as every other library has them.
_Static_assert(sizeof(struct ArrowSchema) == 9 * sizeof(int64_t), "ArrowSchema");
_Static_assert(sizeof(struct ArrowArray) == 10 * sizeof(int64_t), "ArrowArray");
_Static_assert(sizeof(struct ArrowArrayStream) == 5 * sizeof(void *), "ArrowArrayStream");
