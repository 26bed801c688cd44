internal import JSONStream

/// A line of `--shape flat`: the same fields for every dialect, always all of them.
///
/// | field | value |
/// |---|---|
/// | `record` | `tweet` or `user` |
/// | `kind` | `plain`, `reply`, `quote` or `retweet`; null for a user |
/// | `time` | the time of the tweet, as coarse as the policy says: `2019-12-01T13:00Z`, `2019-12-01`, `2019-12`, `2019` |
/// | `lang` | the language of the text |
/// | `country` | two letters |
/// | `source` | a well-known application, or `other` |
/// | `verified` | whether the author's account is verified |
/// | `account_year` | the year in which the author's account was created |
/// | `mentions`, `links`, `media`, `tags` | their number, rounded down to a power of ten; 0 stays 0 |
/// | `media_types` | the distinct types of the media |
/// | `hashtags`, `cashtags`, `hosts` | lists, where the policy keeps them; else null |
///
/// A value is null where the record does not have it or the policy drops it.
enum FlatLine {
  /// Appends the line of a tweet or user, without a line break.
  static func append(
    _ facts: TweetFacts, isUser: Bool, _ policy: Policy, to out: inout ByteBuffer
  ) {
    out.append(#"{"record":"\#(isUser ? "user" : "tweet")""#)
    text("kind", isUser ? nil : facts.kind.rawValue, &out)
    text("time", time(facts.hour, policy[.time]), &out)
    text("lang", policy[.language] == .keep ? facts.lang?.text : nil, &out)
    text("country", policy[.country] == .keep ? facts.country?.text : nil, &out)
    text("source", policy[.source] == .known ? facts.source?.name : nil, &out)
    raw("verified", policy[.verified] == .keep ? facts.verified.map { "\($0)" } : nil, &out)
    raw("account_year", policy[.userTime] == .year ? facts.accountYear.map { "\($0)" } : nil, &out)
    for (name, count) in [
      ("mentions", facts.mentions), ("links", facts.links), ("media", facts.media.count),
      ("tags", facts.hashtags.count + facts.cashtags.count),
    ] {
      raw(name, isUser ? nil : "\(Self.power(count))", &out)
    }
    list("media_types", policy[.mediaType] == .keep ? Array(Set(facts.media)).sorted() : nil, &out)
    list("hashtags", policy[.hashtag] == .lower ? facts.hashtags : nil, &out)
    list("cashtags", policy[.cashtag] == .lower ? facts.cashtags : nil, &out)
    list("hosts", policy[.link] == .host ? facts.hosts : nil, &out)
    out.append(UInt8(ascii: "}"))
  }

  private static func time(_ hour: Int?, _ action: Action) -> String? {
    guard let hour else { return nil }
    let whole = CivilText.hour(hour)
    switch action {
    case .hour: return whole
    case .day: return String(whole.prefix(10))
    case .month: return String(whole.prefix(7))
    case .year: return String(whole.prefix(4))
    default: return nil
    }
  }

  /// A count rounded down to a power of ten.
  private static func power(_ count: Int) -> Int {
    var power = 1
    while power <= count / 10 { power *= 10 }
    return count == 0 ? 0 : power
  }

  private static func name(_ name: String, _ out: inout ByteBuffer) {
    out.append(",\"\(name)\":")
  }

  private static func raw(_ key: String, _ value: String?, _ out: inout ByteBuffer) {
    name(key, &out)
    out.append(value ?? "null")
  }

  private static func text(_ key: String, _ value: String?, _ out: inout ByteBuffer) {
    name(key, &out)
    if let value { Escapes.encode(value.utf8.span, into: &out) } else { out.append("null") }
  }

  private static func list(_ key: String, _ values: [String]?, _ out: inout ByteBuffer) {
    name(key, &out)
    guard let values else { return out.append("null") }
    out.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      Escapes.encode(value.utf8.span, into: &out)
    }
    out.append(UInt8(ascii: "]"))
  }
}
