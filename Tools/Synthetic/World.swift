/// What all records of one stream share: the vocabulary, and a population indexed by number.
///
/// Words and hashtags are the same for every seed; people, places and tweets depend on the seed.
/// Nothing is stored for a person: a number gives the same one every time.
final class World: Sendable {
  /// How many accounts there are.
  static let population = 1 << 20
  /// How many hashtags are in common use.
  static let tagCount = 1 << 12

  let seed: UInt64
  /// When the stream begins: some day and hour of 2077.
  let start: Instant
  /// 512 words for each language, in the order of ``Language/all``, one after another.
  private let words: [UInt32]
  /// Where each word begins in ``words``, and last where they end.
  private let starts: [Int]
  /// Hashtags without their sign, the commonest first.
  let tags: [[UInt32]]

  init(seed: UInt64) {
    self.seed = seed
    var random = Random(seed: seed, purpose: .start, index: 0)
    start = Instant(millis: Instant.dawn + random.below(364 * 24) * 3_600_000)
    var vocabulary = Random(seed: 0, purpose: .vocabulary, index: 0)
    var words: [UInt32] = []
    var starts = [0]
    for language in Language.all {
      for _ in 0..<512 {
        language.script.appendWord(to: &words, &vocabulary)
        starts.append(words.count)
      }
    }
    self.words = words
    self.starts = starts
    tags = (0..<World.tagCount).map { _ in World.makeTag(words, starts, &vocabulary) }
  }

  /// A random word of a language, by its index in ``Language/all``; some words are more frequent than others.
  func word(_ language: Int, _ random: inout Random) -> [UInt32] {
    var text: [UInt32] = []
    appendWord(to: &text, language, &random)
    return text
  }

  /// Appends one word of a language.
  func appendWord(to text: inout [UInt32], _ language: Int, _ random: inout Random) {
    let place = language * 512 + random.heavy(3, 9)
    for index in starts[place]..<starts[place + 1] { text.append(words[index]) }
  }

  /// A hashtag by Zipf's law.
  func tag(_ random: inout Random) -> [UInt32] {
    tags[random.heavy(0, 12) - 1]
  }

  /// An author: a few post often, most post rarely.
  func writer(_ random: inout Random) -> Int {
    random.heavy(6, 20) - 64
  }

  /// An account that is retweeted, quoted or mentioned: a few are much more often than others.
  func celebrity(_ random: inout Random) -> Int {
    random.heavy(4, 20) - 16
  }

  /// Two or three words of one language, joined as in a hashtag.
  private static func makeTag(
    _ words: [UInt32], _ starts: [Int], _ random: inout Random
  ) -> [UInt32] {
    let language = Language.any(&random)
    var tag: [UInt32] = []
    for _ in 0...(1 + random.below(2)) {
      let place = language * 512 + random.below(512)
      tag += Profile.capitalised(Array(words[starts[place]..<starts[place + 1]]))
    }
    return tag
  }
}
