import JSONStream

@testable import Moult

/// Runs the transforms on text, for tests.
enum ValuesProbe {
  /// The value after an action, or nil if the action drops it. Checks that nothing is appended
  /// then, and that the buffer keeps its earlier contents.
  static func apply(
    _ action: Action, _ meaning: String, _ value: String, isString: Bool = true
  ) -> String? {
    apply(action, meaning, bytes: Array(value.utf8), isString: isString)
  }

  static func apply(
    _ action: Action, _ meaning: String, bytes: [UInt8], isString: Bool = true
  ) -> String? {
    guard let meaning = Meaning(named: meaning) else {
      preconditionFailure("there is no meaning \(meaning)")
    }
    var out = ByteBuffer()
    out.append("before")
    let isKept = Transform(action, meaning).apply(
      to: bytes.span, isString: isString, into: &out)
    let text = String(decoding: out.array, as: UTF8.self)
    precondition(text.hasPrefix("before") && isKept == (text != "before"))
    return isKept ? String(text.dropFirst(6)) : nil
  }

  /// Whether a set contains a word.
  static func has(
    _ words: WordSet, _ word: String, _ folding: WordSet.Folding = .asIs
  ) -> Bool {
    words.contains(word.utf8.span, folding)
  }
}
