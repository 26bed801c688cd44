import Moult

/// An input that is no JSON and that its user can make readable.
struct Unreadable: Error, CustomStringConvertible {
  let description: String

  /// Looks at the first bytes of an input; nil where they may be JSON.
  init?(_ start: Span<UInt8>, name: String) {
    let kinds: [(mark: [UInt8], kind: String, program: String)] = [
      ([0x1F, 0x8B], "gzip", "zcat"), ([0x42, 0x5A, 0x68], "bzip2", "bzcat"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz", "xzcat"),
      ([0x28, 0xB5, 0x2F, 0xFD], "zstd", "zstdcat"),
      ([0x50, 0x4B, 0x03, 0x04], "zip", "unzip -p"),
    ]
    for (mark, kind, program) in kinds where Self.starts(start, with: mark) {
      description =
        "\(name) is compressed (\(kind)), and this version reads plain JSON: "
        + "\(program) FILE | moult …"
      return
    }
    return nil
  }

  private static func starts(_ bytes: Span<UInt8>, with mark: [UInt8]) -> Bool {
    guard bytes.count >= mark.count else { return false }
    return mark.indices.allSatisfy { bytes[$0] == mark[$0] }
  }
}
