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
/// A value is null where the record does not have it or the policy drops it. CSV has an empty field for null and for an
/// empty list. It puts a space between the values of a list, which contain no spaces.
enum FlatLine {
  /// A hashtag, cashtag or host in a line.
  struct Value {
    let kind: ValueLog.Kind
    /// Its range in the output, with its quotes.
    let range: Range<Int>
    fileprivate let isQuoted: Bool

    var withoutQuotes: Range<Int> {
      isQuoted ? range.lowerBound + 1..<range.upperBound - 1 : range
    }
  }

  /// Appends the line of a tweet or user, without a line feed, and returns where its tags and hosts are.
  @discardableResult
  static func append(
    _ facts: TweetFacts, isUser: Bool, _ policy: Policy, _ format: Redaction.Format,
    to out: inout ByteBuffer
  ) -> [Value] {
    var line = FlatWriter(format)
    line.text(isUser ? "user" : "tweet", &out)
    line.text(isUser ? nil : facts.kind.rawValue, &out)
    line.text(time(facts.hour, policy[.time]), &out)
    line.text(policy[.language] == .keep ? facts.lang?.text : nil, &out)
    line.text(policy[.country] == .keep ? facts.country?.text : nil, &out)
    line.text(policy[.source] == .known ? facts.source?.name : nil, &out)
    line.raw(policy[.verified] == .keep ? facts.verified.map { "\($0)" } : nil, &out)
    line.raw(policy[.userTime] == .year ? facts.accountYear.map { "\($0)" } : nil, &out)
    for count in [
      facts.mentions, facts.links, facts.media.count, facts.hashtags.count + facts.cashtags.count,
    ] {
      line.raw(isUser ? nil : "\(Self.power(count))", &out)
    }
    line.list(policy[.mediaType] == .keep ? Array(Set(facts.media)).sorted() : nil, &out)
    line.list(policy[.hashtag] == .lower ? facts.hashtags : nil, of: .hashtag, &out)
    line.list(policy[.cashtag] == .lower ? facts.cashtags : nil, of: .cashtag, &out)
    line.list(policy[.link] == .host ? facts.hosts : nil, of: .host, &out)
    line.end(&out)
    return line.counted
  }

  private static func time(_ hour: Int?, _ action: Action) -> String? {
    guard let hour, let unit = FlatTime.unit(of: action) else { return nil }
    return FlatTime.text(hour, unit)
  }

  /// A count rounded down to a power of ten.
  private static func power(_ count: Int) -> Int {
    var power = 1
    while power <= count / 10 { power *= 10 }
    return count == 0 ? 0 : power
  }
}

/// Writes the values of a flat line, in the order of ``FlatFields/names``.
private struct FlatWriter {
  private let format: Redaction.Format
  private var next = 0
  /// The values whose users are counted.
  private(set) var counted: [FlatLine.Value] = []

  init(_ format: Redaction.Format) { self.format = format }

  /// Appends a number or Boolean.
  mutating func raw(_ value: String?, _ out: inout ByteBuffer) {
    start(&out)
    out.append(value ?? (format == .json ? "null" : ""))
  }

  mutating func text(_ value: String?, _ out: inout ByteBuffer) {
    guard let value else { return raw(nil, &out) }
    start(&out)
    append(value, &out)
  }

  /// Appends a list.
  ///
  /// - Parameter kind: what the values are; nil for values of a closed vocabulary.
  mutating func list(
    _ values: [String]?, of kind: ValueLog.Kind? = nil, _ out: inout ByteBuffer
  ) {
    guard let values else { return raw(nil, &out) }
    start(&out)
    if format == .json { out.append(UInt8(ascii: "[")) }
    for (index, value) in values.enumerated() {
      if index > 0 { out.append(format == .json ? UInt8(ascii: ",") : UInt8(ascii: " ")) }
      let start = out.count
      append(value, &out)
      guard let kind else { continue }
      counted.append(
        FlatLine.Value(kind: kind, range: start..<out.count, isQuoted: format == .json))
    }
    if format == .json { out.append(UInt8(ascii: "]")) }
  }

  func end(_ out: inout ByteBuffer) {
    out.append(format == .json ? UInt8(ascii: "}") : UInt8(ascii: "\r"))
  }

  private func append(_ text: String, _ out: inout ByteBuffer) {
    switch format {
    case .json: Escapes.encode(text.utf8.span, into: &out)
    case .csv: out.append(CSVField.text(text))
    }
  }

  /// Appends what comes before the next value.
  private mutating func start(_ out: inout ByteBuffer) {
    if next > 0 { out.append(UInt8(ascii: ",")) }
    if format == .json {
      if next == 0 { out.append(UInt8(ascii: "{")) }
      out.append("\"\(FlatFields.names[next])\":")
    }
    next += 1
  }
}
