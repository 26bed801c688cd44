/// A language tag, how many of a thousand tweets are in it, and the script it is written in.
struct Language: Sendable {
  let tag: String
  let share: Int
  let script: Script

  init(_ tag: String, _ share: Int, _ script: Script) {
    self.tag = tag
    self.share = share
    self.script = script
  }

  /// Every language, the most frequent first; the sum of the shares is 1000.
  static let all: [Language] = [
    Language("en", 280, .latin(english)),
    Language("ja", 250, .japanese),
    Language("ko", 80, .hangul),
    Language("es", 75, .latin(spanish)),
    Language("th", 65, .thai),
    Language("pt", 60, .latin(portuguese)),
    Language("ar", 55, .letters(0x0628...0x064A)),
    Language("und", 40, .laughter),
    Language("in", 25, .latin(malay)),
    Language("tr", 20, .latin(turkish)),
    Language("fr", 18, .latin(french)),
    Language("hi", 8, .letters(0x0915...0x0939)),
    Language("tl", 8, .latin(malay)),
    Language("ru", 6, .letters(0x0430...0x044F)),
    Language("de", 5, .latin(german)),
    Language("it", 5, .latin(spanish)),
  ]

  /// A random language by the shares: its index in ``all``.
  static func any(_ random: inout Random) -> Int {
    Int(byShare[random.below(1000)])
  }

  /// Each language's index, repeated by its share.
  private static let byShare: [UInt8] = all.enumerated().flatMap { place, language in
    repeatElement(UInt8(place), count: language.share)
  }

  private static let english = Syllables(
    "b br c ch d dr f fl g gr h j k l m n p pl r s sh st t th tr v w", "a e i o u ea oo ai",
    "- - n r s t l ck nd ng st")
  private static let spanish = Syllables(
    "b c d f g j l ll m n \u{F1} p r s t v", "a e i o u a e o \u{E1} \u{F3} ie", "- - - n r s l")
  private static let portuguese = Syllables(
    "b c d f g l m n nh p qu r s t v", "a e i o u \u{E3}o \u{E9} ei ou", "- - - m r s")
  private static let malay = Syllables(
    "b d g j k l m n ng p r s t y", "a a e i o u ai", "- - n ng k t r h")
  private static let turkish = Syllables(
    "b c \u{E7} d g h k l m n s \u{15F} t v y", "a e \u{131} i o \u{F6} u \u{FC}",
    "- n r l k m \u{11F}")
  private static let french = Syllables(
    "b bl c ch d f g j l m n p r s t v", "a e i o u \u{E9} \u{E8} ou eau oi", "- - r s nt l")
  private static let german = Syllables(
    "b d f g h k l m n r s sch st t w z", "a e i o u \u{E4} \u{F6} \u{FC} ei ie", "n r t ch ng ss")
}

/// The parts from which a language in Latin letters forms its syllables.
struct Syllables: Sendable {
  let onsets: [[UInt32]]
  let nuclei: [[UInt32]]
  let codas: [[UInt32]]

  /// Three lists, each with spaces between its parts; `-` is an empty part.
  init(_ onsets: String, _ nuclei: String, _ codas: String) {
    self.onsets = Syllables.parts(onsets)
    self.nuclei = Syllables.parts(nuclei)
    self.codas = Syllables.parts(codas)
  }

  /// Appends a word of one to three syllables.
  func appendWord(to text: inout [UInt32], _ random: inout Random) {
    for _ in 0...random.weighted([45, 38, 17]) {
      text += onsets[random.below(onsets.count)]
      text += nuclei[random.below(nuclei.count)]
      if random.chance(600) { text += codas[random.below(codas.count)] }
    }
  }

  private static func parts(_ list: String) -> [[UInt32]] {
    list.split(separator: " ").map { $0 == "-" ? [] : $0.unicodeScalars.map(\.value) }
  }
}
