/// A first line and the fields after it, up to a blank line: the head of a WARC record (ISO 28500, section 4) or of an
/// HTTP message (RFC 9112, section 2.1). Values are for decisions alone and never appear in a message.
struct WebHead {
  /// The most bytes of a head.
  static let limit = 1 << 16

  let start: String
  private var fields: [(name: String, value: String)] = []
  /// Whether each line after the first is a field or continues one.
  private(set) var isWellFormed = true

  /// Reads the head at the start of a stream, and leaves what follows it.
  ///
  /// - Returns: the head and its length; nil if the stream ends within it, or if it is too long.
  static func read(from stream: ByteStream) throws -> (head: WebHead, length: Int)? {
    var searched = 0
    while true {
      let bytes = stream.lookedAt
      if let length = end(in: bytes, from: searched) {
        let head = WebHead(bytes.prefix(length))
        stream.skipLookedAt(length)
        return (head, length)
      }
      searched = max(bytes.count - 3, 0)
      guard bytes.count < limit, try stream.lookFurther() else { return nil }
    }
  }

  /// The length of a head including its blank line.
  private static func end(in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    let newline = UInt8(ascii: "\n")
    for index in bytes.indices.dropFirst(start) where bytes[index] == newline {
      var next = index + 1
      if next < bytes.endIndex, bytes[next] == UInt8(ascii: "\r") { next += 1 }
      if next < bytes.endIndex, bytes[next] == newline { return next + 1 - bytes.startIndex }
    }
    return nil
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
    start = lines.first ?? ""
    for line in lines.dropFirst() where !line.isEmpty {
      if line.first == " " || line.first == "\t", !fields.isEmpty {
        // A folded line continues the value.
        fields[fields.count - 1].value += " " + Self.trimmed(line[...])
      } else if let colon = line.firstIndex(of: ":") {
        let name = Self.trimmed(line[..<colon]).lowercased()
        fields.append((name, Self.trimmed(line[line.index(after: colon)...])))
      } else {
        isWellFormed = false
      }
    }
  }

  /// The values of a field, those of several fields with this name in a row. O(fields).
  ///
  /// - Parameter name: in lower case.
  func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The items of a field that is a list, in lower case.
  func items(_ name: String) -> [String] {
    values(name).flatMap { $0.lowercased().split(separator: ",") }.map { Self.trimmed($0) }
      .filter { !$0.isEmpty }
  }

  /// The value of a field that is a number of bytes; nil where there is none, or where several differ.
  func size(_ name: String) -> Int? {
    let values = Set(values(name))
    guard values.count == 1, let text = values.first, text.utf8.allSatisfy(\.isDigit) else {
      return nil
    }
    return Int(text)
  }

  /// The status code of a response; nil if this is none.
  var status: Int? {
    let words = start.split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0].hasPrefix("HTTP/"), words[1].utf8.count == 3,
      words[1].utf8.allSatisfy(\.isDigit)
    else { return nil }
    return Int(words[1])
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
