# The members that moult's policy strict keeps of v1.1 tweets. $closed is moult's closed lists, as
# closed.py writes them. Members that are null are left out.
$closed[0] as {source: $sources, language: $languages, country: $countries, withheld: $withheld}

| def power: if . == 0 then 0 else pow(10; tostring | length - 1) end;
def hour: .[:14] + "00:00" + .[19:];
def hour_of_milliseconds: tonumber / 3600000 | floor * 3600000 | tostring;
def year: .[26:];
def source: (if startswith("<a ") then split(">")[1][:-3] else . end) as $name
  | if $sources[$name] then $name else "other" end;
def language: if . and $languages[.] then {lang: .} else {} end;
def withheld: if .withheld_in_countries | length > 0
  then {withheld_in_countries: [.withheld_in_countries[] | select($countries[.] or $withheld[.])]}
  else {} end;
def media($key): .[$key].media | if length > 0 then {($key): {media: map({type})}} else {} end;
def entities: media("entities") + media("extended_entities");
def user: {protected, verified, geo_enabled, contributors_enabled, is_translator,
    default_profile, default_profile_image,
    created_at: .created_at | year,
    followers_count: .followers_count | power, friends_count: .friends_count | power,
    listed_count: .listed_count | power, favourites_count: .favourites_count | power,
    statuses_count: .statuses_count | power}
  + (.lang | language) + withheld;
def tweet: {truncated, is_quote_status, filter_level,
    created_at: .created_at | hour,
    source: .source | source,
    quote_count: .quote_count | power, reply_count: .reply_count | power,
    retweet_count: .retweet_count | power, favorite_count: .favorite_count | power,
    user: .user | user}
  + (.lang | language) + withheld + entities
  + if .timestamp_ms then {timestamp_ms: .timestamp_ms | hour_of_milliseconds} else {} end
  + if .possibly_sensitive == null then {} else {possibly_sensitive} end
  + if .place then {place: .place | {country_code, place_type}} else {} end
  + (.extended_tweet | entities | if . == {} then {} else {extended_tweet: .} end)
  + if .retweeted_status then {retweeted_status: .retweeted_status | tweet} else {} end
  + if .quoted_status then {quoted_status: .quoted_status | tweet} else {} end;

select(.id_str and .text) | tweet
