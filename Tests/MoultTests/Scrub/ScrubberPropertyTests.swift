import JSONStream
import Testing

@testable import Moult

/// Sebastiano Vigna's SplitMix64: the same numbers from a seed everywhere.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A record with some people, and a text that mentions them in many spellings.
private struct Scene {
  var random: SplitMix64
  var handles: [String] = []
  var names: [String] = []
  var urls: [String] = []
  private let letters: [Character]

  init(seed: UInt64, letters: [Character] = Self.nameLetters) {
    random = SplitMix64(state: seed)
    self.letters = letters
    // Digits alone name nobody, so that names remove no numbers and dates.
    handles = (0..<3).map { _ in "e" + word(3...14, Self.handleLetters) }
    names = (0..<4).map { _ in name() }
    urls = (0..<2).map { _ in "https://" + word(4...8, Self.lowercase) + ".example/" + handles[0] }
  }

  var needles: [String] { handles + names + urls }

  var identities: RecordNames {
    var known = RecordNames()
    add(to: &known)
    return known
  }

  func add(to known: inout RecordNames) {
    for handle in handles { known.add(handle: Array(handle.utf8).span) }
    for name in names { known.add(name: Array(name.utf8).span) }
    for url in urls { known.add(url: Array(url.utf8).span) }
  }

  static let lowercase = Array("abcdefghijklmnopqrstuvwxyz")
  private static let handleLetters = Array("abcdeABCDE019_")
  // Few letters, so that needles overlap and contain one another.
  private static let nameLetters = Array("abcdeABCDE019ÉéŻżДдΣσ雪鳥🌸★&<>%'\"-_.;#")
  /// Letters of many scripts, with umlauts and their spellings, an Arabic article, marks and full-width forms.
  static let manyLetters = Array("aeouABEbéÖöüßДдҐασاالمنيさくアク雪鳥김수🌸™①Ａ٣2 -_.'&")
  private static let glue = [
    "", "", "", " ", "  ", "\n", ".", "@", "#", "%", "&", ";", "&amp;", "&lt;", "4", "a", "%4",
    "%2", "0", "é", "雪", "🌸", "\u{200D}", "\u{200B}", "\u{FE0F}", "http://", "+", "(", "…", "é@",
    "&#", "x41;", "\u{3000}", "t.co/", "-", "_", "<url>",
  ]

  private mutating func word(_ length: ClosedRange<Int>, _ letters: [Character]) -> String {
    String(
      (0..<Int.random(in: length, using: &random)).map { _ in letters.randomElement(using: &random)!
      })
  }

  private mutating func name() -> String {
    let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in word(2...6, letters)
    }
    let name = words.joined(separator: " ")
    let long = name.count < 4 ? name + word(4...4, letters) : name
    return long.contains { !$0.isASCII || $0.isLetter } ? long : long + "E"
  }

  mutating func text() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      text += Self.glue.randomElement(using: &random)!
      text += spelled(needles.randomElement(using: &random)!)
      text += Self.glue.randomElement(using: &random)!
      if Bool.random(using: &random) { text += word(1...3, letters) }
    }
    return text
  }

  /// Names with digits in place of letters, or with a sign between their letters.
  mutating func disguisedText() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      text += disguised((handles + names).randomElement(using: &random)!) + " "
    }
    return text
  }

  private mutating func disguised(_ needle: String) -> String {
    let digits: [Character: Character] = [
      "o": "0", "i": "1", "l": "1", "z": "2", "e": "3", "a": "4", "s": "5", "g": "9", "t": "7",
      "b": "8",
    ]
    let letters = needle.lowercased().filter { $0 != "_" || Bool.random(using: &random) }
    if Int.random(in: 0..<4, using: &random) == 0 {
      return letters.map(String.init).joined(separator: Bool.random(using: &random) ? "." : "*")
    }
    return String(letters.map { Bool.random(using: &random) ? digits[$0] ?? $0 : $0 })
  }

  private mutating func spelled(_ needle: String) -> String {
    let cased = Bool.random(using: &random) ? needle : needle.uppercased()
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return html(cased)
    case 1: return percent(cased, all: true)
    case 2: return percent(cased, all: false)
    case 3: return cased.unicodeScalars.map { "&#\($0.value);" }.joined()
    case 4: return cased.unicodeScalars.map { "\($0)\u{200B}" }.joined()
    case 5: return String(cased.dropLast())
    default: return cased
    }
  }
}

private func html(_ text: String) -> String {
  text.map { ["&": "&amp;", "<": "&lt;", ">": "&gt;"][$0] ?? String($0) }.joined()
}

private func percent(_ text: String, all: Bool) -> String {
  let digits = Array("0123456789ABCDEF")
  return text.utf8.map { byte in
    let scalar = Unicode.Scalar(byte)
    let isPlain = scalar.properties.isAlphabetic || scalar == "_" || ("0"..."9").contains(scalar)
    if byte < 0x80, isPlain, !all { return String(scalar) }
    return "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
  }.joined()
}

/// A text in lower case, without invisible characters and with one kind of white space, code point by
/// code point.
private func plain(_ text: String) -> [UInt8] {
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      if result.last != " " { result += " " }
    } else if !scalar.properties.isDefaultIgnorableCodePoint {
      result += scalar.properties.lowercaseMapping
    }
  }
  return Array(result.utf8)
}

/// What is searched for, and one of the forms in which it can be written.
private struct Form {
  var needle: String
  var bytes: [UInt8]

  init(of needle: String, _ form: String) { (self.needle, bytes) = (needle, plain(form)) }

  /// The forms of a needle: as it is, with entities, with percent encodings.
  static func all(of needle: String) -> [Form] {
    let forms = [needle, html(needle), percent(needle, all: true), percent(needle, all: false)]
    return forms.map { Form(of: needle, $0) }
  }

  /// Whether a part of a text, between two marks, contains the form where the scrubber has to find it: anywhere if the
  /// needle has eight characters or more, otherwise where no letter or digit beside it continues its word. Nobody
  /// knows what a mark beside it replaces, so that there a short needle counts only at the ends of the text.
  func remains(in parts: [[UInt8]]) -> Bool {
    let isLong = needle.unicodeScalars.count { $0 != " " } > 7
    return parts.indices.contains { number in
      contains(parts[number], bytes) { range in
        let before = parts[number][..<range.lowerBound]
        let after = parts[number][range.upperBound...]
        if isLong { return true }
        if before.isEmpty && number > 0 || after.isEmpty && number + 1 < parts.count {
          return false
        }
        return !isGlued(before, after)
      }
    }
  }

  private func isGlued(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
    // An encoded form is found where the encodings beside it are decoded too.
    let percent = UInt8(ascii: "%")
    if bytes.contains(percent), before.suffix(3).first == percent || after.first == percent {
      return true
    }
    let folded = String(decoding: plain(needle), as: UTF8.self).unicodeScalars
    return joins(folded.first, String(decoding: before, as: UTF8.self).unicodeScalars.last)
      || joins(folded.last, String(decoding: after, as: UTF8.self).unicodeScalars.first)
  }

  /// Whether a letter or digit of the needle and the character beside it are in one word. To a needle of fewer than
  /// four letters, digits and `_` are letters.
  private func joins(_ inner: Unicode.Scalar?, _ outer: Unicode.Scalar?) -> Bool {
    guard let inner, let outer else { return false }
    let isDigit = [inner, outer].map { ("0"..."9").contains($0) || $0 == "_" }
    let isLetter = [inner, outer].map { $0.properties.isAlphabetic && $0.value < 0x590 }
    if needle.unicodeScalars.count(where: { $0 != " " }) < 4 {
      return (isDigit[0] || isLetter[0]) && (isDigit[1] || isLetter[1])
    }
    return isLetter[0] && isLetter[1] || isDigit[0] && isDigit[1] && inner != "_" && outer != "_"
  }
}

/// Whether a text contains a part in a range that counts. A digit that ends the percent encoding before it is not the
/// part's: `%40` is `@`, though a name begins with `0`.
private func contains(_ text: [UInt8], _ part: [UInt8], _ counts: (Range<Int>) -> Bool) -> Bool {
  guard let first = part.first else { return false }
  return text.indices.contains { start in
    text[start] == first && text[start...].starts(with: part)
      && counts(start..<start + part.count)
      && !(start > 1 && text[start - 2] == UInt8(ascii: "%")
        && text[start - 1...start].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit })
  }
}

/// The parts of a scrubbed text between its marks. Split by bytes, since a combining character after a mark
/// makes one `Character` with the mark's last letter.
private func kept(_ output: String) -> [String] {
  let marks = Mark.allCases.map { Array($0.text.utf8) }
  let bytes = Array(output.utf8)
  var parts: [[UInt8]] = [[]]
  var index = 0
  while index < bytes.count {
    if let mark = marks.first(where: { bytes[index...].starts(with: $0) }) {
      parts.append([])
      index += mark.count
    } else {
      parts[parts.count - 1].append(bytes[index])
      index += 1
    }
  }
  return parts.map { String(decoding: $0, as: UTF8.self) }
}

private func scrubbed(_ text: String, isHTMLEscaped: Bool, removing known: RecordNames) -> String {
  var scrubber = Scrubber()
  var output = ByteBuffer()
  scrubber.scrub(
    Array(text.utf8).span, isHTMLEscaped: isHTMLEscaped, removing: known, into: &output)
  return String(decoding: output.array, as: UTF8.self)
}

@Suite("No needle remains in what the scrubber keeps")
struct ScrubberPropertyTests {
  @Test(arguments: 0..<20)
  func leavesNoNeedle(round: Int) {
    for seed in 0..<50 {
      var scene = Scene(seed: UInt64(round * 1000 + seed))
      let text = scene.text()
      let output = scrubbed(
        text, isHTMLEscaped: seed % 2 == 0, removing: scene.identities)
      let parts = kept(output).map(plain)
      for needle in scene.needles {
        for form in Form.all(of: needle) {
          #expect(
            !form.remains(in: parts),
            "round \(round) seed \(seed): \(needle) in \(output) of \(text)")
        }
      }
    }
  }

  /// The output is HTML: `<` only in marks, `&` only in entities.
  @Test(arguments: 0..<10)
  func writesHTML(round: Int) {
    for seed in 0..<50 {
      var scene = Scene(seed: UInt64(round * 1000 + seed))
      let output = scrubbed(scene.text(), isHTMLEscaped: seed % 2 == 0, removing: scene.identities)
      for part in kept(output) {
        let bytes = Array(part.utf8)
        #expect(!bytes.contains(UInt8(ascii: "<")) && !bytes.contains(UInt8(ascii: ">")))
        for start in bytes.indices where bytes[start] == UInt8(ascii: "&") {
          let isEntity = ["&amp;", "&lt;", "&gt;"].contains {
            bytes[start...].starts(with: Array($0.utf8))
          }
          #expect(isEntity, "round \(round) seed \(seed): \(output)")
        }
      }
    }
  }

  /// A text is compared with the names that it may have, with the same result as with all names.
  @Test(arguments: 0..<20)
  func namesThatATextMayHave(round: Int) {
    var scrubber = Scrubber()
    var names = RecordNames()
    for seed in 0..<200 {
      let letters = seed % 4 == 0 ? Scene.lowercase : Scene.manyLetters
      var scene = Scene(seed: UInt64(round * 1000 + seed), letters: letters)
      let text = seed % 2 == 0 ? scene.disguisedText() : scene.text()
      scrubber.read(Array(text.utf8).span, isHTMLEscaped: true)
      names.start()
      names.prepare(for: scrubber.readings)
      scene.add(to: &names)
      var output = ByteBuffer()
      scrubber.scrub(removing: names, into: &output)
      let expected = scrubbed(text, isHTMLEscaped: true, removing: scene.identities)
      #expect(String(decoding: output.array, as: UTF8.self) == expected, "\(scene.needles) \(text)")
    }
  }

  /// A used scrubber writes the same as a new one.
  @Test func forgetsTheLastText() {
    var used = Scrubber()
    for seed in 0..<200 {
      var scene = Scene(seed: UInt64(seed))
      let text = scene.text()
      var output = ByteBuffer()
      used.scrub(
        Array(text.utf8).span, isHTMLEscaped: true, removing: scene.identities, into: &output)
      let expected = scrubbed(text, isHTMLEscaped: true, removing: scene.identities)
      #expect(String(decoding: output.array, as: UTF8.self) == expected)
    }
  }

  /// Long rows of characters that start a search: a search that looks far ahead from each would take
  /// quadratic time.
  @Test(arguments: [
    ("@", "@"), ("7", "<number>"), ("&amp;", "&amp;"), ("+", "+"), ("(", "("), (".", "."),
    ("://", "<url>"), ("a.", "a."), ("%", "%"), ("…", "…"), ("1 ", "1 "), ("at (at) ", "at (at) "),
    ("\u{200D}", ""), ("wren/", "<url>"), ("wren", "<name>"),
    ("1:", "1:"), ("1-", "1-"), ("ig ", "ig "), ("1.", "1."),
  ])
  func endsOnLongRows(part: String, expected: String) {
    var known = RecordNames()
    known.add(name: Array("wrenwrenwrenwren".utf8).span)
    known.add(url: Array("wren/wren/".utf8).span)
    let count = 1 << 14
    let output = scrubbed(
      String(repeating: part, count: count), isHTMLEscaped: true, removing: known)
    let isKept = part == expected
    #expect(output == (isKept ? String(repeating: part, count: count) : expected))
  }
}
