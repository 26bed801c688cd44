"""The words that redacted data can contain although they can be the name of an account.

Two lists, written from the public descriptions of the formats: values that are members of a closed
set, and names of keys. A string that is in the set reveals nothing about its record.
Only words of four or more characters matter, for shorter handles and names are not searched.
"""

from functools import lru_cache

VALUES = """
true false null none other unknown redacted removed hidden absent missing
verified unverified protected public private default blue business government
everyone mentionedUsers mentioned_users following subscribers low medium high
tweet tweets user users message messages post share delete page record event
retweet retweeted quote quoted reply replied replied_to original plain included mentioned
text link links photo photos video videos animated_gif media image poll polls place places
hashtag hashtags mention mentions cashtag cashtags symbol symbols url urls
handle name title description location country admin city neighborhood region
Point Polygon Person Place Product Organization Other
MessageCreate ParticipantsJoin ParticipantsLeave closed open
compact extended compatible small large thumb crop
twitter Twitter web mobile iPhone iPad Android Windows Mac BlackBerry browser
iphone ipad android desktop tablet client app bot tool advertiser scheduler
Twitter for iPhone|Twitter for Android|Twitter for iPad|Twitter for Mac|Twitter for Windows
Twitter for Windows Phone|Twitter for BlackBerry|Twitter for BlackBerry\u00ae|Twitter for Websites
Twitter for Android Tablets|Twitter for  Android|Twitter for Advertisers|Twitter for Advertisers.
Twitter for Nokia S40|Twitter for iPod|Twitter for Mac OS|Twitter Web Client|Twitter Web App
Twitter Lite|Twitter Ads|Twitter Ads Composer|Twitter Media Studio|Mobile Web|Mobile Web (M2)
Mobile Web (M5)|TweetDeck|Tweetbot|Tweetbot for iOS|Tweetbot for Mac|Echofon|twicca|Janetter
TweetCaster|UberSocial|Plume|Fenix|Talon|Hootsuite|Hootsuite Inc.|Buffer|Sprout Social|SocialFlow
Sprinklr|dlvr.it|IFTTT|Zapier|Zapier.com|WordPress.com|Instagram|Facebook|LinkedIn|Tumblr|YouTube
Flickr|Foursquare|Swarm|Medium|Paper.li|twitterfeed|Google|Revive Old Post|API
"""

KEYS = """
verb actor object body objectType postedTime preferredUsername displayName favoritesCount retweetCount
followersCount friendsCount listedCount statusesCount languages generator provider long_object inReplyTo
twitter_lang twitter_filter_level twitter_entities twitter_extended_entities twitter_quoted_status
twitter_country_code twitter_place_type summary gnip
id id_str text full_text created_at timestamp_ms source lang truncated favorited retweeted user
display_text_range extended_tweet entities extended_entities retweeted_status quoted_status
quoted_status_id quoted_status_id_str quoted_status_permalink is_quote_status contributors
in_reply_to_status_id in_reply_to_status_id_str in_reply_to_user_id in_reply_to_user_id_str
in_reply_to_screen_name geo coordinates place scopes current_user_retweet edit_history edit_controls
retweet_count favorite_count quote_count reply_count favourites_count followers_count friends_count
listed_count statuses_count possibly_sensitive possibly_sensitive_appealable filter_level
matching_rules withheld_in_countries withheld_copyright withheld_scope name screen_name location url
description protected verified utc_offset time_zone geo_enabled contributors_enabled is_translator
is_translation_enabled default_profile default_profile_image following follow_request_sent
notifications translator_type has_extended_profile derived status profile_image_url
profile_image_url_https profile_banner_url profile_background_image_url profile_background_tile
profile_background_image_url_https profile_background_color profile_link_color profile_text_color
profile_sidebar_border_color profile_sidebar_fill_color
profile_use_background_image profile_location
hashtags urls user_mentions symbols media polls indices expanded_url display_url media_url
media_url_https sizes thumb small medium large resize type video_info variants bitrate content_type
aspect_ratio duration_millis additional_media_info ext_alt_text unwound title full_name country
country_code place_type bounding_box attributes tag statuses users results search_metadata events
delete limit scrub_geo track status_withheld user_withheld disconnect warning friends event target
target_object for_user message control direct_message sender recipient sender_id recipient_id
data includes errors meta tweets places author author_id conversation_id in_reply_to_user
edit_history_tweet_ids referenced_tweets note_tweet attachments media_keys poll_ids place_id
community_id context_annotations domain entity public_metrics retweet_count like_count quote_count
reply_count bookmark_count impression_count view_count following_count tweet_count reply_settings
withheld copyright scope mentions cashtags annotations normalized_text probability start end
username
pinned_tweet_id pinned_tweet verified_type subscription_type most_recent_tweet_id media_key height
width preview_image_url alt_text duration_ms options label votes position voting_status bbox
features
duration_minutes end_datetime result_count newest_id oldest_id next_token previous_token value
resource_id resource_type detail parameter event_type dm_conversation_id participant_ids total_count
kind count counts records fields policy version card month date hour year bucket reply quote retweet
"""


def _words(block, phrase_mark):
    """The words of a block; on a line that holds the mark, the phrases between the marks."""
    for line in block.strip().splitlines():
        for word in line.split(phrase_mark) if phrase_mark in line else line.split():
            yield word.strip().casefold()


@lru_cache(maxsize=None)
def load(path=None):
    """(values, keys), both case-folded; a file adds one word or phrase a line to both."""
    values = set(_words(VALUES, "|"))
    keys = set(_words(KEYS, "|"))
    if path is not None:
        with open(path, encoding="utf-8") as file:
            added = {line.strip().casefold() for line in file if line.strip()}
        values |= added
        keys |= added
    return frozenset(values), frozenset(keys)
