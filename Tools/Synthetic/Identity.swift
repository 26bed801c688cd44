/// The identity of an account, as in a mention: number, handle and display name.
struct Identity: Sendable {
  /// The account's number in the population.
  let index: Int
  /// The index of its language in ``Language/all``.
  let language: Int
  let id: UInt64
  /// ASCII, without the sign.
  let handle: [UInt8]
  /// The display name, in the account's script.
  let name: [UInt32]

  /// The account with a number. The same seed and number give the same account.
  ///
  /// - Parameter random: the account's own sequence, at its beginning.
  init(index: Int, random: inout Random) {
    self.index = index
    language = Language.any(&random)
    id = Identity.makeID(index, &random)
    handle = Identity.makeHandle(index, &random)
    name = Identity.makeName(Language.all[language].script, &random)
  }

  /// When a long ID was created; nil for a short one, which contains no time.
  var birth: Instant? {
    guard id > 10_000_000_000 else { return nil }
    return Instant(millis: Int(id >> 22) + Instant.snowflakeEpoch)
  }

  /// Two of five accounts have a short number. The account's own number is a part of either kind,
  /// so that no two accounts share one.
  private static func makeID(_ index: Int, _ random: inout Random) -> UInt64 {
    if random.chance(400) {
      return 7_000_000_000 + UInt64(index) * 1900 + UInt64(random.below(1900))
    }
    let age = 86_400_000 * random.below(360)
    let moment = Instant(millis: Instant.dawn - age - random.below(86_400_000))
    return Identifier.snowflake(moment, low: index << 2 | random.below(4))
  }

  /// At most 15 characters: a mark, syllables, and the account's number in base 36.
  private static func makeHandle(_ index: Int, _ random: inout Random) -> [UInt8] {
    let mark = random.chance(500)
    var handle = Array((mark ? "syn_" : "Syn").utf8)
    for _ in 0..<(2 + random.below(2)) {
      handle.append(random.pick(onsets))
      handle.append(random.pick(nuclei))
    }
    handle.append(base36: index, digits: 4)
    return handle
  }

  /// The word `Syn` before or after a word of the account's script, sometimes with an emoji.
  private static func makeName(_ script: Script, _ random: inout Random) -> [UInt32] {
    var name: [UInt32] = []
    name.reserveCapacity(32)
    let before = random.chance(500)
    if before { name += marker + [space] }
    let start = name.count
    for _ in 0..<2 { script.appendWord(to: &name, &random) }
    while name.count - start < 5 { script.appendWord(to: &name, &random) }
    if (97...122).contains(name[start]) { name[start] -= 32 }
    if !before { name += [space] + marker }
    if random.chance(220) { name.append(Emoji.all[random.below(Emoji.all.count)]) }
    return name
  }

  private static let space: UInt32 = 0x20
  private static let marker: [UInt32] = [0x53, 0x79, 0x6E]
  private static let onsets = Array("bdfgklmnprstvz".utf8)
  private static let nuclei = Array("aeiou".utf8)
}

/// Emoji in text: most are above U+FFFF, so that the wire form writes them as two escapes.
enum Emoji {
  static let all: [UInt32] = Array(0x1F600...0x1F64F) + Array(0x1F400...0x1F43F) + hearts
  private static let hearts: [UInt32] = [0x2764, 0x2728, 0x1F495, 0x1F496, 0x1F525, 0x1F389]
}
