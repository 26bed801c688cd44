import JSONStream

@testable import Moult

/// Runs the transforms on text, for tests.
enum ValuesProbe {
  /// What an action makes of a value, or nil where it makes nothing. Checks that then nothing was
  /// appended, and that what was there before is left alone.
  static func apply(
    _ action: Action, _ meaning: String, _ value: String, isString: Bool = true
  ) -> String? {
    apply(action, meaning, bytes: Array(value.utf8), isString: isString)
  }

  static func apply(
    _ action: Action, _ meaning: String, bytes: [UInt8], isString: Bool = true
  ) -> String? {
    guard let meaning = Meaning(named: meaning) else { preconditionFailure("no meaning") }
    var out = ByteBuffer()
    out.append("before")
    let isKept = Transform.apply(
      action, to: meaning, value: bytes.span, isString: isString, into: &out)
    let text = String(decoding: out.array, as: UTF8.self)
    precondition(text.hasPrefix("before") && isKept == (text != "before"))
    return isKept ? String(text.dropFirst(6)) : nil
  }

  /// Whether a word is in a set.
  static func has(
    _ words: WordSet, _ word: String, _ folding: WordSet.Folding = .asIs
  ) -> Bool {
    words.contains(word.utf8.span, folding)
  }
}
