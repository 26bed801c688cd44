/* once COMMAND [ARGUMENT ...]: runs a command, its output thrown away, and prints its seconds, its
 * peak memory in KiB, and the seconds that it kept processors busy. Linux counts the memory of
 * whoever started a process into that process's peak: a small C program as the starter keeps that
 * out, a Python interpreter does not. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static double seconds(struct timeval time)
{
    return time.tv_sec + time.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
    if (argc < 2) return EXIT_FAILURE;
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) < 0) return EXIT_FAILURE;
    double end = now();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return EXIT_FAILURE;
    double busy = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    printf("%.6f %ld %.6f\n", end - start, usage.ru_maxrss, busy);
    return EXIT_SUCCESS;
}
