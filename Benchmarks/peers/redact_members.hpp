// The members that moult's policy strict keeps, of the objects of a v1.1 tweet.
#pragma once

#include <string_view>
#include <unordered_map>

enum class Kind {
    keep, power, hour, hour_of_ms, year, source, language, country, countries,
    user, tweet, place, extended, entities, media
};
using Members = std::unordered_map<std::string_view, Kind>;

inline const Members tweet_members = {
    {"truncated", Kind::keep}, {"is_quote_status", Kind::keep}, {"possibly_sensitive", Kind::keep},
    {"filter_level", Kind::keep}, {"created_at", Kind::hour}, {"timestamp_ms", Kind::hour_of_ms},
    {"source", Kind::source}, {"lang", Kind::language}, {"withheld_in_countries", Kind::countries},
    {"quote_count", Kind::power}, {"reply_count", Kind::power}, {"retweet_count", Kind::power},
    {"favorite_count", Kind::power}, {"user", Kind::user}, {"place", Kind::place},
    {"retweeted_status", Kind::tweet}, {"quoted_status", Kind::tweet},
    {"extended_tweet", Kind::extended}, {"entities", Kind::entities},
    {"extended_entities", Kind::entities},
};
inline const Members user_members = {
    {"protected", Kind::keep}, {"verified", Kind::keep}, {"geo_enabled", Kind::keep},
    {"contributors_enabled", Kind::keep}, {"is_translator", Kind::keep},
    {"default_profile", Kind::keep}, {"default_profile_image", Kind::keep},
    {"created_at", Kind::year}, {"lang", Kind::language}, {"withheld_in_countries", Kind::countries},
    {"followers_count", Kind::power}, {"friends_count", Kind::power}, {"listed_count", Kind::power},
    {"favourites_count", Kind::power}, {"statuses_count", Kind::power},
};
inline const Members place_members = {{"country_code", Kind::country}, {"place_type", Kind::keep}};
inline const Members extended_members = {
    {"entities", Kind::entities}, {"extended_entities", Kind::entities}};
inline const Members entities_members = {{"media", Kind::media}};
inline const Members media_members = {{"type", Kind::keep}};
