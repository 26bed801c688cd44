// ids_dom FORM WAY THREADS FILE: the IDs of tweets with simdjson's DOM, which reads and checks every
// value of a document.
//
// FORM     v1 or v2
// WAY      load: as simdjson's documentation has it, `load_many`; time: loaded, and then the parsing
//          alone timed, without looking anything up
// THREADS  1, or 2: simdjson's own way, where a second thread looks for structure ahead
#include "input.hpp"

using namespace simdjson;

static void v1(dom::element document) {
    std::string_view id;
    auto error = document["id_str"].get(id);
    if (error == NO_SUCH_FIELD) return;
    if (error) stop(error_message(error));
    print_line(id);
}

static void v2(dom::element document) {
    dom::array tweets;
    auto error = document["data"].get(tweets);
    if (error == NO_SUCH_FIELD) return;
    if (error) stop(error_message(error));
    for (dom::element tweet : tweets) print_line(tweet["id"].get_string());
}

static void run(const char *path, bool pages, bool threaded) {
    dom::parser parser;
    parser.threaded = threaded;
    dom::document_stream documents = parser.load_many(path);
    for (auto document : documents) {
        if (pages) v2(document.value());
        else v1(document.value());
    }
}

static void time_in_memory(const char *path, bool threaded) {
    padded_string text = padded_string::load(path);
    double seconds = least_seconds([&] {
        dom::parser parser;
        parser.threaded = threaded;
        dom::document_stream documents = parser.parse_many(text);
        for (auto document : documents)
            if (document.error()) stop(error_message(document.error()));
    });
    std::printf("dom-parse %.6f s %.3f GB/s\n", seconds, text.size() / seconds / 1e9);
}

int main(int argc, char **argv) {
    if (argc != 5) stop("ids_dom v1|v2 load|time 1|2 FILE");
    std::string_view form = argv[1], way = argv[2];
    bool threaded = *argv[3] == '2';
    if (way == "time") time_in_memory(argv[4], threaded);
    else run(argv[4], form == "v2", threaded);
}
