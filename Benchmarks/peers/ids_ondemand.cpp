// ids_ondemand FORM LOAD THREADS FILE: the IDs of tweets with simdjson's On-Demand interface.
//
// FORM     v1 or v2
// LOAD     load: as simdjson's documentation has it, `padded_string::load`;
//          map: the file mapped into memory; time: loaded, and then timed without the loading
// THREADS  1, or 2: simdjson's own way, where a second thread looks for structure ahead
#include "input.hpp"

using namespace simdjson;

static size_t found;

static void give(std::string_view id, bool prints) {
    found += id.size();
    if (prints) print_line(id);
}

// A control message has no id_str at the top.
static void v1(ondemand::document_reference document, bool prints) {
    std::string_view id;
    auto error = document["id_str"].get(id);
    if (error == NO_SUCH_FIELD) return;
    if (error) stop(error_message(error));
    give(id, prints);
}

// A page of errors alone has no data.
static void v2(ondemand::document_reference document, bool prints) {
    ondemand::array tweets;
    auto error = document["data"].get(tweets);
    if (error == NO_SUCH_FIELD) return;
    if (error) stop(error_message(error));
    for (ondemand::object tweet : tweets) give(tweet["id"].get_string(), prints);
}

static void run(const char *data, size_t size, bool pages, bool threaded, bool prints) {
    ondemand::parser parser;
    parser.threaded = threaded;
    ondemand::document_stream documents = parser.iterate_many(data, size, ondemand::DEFAULT_BATCH_SIZE);
    for (auto document : documents) {
        if (pages) v2(document.value(), prints);
        else v1(document.value(), prints);
    }
    if (documents.truncated_bytes() > 0) stop("the last document is not complete");
}

static void time_in_memory(const padded_string &text, bool pages, bool threaded) {
    double seconds =
        least_seconds([&] { run(text.data(), text.size(), pages, threaded, false); });
    std::printf("on-demand %.6f s %.3f GB/s\n", seconds, text.size() / seconds / 1e9);
}

int main(int argc, char **argv) {
    if (argc != 5) stop("ids_ondemand v1|v2 load|map|time 1|2 FILE");
    std::string_view form = argv[1], way = argv[2];
    bool pages = form == "v2", threaded = *argv[3] == '2';
    if (way == "map") {
        MappedFile file(argv[4]);
        run(file.data, file.size, pages, threaded, true);
    } else {
        padded_string text = padded_string::load(argv[4]);
        if (way == "time") time_in_memory(text, pages, threaded);
        else run(text.data(), text.size(), pages, threaded, true);
    }
}
