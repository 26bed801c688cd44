/// A form of the first line of a script, up to its `=`, written as a pattern:
///
///     window.YTD.{name}.part{1-6}        window.YTD.tweets.part0
///     Grailbird.data.{name}_{4}_{2}      Grailbird.data.tweets_2012_11
///
/// `{name}` matches 1 to 64 letters, digits and underscores, `{4}` four digits, `{1-6}` one to six digits, and
/// everything else itself.
public struct ScriptForm: Sendable, Equatable {
  private enum Piece: Equatable {
    case text([UInt8])
    case name
    case digits(ClosedRange<Int>)
  }

  private static let longestName = 64

  private let pieces: [Piece]
  private let label: String
  /// The bytes that identify an input as a script: the pattern up to its first dot or space.
  let start: [UInt8]

  /// - Parameter label: the first word of the ``Label``; the name follows it after a dot.
  /// - Returns: nil where the text is no pattern, or does not begin with text up to a dot or a space.
  public init?(_ pattern: String, label: String) {
    var pieces: [Piece] = []
    var rest = Array(pattern.utf8)[...]
    while let first = rest.first {
      if first == UInt8(ascii: "{") {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")),
          let piece = Self.placeholder(rest[rest.startIndex + 1..<end])
        else { return nil }
        pieces.append(piece)
        rest = rest[(end + 1)...]
      } else {
        let text = rest.prefix { $0 != UInt8(ascii: "{") }
        pieces.append(.text(Array(text)))
        rest = rest[text.endIndex...]
      }
    }
    guard case .text(let text)? = pieces.first,
      let end = text.firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") })
    else { return nil }
    self.pieces = pieces
    self.label = label
    start = Array(text[...end])
  }

  private static func placeholder(_ bytes: ArraySlice<UInt8>) -> Piece? {
    let text = String(decoding: bytes, as: UTF8.self)
    if text == "name" { return .name }
    let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard bounds.count <= 2, let least = bounds[0], let most = bounds[bounds.count - 1], least > 0,
      most >= least
    else { return nil }
    return .digits(least...most)
  }

  /// The name of the label, where a line is of this form. O(length of the line) for a pattern with one name.
  func name(of line: ArraySlice<UInt8>) -> String? {
    var name = ""
    guard matches(line, pieces[...], &name) else { return nil }
    return name.isEmpty ? label : label + "." + name
  }

  private func matches(
    _ line: ArraySlice<UInt8>, _ pieces: ArraySlice<Piece>, _ name: inout String
  ) -> Bool {
    guard let piece = pieces.first else { return line.isEmpty }
    let others = pieces.dropFirst()
    switch piece {
    case .text(let text):
      return line.starts(with: text) && matches(line.dropFirst(text.count), others, &name)
    case .digits(let counts):
      let length = line.prefix(counts.upperBound).prefix { 0x30...0x39 ~= $0 }.count
      return fits(length, counts.lowerBound) { matches(line.dropFirst($0), others, &name) }
    case .name:
      let length = line.prefix(Self.longestName).prefix(while: Self.isNameByte).count
      return fits(length, 1) { end in
        guard matches(line.dropFirst(end), others, &name) else { return false }
        name = String(decoding: line.prefix(end), as: UTF8.self)
        return true
      }
    }
  }

  /// Whether the rest of a line fits after one of some lengths, the longest first.
  private func fits(_ most: Int, _ least: Int, _ rest: (Int) -> Bool) -> Bool {
    for length in stride(from: most, through: least, by: -1) where rest(length) { return true }
    return false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte || byte == UInt8(ascii: "_")
  }
}

/// The forms of scripts that a reader recognizes, in the order in which they are tried.
public struct ScriptForms: Sendable {
  let forms: [ScriptForm]
  /// The bytes that scripts begin with. An input that begins with them and has none of the forms is rejected as
  /// a whole.
  public let starts: [[UInt8]]

  /// No script: a reader with these forms reads JSON alone.
  public static let none = ScriptForms([])

  /// Collects the forms and the bytes that begin them.
  public init(_ forms: [ScriptForm]) {
    self.forms = forms
    var starts: [[UInt8]] = []
    for form in forms where !starts.contains(form.start) { starts.append(form.start) }
    self.starts = starts
  }
}
