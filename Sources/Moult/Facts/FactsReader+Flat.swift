internal import JSONStream

/// Values of lines of `redact --shape flat`, in the form in which it writes them (``FlatLine``).
extension FactsReader {
  /// Reads a value whose form is that of a flat line.
  func readFlat(
    _ node: Node, _ field: Projection.Field, _ record: borrowing Record, _ state: inout FactsState
  ) {
    guard let meaning = field.meaning else { return }
    let value = record.literal(node)
    switch meaning {
    case .verified:
      state.tweet.verified = node.kind == .true ? true : node.kind == .false ? false : nil
    case .link:
      if node.kind.isString, state.admitsHost(), let host = Host.ofFlat(value) {
        state.add(host: host)
      }
    default:
      guard value.count <= Self.longestFlatValue else { return }
      let text = String(decoding: Bytes.array(value), as: UTF8.self)
      switch meaning {
      case .tweetRelation: state.tweet.kind = TweetFacts.Kind(rawValue: text) ?? .plain
      case .time: state.tweet.set(flatTime: text)
      case .userTime: state.tweet.accountYear = CivilText.digits(text, 4...4)
      default: break
      }
    }
  }

  /// The length of the longest time, kind or year.
  private static let longestFlatValue = 20
}

extension Host {
  /// A host as a link to it has it; nil if it is none.
  fileprivate static func ofFlat(_ value: Span<UInt8>) -> String? {
    let link = Array("https://".utf8) + Bytes.array(value)
    guard let host = name(of: link.span), host.utf8.count == value.count else { return nil }
    return host
  }
}

extension TweetFacts {
  /// The facts in a row of the CSV of `redact --shape flat`; nil if it is not made of a tweet. O(length).
  ///
  /// - Parameter row: the fields as they are written.
  init?(flatRow row: [String]) {
    self.init()
    let values = Dictionary(uniqueKeysWithValues: zip(FlatFields.names, row.map(CSVField.value)))
    guard values["record"] == "tweet", row.count == FlatFields.names.count else { return nil }
    func list(_ name: String) -> [String] {
      values[name]?.split(separator: " ").map { CSVField.value(of: String($0)) } ?? []
    }
    isLine = true
    kind = values["kind"].flatMap(Kind.init) ?? .plain
    set(flatTime: values["time"] ?? "")
    lang = values["lang"].flatMap {
      ClosedValues.isLanguage($0.utf8.span) ? ClosedWord(lowercasing: $0.utf8.span) : nil
    }
    country = values["country"].flatMap {
      ClosedValues.isCountry($0.utf8.span) ? ClosedWord($0.utf8.span) : nil
    }
    source = values["source"].flatMap { Source($0.utf8.span) }
    verified = values["verified"].flatMap(Bool.init)
    accountYear = values["account_year"].flatMap { CivilText.digits($0, 4...4) }
    media = list("media_types").filter { ClosedValues.isWord($0.utf8.span, of: .mediaType) }
    hashtags = list("hashtags").compactMap { Tag.lowercased(hashtag: $0.utf8.span) }
    cashtags = list("cashtags").compactMap { Tag.lowercased(cashtag: $0.utf8.span) }
    hosts = list("hosts").compactMap { Host.ofFlat($0.utf8.span) }
  }
}

extension TweetFacts {
  /// Sets the time from an hour, a day, a month or a year.
  fileprivate mutating func set(flatTime text: String) {
    let units: [(text: String, unit: TimeUnit)] = [
      (text, .day), (text + "-01", .month), (text + "-01-01", .year),
    ]
    if let hour = CivilText.hour(of: text) {
      (self.hour, timeUnit) = (hour, .hour)
    } else if let found = units.first(where: { CivilText.day(of: $0.text) != nil }),
      let day = CivilText.day(of: found.text)
    {
      (hour, timeUnit) = (24 * day, found.unit)
    }
  }
}
