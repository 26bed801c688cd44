internal import JSONStream

/// The parts as the JSON line has them.
extension PackedRow {
  /// `tweet` or `user`.
  package var record: String { isUser ? "user" : "tweet" }

  /// `plain`, `reply`, `quote` or `retweet`; nil for a user.
  package var kind: String? { isUser ? nil : PackedForm.kinds[kindNumber] }

  /// The time as it is printed: `2019-12-01T13:00Z`, `2019-12-01`, `2019-12`, `2019`.
  package var time: String? {
    guard let hour, let unit = TweetFacts.TimeUnit(rawValue: UInt8(head >> PackedForm.unitBit & 3))
    else { return nil }
    return FlatTime.text(hour, unit)
  }

  /// The language of the text: `en`, `zh-cn`.
  package var lang: String? {
    let letters = languageLetters
    return letters == 0 ? nil : ClosedWord(bits: letters).text
  }

  /// The country in two letters.
  package var country: String? {
    let letters = countryLetters
    return letters == 0 ? nil : ClosedWord(bits: UInt128(letters)).text
  }

  /// A well-known application, or `other`.
  package var source: String? { sourceNumber.map { Source(number: Int16($0)).name } }

  /// The number of users that the tweet mentions, rounded down to a power of ten; nil for a user, as the other counts.
  package var mentions: Int? { count(0) }
  /// The number of links.
  package var links: Int? { count(1) }
  /// The number of media items.
  package var media: Int? { count(2) }
  /// The number of hashtags and cashtags.
  package var tags: Int? { count(3) }

  /// The distinct types of the media; nil where the policy drops them, as the other lists.
  package var mediaTypes: [String]? {
    guard keeps(.mediaTypes) else { return nil }
    let bits = mediaTypeBits
    return PackedForm.mediaTypes.indices.filter { bits >> $0 & 1 == 1 }
      .map { PackedForm.mediaTypes[$0] }
  }

  /// The hashtags, without their sign and in lower case.
  package var hashtags: [String]? { values(.hashtags) }
  /// The cashtags, in the same form.
  package var cashtags: [String]? { values(.cashtags) }
  /// The hosts of links.
  package var hosts: [String]? { values(.hosts) }

  private func count(_ place: UInt64) -> Int? {
    isUser ? nil : PackedForm.count(ofPower: Int(countPowers >> (16 * place) & 0xFFFF))
  }

  private func values(_ list: PackedList) -> [String]? {
    guard keeps(list) else { return nil }
    var texts: [String] = []
    var next = firstValue
    while let value = self.value(at: next) {
      if value.list == list {
        let text = bytes.extracting(value.text)
        texts.append(String(decoding: Bytes.array(text), as: UTF8.self))
      }
      next = value.end
    }
    return texts
  }
}
