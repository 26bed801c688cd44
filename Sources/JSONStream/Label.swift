/// The content of a script, as its first line names it in one of the ``ScriptForms``: `YTD.tweets` for
/// `window.YTD.tweets.part0 = [`.
///
/// The elements alone are ambiguous: a deleted tweet looks like any other. The name comes from the input, so it
/// may be looked up but never printed.
public struct Label: Sendable, Equatable {
  /// The label of the form, a dot, and the name in the line.
  public let name: String
  /// The line up to its `=`, without the white space at its end.
  public let line: String
  /// Where the line starts.
  public let position: Position

  /// What the start of an input turns out to be.
  enum Outcome: Equatable {
    /// Not the line of a script.
    case none
    /// More bytes are needed to decide.
    case unfinished
    /// It starts like a script and matches no form.
    case malformed
    /// The name of the label, its line up to the `=`, and the number of bytes before the value.
    case found(name: String, line: String, length: Int)
  }

  /// The longest line up to its `=`, in bytes; the longest known name has 50 letters.
  private static let longest = 128

  /// Examines the start of an input. O(1).
  ///
  /// - Parameters:
  ///   - isLast: whether the input ends with these bytes.
  ///   - scripts: the forms that are recognized.
  static func find(in bytes: Span<UInt8>, isLast: Bool, _ scripts: ScriptForms) -> Outcome {
    guard let start = scripts.starts.first(where: { agrees(bytes, with: $0) }) else { return .none }
    guard bytes.count >= start.count else { return isLast ? .none : .unfinished }
    var end = 0
    while end < bytes.count, end < longest, bytes[end] != UInt8(ascii: "=") { end += 1 }
    guard end < longest else { return .malformed }
    guard end < bytes.count else { return isLast ? .malformed : .unfinished }
    var head: [UInt8] = []
    for index in 0..<end { head.append(bytes[index]) }
    while let last = head.last, [0x20, 0x09, 0x0D, 0x0A].contains(last) { head.removeLast() }
    for form in scripts.forms {
      if let name = form.name(of: head[...]) {
        return .found(name: name, line: String(decoding: head, as: UTF8.self), length: end + 1)
      }
    }
    return .malformed
  }

  /// Whether the bytes start with a word or are a prefix of it.
  private static func agrees(_ bytes: Span<UInt8>, with word: [UInt8]) -> Bool {
    for index in 0..<min(bytes.count, word.count) where bytes[index] != word[index] {
      return false
    }
    return true
  }
}
