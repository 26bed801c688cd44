internal import JSONStream

/// Handles in the texts and addresses of a record, for instance those that a biography mentions.
enum HandlesInText {
  /// Adds each word after an `@`, or after its full-width form. O(`text.count`).
  static func add(fromText text: Span<UInt8>, to names: inout RecordNames) {
    var index = startOfSign(text, from: 0)
    while index < text.count {
      let width = signWidth(text, index)
      index = width > 0 ? addWord(text, index + width, to: &names) : index + 1
      index = startOfSign(text, from: index)
    }
  }

  /// Adds the account in an address of the platform: the word after the host. Other addresses are read like
  /// text. O(`address.count`).
  static func add(fromAddress address: Span<UInt8>, to names: inout RecordNames) {
    var slash = Bytes.index(of: UInt8(ascii: "/"), in: address, from: 0)
    while slash < address.count {
      if isHost(before: slash, in: address) {
        _ = addWord(address, slash + 1, to: &names)
        return
      }
      slash = Bytes.index(of: UInt8(ascii: "/"), in: address, from: slash + 1)
    }
    add(fromText: address, to: &names)
  }

  /// Whether a string literal of JSON may have an at sign, as it is or as an escape. O(`literal.count`).
  static func mayBe(in literal: Span<UInt8>) -> Bool {
    if startOfSign(literal, from: 0) < literal.count { return true }
    var index = 0
    while index + 3 < literal.count {
      if literal[index] != UInt8(ascii: "\\") {
        index += 1
      } else if literal[index + 1] == UInt8(ascii: "u") {
        // The escapes of U+0040 and U+FF20.
        let first = literal[index + 2]
        if first == UInt8(ascii: "0"), literal[index + 3] == first { return true }
        if first.lowercased == UInt8(ascii: "f") { return true }
        index += 6
      } else {
        index += 2
      }
    }
    return false
  }

  /// Whether a string literal of JSON may be an address of the platform, or have an at sign. O(`literal.count`).
  static func mayBe(inAddress literal: Span<UInt8>) -> Bool {
    if LinkForm.isShort(literal) { return false }
    if mayBe(in: literal) { return true }
    var slash = Bytes.index(of: UInt8(ascii: "/"), in: literal, from: 0)
    while slash < literal.count {
      let isEscaped = slash > 0 && literal[slash - 1] == UInt8(ascii: "\\")
      if isHost(before: slash - (isEscaped ? 1 : 0), in: literal) {
        // The platform's own pages are at `/i/`.
        let isOfNobody =
          slash + 2 < literal.count && literal[slash + 1] == UInt8(ascii: "i")
          && (literal[slash + 2] == UInt8(ascii: "/") || literal[slash + 2] == UInt8(ascii: "\\"))
        return !isOfNobody
      }
      slash = Bytes.index(of: UInt8(ascii: "/"), in: literal, from: slash + 1)
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

  /// Adds the word at an index, if it can be a handle, and returns the index after it.
  private static func addWord(
    _ text: Span<UInt8>, _ start: Int, to names: inout RecordNames
  ) -> Int {
    var end = start
    while end < text.count, isWord(text[end]) { end += 1 }
    let word = text.extracting(start..<end)
    if 1...IDForm.longestHandle ~= word.count && !isReserved(word) { names.add(handle: word) }
    return max(end, start)
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
