internal import JSONStream

/// The meanings of the headers of tables, from `list-headers.txt`.
enum ListHeaders {
  private static let meanings: [[UInt8]: HeaderMeaning] = {
    var meanings: [[UInt8]: HeaderMeaning] = [:]
    var heading: HeaderMeaning?
    for line in DataLine.all(in: PackageResources.list_headers_txt) {
      if line.bytes.first == UInt8(ascii: "[") {
        heading = HeaderMeaning(String(decoding: line.bytes.dropFirst().dropLast(), as: UTF8.self))
      } else {
        for word in line.words { meanings[Array(word)] = heading }
      }
    }
    return meanings
  }()

  /// The meaning of a folded header; nil for an unknown one.
  static func meaning(of folded: [UInt8]) -> HeaderMeaning? { meanings[folded] }

  /// A header in lower case, without spaces, dots, slashes, dashes and underscores. O(bytes).
  static func folded(_ header: Span<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    for index in header.indices {
      let byte = header[index]
      if " ._-/\"\t\r".utf8.contains(byte) { continue }
      folded.append(byte | (UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? 0x20 : 0))
    }
    return folded
  }

  /// A header that may be printed, since it is in `list-headers.txt`; nil for others, which are values of the input.
  static func printable(_ folded: [UInt8]) -> String? {
    meanings[folded] == nil ? nil : String(decoding: folded, as: UTF8.self)
  }
}
