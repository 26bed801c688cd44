/// The application that sent a tweet.
///
/// Most people use one of a few applications; the name of a rare one identifies its user.
struct Source: Hashable, BitwiseCopyable, Sendable {
  /// Its index in the names of the vocabulary; -1 for any application that is not well known.
  let number: Int16

  /// The name of every application that is not well known.
  static let other = "other"

  /// The application with this number.
  init(number: Int16) { self.number = number }

  /// Its name, or ``other``.
  var name: String {
    number < 0 ? Self.other : Vocabulary.builtIn.sourceNames[Int(number)]
  }

  /// The application that a value names; nil for an empty value. O(length).
  ///
  /// The value is a plain name, or the v1.1 anchor `<a href="…" rel="nofollow">name</a>`. Names are
  /// compared exactly, as a name that resembles a known one is a different application.
  init?(_ value: Span<UInt8>) {
    guard !value.isEmpty else { return nil }
    let place = Vocabulary.builtIn.sources.index(of: value.extracting(Self.name(in: value)))
    number = Int16(place ?? -1)
  }

  /// The range of a well-known application's name in the value; nil if it contains none.
  static func knownName(in value: Span<UInt8>) -> Range<Int>? {
    let name = name(in: value)
    return Vocabulary.builtIn.sources.contains(value.extracting(name)) ? name : nil
  }

  /// The range of the name: the text of the anchor, or the whole value.
  private static func name(in value: Span<UInt8>) -> Range<Int> {
    let end = value.count - 4
    guard end >= 3, value.packed(at: 0, count: 3) == 0x3C_6120,  // "<a "
      value.packed(at: end, count: 4) == 0x3C2F_613E  // "</a>"
    else { return 0..<value.count }
    var start = end
    while value[start - 1] != UInt8(ascii: ">") {
      start -= 1
      guard start > 3 else { return 0..<value.count }
    }
    return start..<end
  }
}
