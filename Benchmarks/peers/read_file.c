/* read_file FILE: reads a file in blocks of 256 KiB and does nothing with it. No filter is faster. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    static char block[256 * 1024];
    int file = argc == 2 ? open(argv[1], O_RDONLY) : -1;
    if (file < 0) return EXIT_FAILURE;
    ssize_t count;
    while ((count = read(file, block, sizeof block)) > 0) {}
    return count < 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
