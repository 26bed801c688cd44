// A file mapped into memory as simdjson wants it, and a plain output.
#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <simdjson.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

[[noreturn]] inline void stop(const char *what) {
    std::fprintf(stderr, "%s\n", what);
    std::exit(EXIT_FAILURE);
}

// simdjson may read SIMDJSON_PADDING bytes beyond the end. The rest of a file's last page may be
// read but the page after it may not, so the file is laid over a longer piece of empty memory.
struct MappedFile {
    const char *data = nullptr;
    size_t size = 0;

    explicit MappedFile(const char *path) {
        int file = open(path, O_RDONLY);
        struct stat status;
        if (file < 0 || fstat(file, &status) < 0) stop("cannot open the file");
        size = status.st_size;
        size_t room = size + sysconf(_SC_PAGESIZE) + simdjson::SIMDJSON_PADDING;
        void *memory = mmap(nullptr, room, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) stop("no memory");
        int flags = MAP_PRIVATE | MAP_FIXED | MAP_POPULATE;
        if (size > 0 && mmap(memory, size, PROT_READ, flags, file, 0) == MAP_FAILED)
            stop("cannot map the file");
        close(file);
        data = static_cast<const char *>(memory);
    }
};

inline void print_line(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    putc_unlocked('\n', stdout);
}

// The seconds that `work` takes, the least of five passes over bytes that are in memory.
template <typename Work> double least_seconds(Work work) {
    double least = 1e9;
    for (int pass = 0; pass < 5; pass++) {
        auto start = std::chrono::steady_clock::now();
        work();
        std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        if (taken.count() < least) least = taken.count();
    }
    return least;
}
