import Testing

@testable import MoultIO

/// The text of a path keeps its bytes.
@Suite struct PathTextTests {
  static let paths: [[UInt8]] = [
    [], Array("plain/name.json".utf8), Array("caf\u{E9}".utf8), Array("cafe\u{301}".utf8),
    [0x63, 0xE9], [0x63, 0xE8], [0xFF], [0x80, 0x80], [0xC3], [0xC3, 0x28], [0xE2, 0x82],
    [0xED, 0xA0, 0x80], [0xF4, 0x8F, 0xBA, 0xA9], [0xF4, 0x8F, 0xBF, 0xBF],
    [0xF4, 0x90, 0x80, 0x80],
    [0xF4, 0x8F], [0xE9, 0xF4, 0x8F, 0xBB, 0xBF, 0x2F, 0xE9], [0x5C, 0x78, 0x45, 0x39],
    Array(0x01...0xFF), Array((0x01...0xFF).reversed()),
  ]

  @Test func everyPathHasItsOwnText() {
    var texts: Set<[UInt8]> = []
    for path in Self.paths {
      let text = PathText.text(of: path)
      #expect(PathText.bytes(of: text) == path, "\(path)")
      texts.insert(Array(text.utf8))
    }
    #expect(texts.count == Self.paths.count)
    #expect(
      Set(Self.paths.map { PathText.text(of: $0).asShownPath.utf8.map(\.self) }).count
        == texts.count)
  }

  /// Random bytes.
  @Test func bytesByChance() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<12, using: &random)
      // Mostly bytes that occur in the scalars that invalid bytes are mapped to.
      let path = (0..<count).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 1...255, using: &random)
          : [0xF4, 0x8F, 0xBA, 0xBB, 0x80, 0xE9].randomElement(using: &random)!
      }
      #expect(PathText.bytes(of: PathText.text(of: path)) == path, "\(path)")
    }
  }

  @Test(
    arguments: [
      ([0x63, 0xE9], "c\\xE9"), (Array("a\\xE9".utf8), "a\\\\xE9"), (Array("a\nb".utf8), "a\\nb"),
      (Array("a\u{2028}\u{85}\u{1B}".utf8), "a\\u{2028}\\u{0085}\\u{1B}"),
      (Array("\u{E9}\u{20AC}\u{10FFFD}".utf8), "\u{E9}\u{20AC}\u{10FFFD}"),
    ] as [([UInt8], String)])
  func howItIsShown(path: [UInt8], shown: String) {
    #expect(PathText.text(of: path).asShownPath == shown)
  }

  /// To a `String`, a slash or a dot with a combining accent after it is another character.
  @Test func itsPartsAreFoundByBytes() {
    let parts = PathParts("in/\u{301}x/a.\u{301}json")
    #expect(parts.directory == "in/\u{301}x" && parts.name == "a.\u{301}json")
    #expect(parts.stemAndExtension.stem == "a" && PathParts.isHidden(".\u{301}x"))
  }
}
