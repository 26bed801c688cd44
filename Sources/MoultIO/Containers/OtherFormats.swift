/// Formats that may contain JSON in a script or in their metadata, and are passed over as a whole.
enum OtherFormats {
  private static let marks: [[UInt8]] =
    [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF]]
    + ["GIF8", "%PDF-", "RIFF", "wOFF", "wOF2", "OTTO", "\u{7F}ELF"].map {
      Array($0.utf8)
    }
  private static let markup = [
    "<!doctype", "<html", "<head", "<?xml", "<svg", "<!--", "<rss", "<script",
  ]
  .map { Array($0.utf8) }

  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    if marks.contains(where: { bytes.starts(with: $0) }) { return true }
    // In a film, the length of the first box precedes the magic number.
    if bytes.dropFirst(4).starts(with: "ftyp".utf8) { return true }
    let start = bytes.prefix(16).map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return markup.contains { start.starts(with: $0) }
  }
}
