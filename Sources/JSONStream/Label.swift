/// The content of a personal archive's script, as its first line names it:
///
///     window.YTD.tweets.part0 = [ … ]            YTD.tweets
///     window.__THAR_CONFIG = { … }               THAR_CONFIG
///     Grailbird.data.tweets_2012_11 = [ … ]      Grailbird.tweets
///     var payload_details = { … }                var.payload_details
///
/// The elements alone are ambiguous: a deleted tweet looks like any other. The name comes from the
/// input, so it may be looked up but never printed.
public struct Label: Sendable, Equatable {
  /// The name without the part number, prefixed with a word for the form of the line.
  public let name: String
  /// Where the line starts.
  public let position: Position

  /// What the start of an input turns out to be.
  enum Outcome: Equatable {
    /// Not the line of a script.
    case none
    /// Undecided until more bytes come.
    case unfinished
    /// The line of a script, in an unknown form.
    case malformed
    /// The label, and the number of bytes before the value.
    case found(name: String, length: Int)
  }

  /// The longest line up to its `=`, in bytes; known names have 50 letters at most.
  private static let longest = 128
  private static let longestName = 64
  private static let starts = ["window.", "Grailbird.", "var "].map { Array($0.utf8) }

  /// Examines the start of an input. O(1).
  ///
  /// - Parameter isLast: whether the input ends with these bytes.
  static func find(in bytes: Span<UInt8>, isLast: Bool) -> Outcome {
    guard let start = starts.first(where: { agrees(bytes, with: $0) }) else { return .none }
    guard bytes.count >= start.count else { return isLast ? .none : .unfinished }
    var end = 0
    while end < bytes.count, end < longest, bytes[end] != UInt8(ascii: "=") { end += 1 }
    guard end < longest else { return .malformed }
    guard end < bytes.count else { return isLast ? .malformed : .unfinished }
    var head: [UInt8] = []
    for index in 0..<end { head.append(bytes[index]) }
    while let last = head.last, [0x20, 0x09, 0x0D, 0x0A].contains(last) { head.removeLast() }
    guard let name = name(of: head) else { return .malformed }
    return .found(name: name, length: end + 1)
  }

  /// Whether the bytes start with a word or are a prefix of it.
  private static func agrees(_ bytes: Span<UInt8>, with word: [UInt8]) -> Bool {
    for index in 0..<min(bytes.count, word.count) where bytes[index] != word[index] {
      return false
    }
    return true
  }

  private static func name(of head: [UInt8]) -> String? {
    let text = String(decoding: head, as: UTF8.self)
    if text == "window.__THAR_CONFIG" { return "THAR_CONFIG" }
    if let rest = text.rest(after: "window.YTD.") {
      let words = rest.split(separator: ".", omittingEmptySubsequences: false)
      guard words.count == 2, isName(words[0]), let part = words[1].rest(after: "part"),
        1...6 ~= part.utf8.count, isNumber(part)
      else { return nil }
      return "YTD." + words[0]
    }
    if let rest = text.rest(after: "Grailbird.data."), isName(rest) {
      return "Grailbird." + withoutMonth(rest)
    }
    guard let rest = text.rest(after: "var "), isName(rest) else { return nil }
    return "var." + rest
  }

  /// `tweets` of `tweets_2012_11`.
  private static func withoutMonth(_ name: Substring) -> Substring {
    let words = name.split(separator: "_", omittingEmptySubsequences: false)
    guard words.count > 2, let month = words.last, month.utf8.count == 2, isNumber(month),
      words[words.count - 2].utf8.count == 4, isNumber(words[words.count - 2])
    else { return name }
    return name.dropLast(8)
  }

  private static func isNumber(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  private static func isName(_ text: Substring) -> Bool {
    1...longestName ~= text.utf8.count
      && text.utf8.allSatisfy {
        0x61...0x7A ~= $0 | 0x20 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "_")
      }
  }
}

extension StringProtocol where SubSequence == Substring {
  /// The rest after a leading word; nil if the text does not start with it.
  fileprivate func rest(after word: String) -> Substring? {
    utf8.starts(with: word.utf8) ? dropFirst(word.count) : nil
  }
}
