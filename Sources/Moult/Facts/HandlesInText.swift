internal import JSONStream

/// Handles in the texts and addresses of a record, for instance those that a biography mentions.
enum HandlesInText {
  /// Passes the range of each word after an `@`, or after its full-width form, that can be a handle.
  /// O(`text.count`).
  @inline(__always)
  static func forEach(in text: Span<UInt8>, _ body: (Range<Int>) -> Void) {
    var index = startOfSign(text, from: 0)
    while index < text.count {
      let width = signWidth(text, index)
      if width > 0 {
        let word = index + width..<endOfWord(text, from: index + width)
        if isHandle(text.extracting(word)) { body(word) }
        index = word.upperBound
      } else {
        index += 1
      }
      index = startOfSign(text, from: index)
    }
  }

  /// The range of the account in an address of the platform, the word after the host; nil where it is no such address.
  /// The slashes may be escaped as in JSON. O(`address.count`).
  static func account(inAddress address: Span<UInt8>) -> Range<Int>? {
    var slash = Bytes.index(of: UInt8(ascii: "/"), in: address, from: 0)
    while slash < address.count {
      let isEscaped = slash > 0 && address[slash - 1] == UInt8(ascii: "\\")
      if isHost(before: slash - (isEscaped ? 1 : 0), in: address) {
        let word = slash + 1..<endOfWord(address, from: slash + 1)
        return isHandle(address.extracting(word)) ? word : word.upperBound..<word.upperBound
      }
      slash = Bytes.index(of: UInt8(ascii: "/"), in: address, from: slash + 1)
    }
    return nil
  }

  /// Whether a string literal of JSON has escapes that may be an at sign or a part of a handle.
  /// O(`literal.count`).
  static func mayBeEscaped(in literal: Span<UInt8>) -> Bool {
    var index = Bytes.index(of: UInt8(ascii: "\\"), in: literal, from: 0)
    while index + 3 < literal.count {
      guard literal[index + 1] == UInt8(ascii: "u") else {
        index = Bytes.index(of: UInt8(ascii: "\\"), in: literal, from: index + 2)
        continue
      }
      // ASCII, and the block of U+FF20.
      let first = literal[index + 2]
      if first == UInt8(ascii: "0"), literal[index + 3] == first { return true }
      if first.lowercased == UInt8(ascii: "f") { return true }
      index = Bytes.index(of: UInt8(ascii: "\\"), in: literal, from: index + 6)
    }
    return false
  }

  /// The index of the first byte from an index on that may start an at sign. O(length).
  private static func startOfSign(_ text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index &+ 8 <= text.count {
      let word = text.word(at: index)
      let found = zeros(word ^ 0x4040_4040_4040_4040) | zeros(word ^ 0xEFEF_EFEF_EFEF_EFEF)
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    while index < text.count, text[index] != 0x40, text[index] != 0xEF { index += 1 }
    return index
  }

  /// The highest bit of the lowest byte that is zero, and perhaps of bytes above it.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// The length of the at sign at an index, U+0040 or U+FF20 in UTF-8; 0 where there is none.
  private static func signWidth(_ text: Span<UInt8>, _ index: Int) -> Int {
    if text[index] == UInt8(ascii: "@") { return 1 }
    let isWide =
      index + 2 < text.count && text[index] == 0xEF && text[index + 1] == 0xBC
      && text[index + 2] == 0xA0
    return isWide ? 3 : 0
  }

  private static func endOfWord(_ text: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count, isWord(text[end]) { end += 1 }
    return end
  }

  private static func isHandle(_ word: Span<UInt8>) -> Bool {
    1...IDForm.longestHandle ~= word.count && !isReserved(word)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte || byte == UInt8(ascii: "_")
  }

  /// First parts of the platform's paths that are no accounts.
  private static let reserved = ["i", "search", "hashtag", "home", "intent", "share", "status"]
    .map { Array($0.utf8) }

  private static func isReserved(_ word: Span<UInt8>) -> Bool {
    reserved.contains { Bytes.equal(word, $0) }
  }

  /// Whether one of the platform's hosts, which all end in `m`, ends at an index, and starts at the start of the
  /// address or after a `/` or dot.
  private static func isHost(before end: Int, in address: Span<UInt8>) -> Bool {
    guard end > 0, address[end - 1].lowercased == UInt8(ascii: "m") else { return false }
    return IDForm.hosts.contains { host in
      let start = end - host.count
      guard start >= 0,
        start == 0 || address[start - 1] == UInt8(ascii: "/")
          || address[start - 1] == UInt8(ascii: ".")
      else { return false }
      for place in host.indices where address[start + place].lowercased != host[place] {
        return false
      }
      return true
    }
  }
}
