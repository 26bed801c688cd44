// redact_ondemand CLOSED FILE: the members that moult's policy strict keeps of v1.1 tweets, with
// simdjson's On-Demand interface over a mapped file.
//
// CLOSED is moult's closed lists, as closed.py writes them. Members that are null are left out.
#include "input.hpp"
#include "redact_members.hpp"
#include <string>
#include <unordered_set>

using namespace simdjson;

using Words = std::unordered_set<std::string>;

static Words sources, languages, countries, withheld;
static std::string out;

static bool write(ondemand::value value, Kind kind);

static bool object(ondemand::object object, const Members &members) {
    size_t start = out.size();
    out += '{';
    for (auto field : object) {
        std::string_view key = field.unescaped_key();
        auto member = members.find(key);
        if (member == members.end()) continue;
        size_t before = out.size();
        if (before > start + 1) out += ',';
        out.append("\"").append(key).append("\":");
        if (!write(field.value(), member->second)) out.resize(before);
    }
    if (out.size() == start + 1) return out.resize(start), false;
    return out += '}', true;
}

static bool text(std::string_view value) {
    out.append("\"").append(value).append("\"");
    return true;
}

template <typename Write> static bool list(ondemand::array array, Write write_element) {
    size_t start = out.size();
    out += '[';
    for (auto element : array) {
        size_t before = out.size();
        if (before > start + 1) out += ',';
        if (!write_element(element.value())) out.resize(before);
    }
    if (out.size() == start + 1) return out.resize(start), false;
    return out += ']', true;
}

// A time is "Sat May 15 13:00:20 +0000 2077".
static bool hour(std::string_view made) {
    out.append("\"").append(made.substr(0, 14)).append("00:00").append(made.substr(19)).append("\"");
    return true;
}

static bool power(uint64_t count) {
    if (count == 0) return out += '0', true;
    out += '1';
    while (count /= 10) out += '0';
    return true;
}

static bool source(std::string_view name) {
    if (name.substr(0, 3) == "<a ") {
        size_t start = name.find('>') + 1;
        name = name.substr(start, name.size() - 4 - start);
    }
    return text(sources.count(std::string(name)) ? name : "other");
}

static bool one_of(const Words &words, std::string_view value) {
    return words.count(std::string(value)) && text(value);
}

static bool write(ondemand::value value, Kind kind) {
    if (value.is_null()) return false;
    switch (kind) {
    case Kind::keep: return out += value.raw_json_token(), true;
    case Kind::power: return power(value.get_uint64());
    case Kind::hour: return hour(value.get_string());
    case Kind::hour_of_ms:
        return text(std::to_string(value.get_uint64_in_string() / 3600000 * 3600000));
    case Kind::year: return text(std::string_view(value.get_string()).substr(26));
    case Kind::source: return source(value.get_string());
    case Kind::language: return one_of(languages, value.get_string());
    case Kind::country: return one_of(countries, value.get_string());
    case Kind::countries:
        return list(value, [](ondemand::value code) {
            std::string_view name = code.get_string();
            return one_of(countries, name) || one_of(withheld, name);
        });
    case Kind::user: return object(value, user_members);
    case Kind::tweet: return object(value, tweet_members);
    case Kind::place: return object(value, place_members);
    case Kind::extended: return object(value, extended_members);
    case Kind::entities: return object(value, entities_members);
    case Kind::media:
        return list(value, [](ondemand::value item) { return object(item, media_members); });
    }
    return false;
}

static Words words(dom::object lists, const char *name) {
    Words found;
    for (auto word : dom::object(lists[name])) found.emplace(word.key);
    return found;
}

static void read_lists(const char *path) {
    dom::parser parser;
    dom::object lists = parser.load(path);
    sources = words(lists, "source");
    languages = words(lists, "language");
    countries = words(lists, "country");
    withheld = words(lists, "withheld");
}

int main(int argc, char **argv) {
    if (argc != 3) stop("redact_ondemand CLOSED FILE");
    read_lists(argv[1]);
    MappedFile file(argv[2]);
    ondemand::parser parser;
    parser.threaded = false;
    ondemand::document_stream documents =
        parser.iterate_many(file.data, file.size, ondemand::DEFAULT_BATCH_SIZE);
    for (auto document : documents) {
        ondemand::object tweet = document.get_object();
        // A control message has no id_str at the top.
        if (tweet["id_str"].error()) continue;
        tweet.reset();
        if (!object(tweet, tweet_members)) out += "{}";
        print_line(out);
        out.clear();
    }
}
