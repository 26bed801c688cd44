internal import JSONStream

/// Writes packed rows (``PackedForm``): what ``FlatLine`` writes as text, without making a string.
struct PackedWriter: Sendable {
  /// How coarse times are; nil where the policy drops them.
  private let timeUnit: TweetFacts.TimeUnit?
  private let keepsLanguage: Bool
  private let keepsCountry: Bool
  private let keepsSource: Bool
  private let keepsVerified: Bool
  private let keepsAccountYear: Bool
  /// The bits of ``PackedList`` in their place in word 0.
  private let kept: UInt64

  init(_ policy: Policy) {
    timeUnit = FlatTime.unit(of: policy[.time])
    keepsLanguage = policy[.language] == .keep
    keepsCountry = policy[.country] == .keep
    keepsSource = policy[.source] == .known
    keepsVerified = policy[.verified] == .keep
    keepsAccountYear = policy[.userTime] == .year
    let lists: [(PackedList, Bool)] = [
      (.mediaTypes, policy[.mediaType] == .keep), (.hashtags, policy[.hashtag] == .lower),
      (.cashtags, policy[.cashtag] == .lower), (.hosts, policy[.link] == .host),
    ]
    kept = lists.reduce(0) { bits, list in
      list.1 ? bits | 1 << (PackedForm.keptBit + UInt64(list.0.rawValue)) : bits
    }
  }

  /// Appends the row of a tweet or user. O(bytes of the row).
  func append(_ facts: borrowing TweetFacts, isUser: Bool, to out: inout ByteBuffer) {
    let start = out.count
    let head = head(facts, isUser: isUser)
    let language = keepsLanguage ? facts.lang?.bits ?? 0 : 0
    out.append(word: head)
    out.append(word: places(facts))
    out.append(word: UInt64(truncatingIfNeeded: language))
    out.append(word: UInt64(truncatingIfNeeded: language >> 64))
    out.append(word: isUser ? 0 : Self.powers(facts))
    append(facts.hashtags, .hashtags, to: &out)
    append(facts.cashtags, .cashtags, to: &out)
    append(facts.hosts, .hosts, to: &out)
    PackedForm.setLength(of: start, in: &out)
  }

  /// Word 0, with the length of the five words.
  private func head(_ facts: borrowing TweetFacts, isUser: Bool) -> UInt64 {
    var word = kept | UInt64(PackedForm.fixedCount)
    if isUser { word |= 1 << PackedForm.userBit }
    word |= PackedForm.kindNumber(facts.kind) << PackedForm.kindBit
    if keepsVerified, let isVerified = facts.verified {
      word |= (isVerified ? 2 : 1) << PackedForm.verifiedBit
    }
    if let timeUnit, facts.hour != nil {
      word |= 1 << PackedForm.timeBit | UInt64(timeUnit.rawValue) << PackedForm.unitBit
    }
    if keeps(.mediaTypes) {
      for type in facts.media {
        guard let bit = PackedForm.mediaTypes.firstIndex(of: type) else { continue }
        word |= 1 << (PackedForm.mediaBit + UInt64(bit))
      }
    }
    let year = keepsAccountYear ? facts.accountYear.map { Int16(clamping: $0) } : nil
    return word | UInt64(UInt16(bitPattern: year ?? .min)) << 48
  }

  /// Word 1.
  private func places(_ facts: borrowing TweetFacts) -> UInt64 {
    var word: UInt64 = 0
    if let timeUnit, let hour = facts.hour {
      word = UInt64(UInt32(bitPattern: Int32(clamping: FlatTime.start(hour, of: timeUnit))))
    }
    if keepsCountry, let country = facts.country {
      word |= UInt64(UInt16(truncatingIfNeeded: country.bits)) << 32
    }
    let source = keepsSource ? facts.source?.number : nil
    return word | UInt64(UInt16(bitPattern: source ?? -2)) << 48
  }

  /// Word 4.
  private static func powers(_ facts: borrowing TweetFacts) -> UInt64 {
    UInt64(PackedForm.power(of: facts.mentions)) | UInt64(PackedForm.power(of: facts.links)) << 16
      | UInt64(PackedForm.power(of: facts.media.count)) << 32
      | UInt64(PackedForm.power(of: facts.hashtags.count + facts.cashtags.count)) << 48
  }

  private func keeps(_ list: PackedList) -> Bool {
    kept >> (PackedForm.keptBit + UInt64(list.rawValue)) & 1 == 1
  }

  private func append(_ values: [String], _ list: PackedList, to out: inout ByteBuffer) {
    guard keeps(list) else { return }
    for value in values {
      let text = value.utf8.span
      // A tag has 100 code points, and a host 253 bytes at most.
      precondition(text.count <= Int(UInt16.max), "a value is longer than any tag or host")
      out.append(UInt8(list.rawValue))
      out.append(UInt8(truncatingIfNeeded: text.count))
      out.append(UInt8(truncatingIfNeeded: text.count >> 8))
      out.append(text)
    }
  }
}
