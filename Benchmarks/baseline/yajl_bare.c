/* The least a program can do with yajl: every callback given, none doing anything, over a file of
 * JSON documents one after the other. What moult takes beyond this is moult's own. */
#include <stdio.h>
#include <stdlib.h>
#include <fcntl.h>
#include <unistd.h>
#include <yajl/yajl_parse.h>

static int on_null(void *context) { return 1; }
static int on_boolean(void *context, int value) { return 1; }
static int on_number(void *context, const char *text, size_t length) { return 1; }
static int on_string(void *context, const unsigned char *text, size_t length) { return 1; }
static int on_start_map(void *context) { return 1; }
static int on_map_key(void *context, const unsigned char *text, size_t length) { return 1; }
static int on_end_map(void *context) { return 1; }
static int on_start_array(void *context) { return 1; }
static int on_end_array(void *context) { return 1; }

/* With a number callback yajl converts no number, so that the two beside it stay empty. */
static const yajl_callbacks callbacks = {
    .yajl_null = on_null,
    .yajl_boolean = on_boolean,
    .yajl_number = on_number,
    .yajl_string = on_string,
    .yajl_start_map = on_start_map,
    .yajl_map_key = on_map_key,
    .yajl_end_map = on_end_map,
    .yajl_start_array = on_start_array,
    .yajl_end_array = on_end_array,
};

static int stop(const char *what)
{
    fprintf(stderr, "yajl_bare: %s\n", what);
    return EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    static unsigned char block[64 * 1024];
    if (argc != 2) return stop("give one file");
    int file = open(argv[1], O_RDONLY);
    if (file < 0) return stop("cannot open the file");
    yajl_handle parser = yajl_alloc(&callbacks, NULL, NULL);
    if (!parser) return stop("no memory");
    yajl_config(parser, yajl_allow_multiple_values, 1);

    ssize_t count;
    while ((count = read(file, block, sizeof block)) > 0)
        if (yajl_parse(parser, block, count) != yajl_status_ok) return stop("not JSON");
    if (count < 0) return stop("cannot read the file");
    if (yajl_complete_parse(parser) != yajl_status_ok) return stop("not complete");
    yajl_free(parser);
    close(file);
    return EXIT_SUCCESS;
}
