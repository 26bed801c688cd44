/// The messages between the tweets of a v1.1 stream.
extension JSONWriter {
  /// A tweet is deleted. The tweet may be one of the stream, earlier or later.
  mutating func v1Delete(tweet: UInt64, user: UInt64, at moment: Instant) {
    openObject()
    key("delete")
    openObject()
    key("status")
    openObject()
    id("id", "id_str", tweet)
    id("user_id", "user_id_str", user)
    closeObject()
    stamp(moment)
    closeObject()
    closeObject()
  }

  /// The number of tweets that were left out.
  mutating func v1Limit(_ count: Int, at moment: Instant) {
    openObject()
    key("limit")
    openObject()
    member("track", count)
    stamp(moment)
    closeObject()
    closeObject()
  }

  /// A user's tweets up to one of them lose their places.
  mutating func v1ScrubGeo(user: UInt64, upTo tweet: UInt64, at moment: Instant) {
    openObject()
    key("scrub_geo")
    openObject()
    id("user_id", "user_id_str", user)
    id("up_to_status_id", "up_to_status_id_str", tweet)
    stamp(moment)
    closeObject()
    closeObject()
  }

  /// A tweet is withheld in two countries.
  mutating func v1StatusWithheld(tweet: UInt64, user: UInt64, at moment: Instant) {
    openObject()
    key("status_withheld")
    openObject()
    number("id", tweet)
    number("user_id", user)
    v1Countries(["DE", "AR"])
    stamp(moment)
    closeObject()
    closeObject()
  }

  /// An account is withheld in a country.
  mutating func v1UserWithheld(user: UInt64, at moment: Instant) {
    openObject()
    key("user_withheld")
    openObject()
    number("id", user)
    v1Countries(["TR"])
    stamp(moment)
    closeObject()
    closeObject()
  }

  /// The reader is too slow.
  mutating func v1Warning(percent: Int, at moment: Instant) {
    openObject()
    key("warning")
    openObject()
    member("code", string: "FALLING_BEHIND")
    member("message", string: "Your connection is falling behind and messages are being queued.")
    member("percent_full", percent)
    stamp(moment)
    closeObject()
    closeObject()
  }

  private mutating func number(_ key: String, _ id: UInt64) {
    truth?.ids.insert(id)
    self.key(key)
    value(id)
  }

  private mutating func stamp(_ moment: Instant) {
    key("timestamp_ms")
    value(quoted: UInt64(moment.millis))
  }
}
