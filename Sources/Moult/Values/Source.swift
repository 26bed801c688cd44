/// The application that sent a tweet.
///
/// Most people use one of a few; the name of a rare one is the name of its user.
enum Source {
  /// What every application that is not well known is called.
  static let other = "other"

  /// The name of a well-known application, else ``other``; nil for an empty value. O(length).
  ///
  /// The value is a plain name or the v1.1 anchor, `<a href="…" rel="nofollow">name</a>`. Names are
  /// compared exactly, since one that only looks like a known one is somebody's own.
  static func known(of value: Span<UInt8>) -> String? {
    guard !value.isEmpty else { return nil }
    let known = Vocabulary.builtIn
    let place = known.sources.index(of: value.extracting(name(in: value)))
    return place.map { known.sourceNames[$0] } ?? other
  }

  /// Where the name of a well-known application stands in the value; nil for any other value.
  static func knownName(in value: Span<UInt8>) -> Range<Int>? {
    let name = name(in: value)
    return Vocabulary.builtIn.sources.contains(value.extracting(name)) ? name : nil
  }

  /// Where the name stands: inside the anchor, or everywhere.
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
