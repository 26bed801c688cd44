import Synthetic

/// Generated records in memory.
enum Input {
  static let size = 20_000_000

  static let v1 = make(.v1)
  static let v1Python = make(.v1Python)
  static let pages = make(.v2Pages)

  /// Tweets with a text, an author and nothing else.
  static let texts = tweets { number in
    "\"text\":\"\(phrase(number)) RT @syn_user\(number % 997): \(phrase(number / 7)) "
      + "https:\\/\\/t.co\\/x\(number) \(phrase(number / 3))\","
      + "\"user\":{\"id_str\":\"\(number % 5000)\",\"name\":\"\(phrase(number / 11))\","
      + "\"screen_name\":\"syn_author\(number % 5000)\"}"
  }

  /// Tweets with an author, a language and a day.
  static let cells = tweets { number in
    "\"text\":\"\",\"lang\":\"\(["en", "ja", "es", "pt", "ar", "tr"][number % 6])\","
      + "\"created_at\":\"Wed Mar \(10 + number / 5000 % 20) 18:55:58 +0000 2077\","
      + "\"user\":{\"id_str\":\"\(number % 5000)\",\"screen_name\":\"syn_author\"}"
  }

  private static func tweets(_ members: (Int) -> String) -> [UInt8] {
    var bytes: [UInt8] = []
    var number = 1
    while bytes.count < size {
      bytes += Array("{\"id_str\":\"\(number)\",\(members(number))}\n".utf8)
      number += 1
    }
    return bytes
  }

  private static func phrase(_ number: Int) -> String {
    let words = ["morning", "train", "late", "again", "coffee", "reads", "window", "between"]
    return (0..<4).map { words[(number >> $0) % words.count] }.joined(separator: " ")
  }

  private static func make(_ form: Form) -> [UInt8] {
    var stream = Stream(form: form, seed: 400)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 1_000_000)
    while bytes.count < size { stream.next(into: &bytes) }
    return bytes
  }
}

/// Gives the bytes in the pieces in which a command reads a file.
func forEachPiece(of bytes: [UInt8], _ body: (Span<UInt8>) -> Void) {
  let size = 1 << 18
  let span = bytes.span
  for start in stride(from: 0, to: span.count, by: size) {
    body(span.extracting(start..<min(start + size, span.count)))
  }
}
