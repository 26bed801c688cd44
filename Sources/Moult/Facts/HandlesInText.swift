/// Handles in the texts and addresses of a record, for instance those that a biography mentions.
enum HandlesInText {
  /// The platform's host names, each with the slash before the path.
  private static let hosts = IDForm.hosts.map { $0 + [UInt8(ascii: "/")] }

  /// Adds each word after an `@`, or after its full-width form. O(`text.count`).
  static func add(fromText text: Span<UInt8>, to names: inout RecordNames) {
    var index = 0
    while index < text.count {
      let width = signWidth(text, index)
      guard width > 0 else {
        index += 1
        continue
      }
      index = addWord(text, index + width, to: &names)
    }
  }

  /// Adds the account in an address of the platform: the word after the host. Other addresses are read like
  /// text. O(`address.count`).
  static func add(fromAddress address: Span<UInt8>, to names: inout RecordNames) {
    for host in hosts {
      guard let end = end(of: host, in: address) else { continue }
      _ = addWord(address, end, to: &names)
      return
    }
    add(fromText: address, to: &names)
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

  /// The index after a host at the start of an address, or after a `/` or dot in it; nil where there is none.
  private static func end(of host: [UInt8], in address: Span<UInt8>) -> Int? {
    guard address.count > host.count else { return nil }
    for start in 0...(address.count - host.count)
    where start == 0 || address[start - 1] == 0x2F || address[start - 1] == 0x2E {
      if Bytes.equal(address.extracting(start..<start + host.count), host) {
        return start + host.count
      }
    }
    return nil
  }
}
