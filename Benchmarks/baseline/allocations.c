/* Counts what a program allocates: cc -shared -fPIC allocations.c, and LD_PRELOAD of the result. At its end the program
 * writes the number into the file that ALLOCATIONS names. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static unsigned long count;

static void add(void)
{
    __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
}

void *malloc(size_t size)
{
    add();
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size)
{
    add();
    return __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size)
{
    add();
    return __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    add();
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    add();
    *memory = __libc_memalign(alignment, size);
    return *memory ? 0 : 12;
}

__attribute__((destructor)) static void report(void)
{
    char text[32];
    const char *path = getenv("ALLOCATIONS");
    int file = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    if (file < 0) return;
    if (write(file, text, snprintf(text, sizeof text, "%lu\n", count)) < 0) _exit(EXIT_FAILURE);
    close(file);
}
