// first_ids FILE: the IDs of a small file of v1.1 tweets, a line each. It is written for a short start: the standard
// library's streams, and simdjson's On-Demand interface for each line.
#include <fstream>
#include <iostream>
#include <simdjson.h>
#include <string>

int main(int argc, char **argv) {
    if (argc != 2) {
        std::cerr << "first_ids FILE\n";
        return EXIT_FAILURE;
    }
    std::ifstream file(argv[1]);
    simdjson::ondemand::parser parser;
    std::string line;
    while (std::getline(file, line)) {
        line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
        simdjson::ondemand::document document;
        std::string_view id;
        auto error = parser.iterate(line).get(document);
        if (!error) error = document["id_str"].get(id);
        if (error == simdjson::NO_SUCH_FIELD) continue;
        if (error) {
            std::cerr << simdjson::error_message(error) << '\n';
            return EXIT_FAILURE;
        }
        std::cout << id << '\n';
    }
}
