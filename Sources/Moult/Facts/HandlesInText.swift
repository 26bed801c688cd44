/// Handles that stand in texts and addresses of a record: whom somebody mentions in a biography or in
/// another tweet, the record knows as well.
enum HandlesInText {
  /// The longest handle; the platform's own older ones are no longer than 20.
  private static let longest = 20

  /// Adds each word after an `@` or its full-width form. O(`text.count`).
  static func add(fromText text: Span<UInt8>, to identities: inout Identities) {
    var index = 0
    while index < text.count {
      let width = signWidth(text, index)
      guard width > 0 else {
        index += 1
        continue
      }
      index = addWord(text, index + width, to: &identities)
    }
  }

  /// Adds the account in an address of the platform: what comes after its host.
  static func add(fromAddress address: Span<UInt8>, to identities: inout Identities) {
    for host in [Array("twitter.com/".utf8), Array("x.com/".utf8)] {
      guard let end = end(of: host, in: address) else { continue }
      _ = addWord(address, end, to: &identities)
      return
    }
    add(fromText: address, to: &identities)
  }

  /// The length of an at sign here: U+0040, or U+FF20 in UTF-8.
  private static func signWidth(_ text: Span<UInt8>, _ index: Int) -> Int {
    if text[index] == UInt8(ascii: "@") { return 1 }
    let isWide =
      index + 2 < text.count && text[index] == 0xEF && text[index + 1] == 0xBC
      && text[index + 2] == 0xA0
    return isWide ? 3 : 0
  }

  /// Adds the word that starts here, if it can be a handle, and gives the index after it.
  private static func addWord(
    _ text: Span<UInt8>, _ start: Int, to identities: inout Identities
  ) -> Int {
    var end = start
    while end < text.count, isWord(text[end]) { end += 1 }
    let word = text.extracting(start..<end)
    if 1...longest ~= word.count && !isReserved(word) { identities.add(handle: word) }
    return max(end, start)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte || byte == UInt8(ascii: "_")
  }

  /// What stands after the host where no account does.
  private static let reserved = ["i", "search", "hashtag", "home", "intent", "share", "status"]
    .map { Array($0.utf8) }

  private static func isReserved(_ word: Span<UInt8>) -> Bool {
    reserved.contains { Bytes.equal(word, $0) }
  }

  /// The index after a host in an address, where it starts the address or follows `/` or a dot.
  private static func end(of host: [UInt8], in address: Span<UInt8>) -> Int? {
    guard address.count > host.count else { return nil }
    for start in 0...(address.count - host.count)
    where Bytes.equal(
      address.extracting(start..<start + host.count), host)
    {
      let isStart = start == 0 || address[start - 1] == 0x2F || address[start - 1] == 0x2E
      if isStart { return start + host.count }
    }
    return nil
  }
}
