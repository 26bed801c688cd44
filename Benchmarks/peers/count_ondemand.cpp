// count_ondemand FILE: tweets of a v1.1 stream by language and day, with simdjson's On-Demand interface over a mapped
// file.
#include "input.hpp"
#include <string>
#include <unordered_map>

using namespace simdjson;

// The day of "Sat May 15 13:00:20 +0000 2077" in the form 2077-05-15.
static std::string day(std::string_view made) {
    static const std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    size_t month = months.find(made.substr(4, 3)) / 3 + 1;
    std::string text(made.substr(26));
    text += month < 10 ? "-0" : "-";
    text += std::to_string(month);
    return text.append("-").append(made.substr(8, 2));
}

int main(int argc, char **argv) {
    if (argc != 2) stop("count_ondemand FILE");
    MappedFile file(argv[1]);
    ondemand::parser parser;
    parser.threaded = false;
    std::unordered_map<std::string, size_t> counts;
    std::string cell;
    ondemand::document_stream documents =
        parser.iterate_many(file.data, file.size, ondemand::DEFAULT_BATCH_SIZE);
    for (auto document : documents) {
        ondemand::object tweet = document.get_object();
        std::string_view made, language;
        // A control message has no time at the top. The time comes before the language.
        auto error = tweet["created_at"].get(made);
        if (error == NO_SUCH_FIELD) continue;
        if (error) stop(error_message(error));
        cell.assign(made.substr(4, 6)).append(made.substr(26));
        error = tweet["lang"].get(language);
        if (error) stop(error_message(error));
        counts[cell.append(language)]++;
    }
    for (const auto &[name, count] : counts) {
        std::string_view known = name;
        std::string made("Sat ");
        made.append(known.substr(0, 6)).append(" 00:00:00 +0000 ").append(known.substr(6, 4));
        std::printf(
            "%s,%s,%zu\n", name.c_str() + 10, day(made).c_str(), count);
    }
}
