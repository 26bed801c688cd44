import Testing

@testable import JSONStream

/// Keys are compared by machine words; each length is a case of its own.
@Suite struct SelectorKeyTests {
  /// A key of a length with a letter of its own at one place.
  static func key(_ length: Int, _ place: Int? = nil) -> String {
    var bytes = [UInt8](repeating: UInt8(ascii: "k"), count: length)
    if let place { bytes[place] = UInt8(ascii: "x") }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func selector(_ keys: [String]) -> Selector {
    var builder = Selector.Builder()
    let root = builder.addState()
    builder.setRoot(root)
    for (index, key) in keys.enumerated() {
      let edge = builder.addEdge(child: nil, isValue: true)
      precondition(Int(edge) == index + 1)
      builder.add(key: key, to: root, edge: edge, marker: index % 128)
    }
    return builder.build()
  }

  /// Keys of every length that differ in one byte are distinguished, also where the first and the last
  /// eight bytes are the same.
  @Test(arguments: 0...40)
  func keysOfALengthAreDistinguished(_ length: Int) {
    let keys = [Self.key(length)] + (0..<length).map { Self.key(length, $0) }
    let text = "{" + keys.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
    let all = "0{ " + (1...keys.count).map { "\($0)=0" }.joined(separator: " ") + " }"
    #expect(read(text, Self.selector(keys)) == all)
    for (index, key) in keys.enumerated() {
      #expect(read(text, Self.selector([key])) == "0{ 1=0 }", "key \(index)")
      #expect(read("{\"\(key)\":0}", Self.selector(keys)) == "0{ \(index + 1)=0 }")
    }
  }

  @Test func aKeyIsNotConfusedWithALongerOrShorterOne() {
    let keys = (0...40).map { Self.key($0) }
    for (index, key) in keys.enumerated() {
      let text = "{\"\(key)\":0}"
      #expect(read(text, Self.selector(keys)) == "0{ \(index + 1)=0 }")
      #expect(read(text, Self.selector(keys.filter { $0 != key })) == "0{ }")
    }
  }

  /// Zero bytes, a permutation and a repeated letter are not confused with other keys.
  @Test(arguments: [
    ("a", "aa"), ("aa", "aaa"), ("aba", "aab"), ("abcd", "abcdabcd"), ("", "\u{0}"),
    ("a", "a\u{0}"), ("abcdefgh", "abcdefgh\u{0}"), ("abcdefghi", "bcdefghi"), ("ab", "ba"),
    ("é", "è"), ("abcde", "abcdbcde"),
  ])
  func similarKeysAreDistinguished(_ one: String, _ other: String) {
    func escaped(_ key: String) -> String { key.replacing("\u{0}", with: "\\u0000") }
    let text = "{\"\(escaped(one))\":1,\"\(escaped(other))\":2}"
    #expect(read(text, Self.selector([one])) == "0{ 1=1 }")
    #expect(read(text, Self.selector([other])) == "0{ 1=2 }")
    #expect(read(text, Self.selector([one, other])) == "0{ 1=1 2=2 }")
  }

  @Test func hundredsOfKeysAreFound() {
    let keys = (0..<700).map { "key_\($0 &* 7919 % 10_007)_of_many" }
    let text = "{" + keys.map { "\"\($0)\":1,\"\($0)_\":2" }.joined(separator: ",") + "}"
    let all = "0{ " + (1...keys.count).map { "\($0)=1" }.joined(separator: " ") + " }"
    #expect(read(text, Self.selector(keys)) == all)
  }

  private func read(_ text: String, _ selector: Selector) -> String {
    let log = readAlike(text, [Way(chunk: 65536, isIdle: false)], selector: selector)
    return log.errors.isEmpty && log.records.count == 1 ? log.records[0].outline : "no record"
  }
}
