/// Whether a text ends with lines of records, whatever it starts with: an error page, a log, an image that
/// overwrote the first bytes.
///
/// JSON within a page or a program is followed by something else. O(bytes).
struct RecordLines {
  private var records = 0
  private var others = 0

  /// - Parameters:
  ///   - bytes: the text; it may start within a line.
  ///   - isCut: whether more follows, so that the last line may be incomplete.
  init(_ bytes: ArraySlice<UInt8>, isCut: Bool) {
    guard let first = Self.firstRecord(bytes) else { return }
    var lines = bytes[first...].split(separator: 0x0A, omittingEmptySubsequences: false)
    if isCut { lines.removeLast() }
    for line in lines where line.contains(where: { !$0.isJSONSpace }) {
      if Self.isRecord(line) { records += 1 } else { others += 1 }
    }
  }

  /// Whether, from the first record on, most lines are records.
  ///
  /// - Parameter least: the number of records required.
  func areRest(atLeast least: Int) -> Bool { records >= least && records > others }

  /// The start of the first line that begins like a record.
  private static func firstRecord(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.dropLast(2).first { index in
      bytes[index] == 0x0A && opensRecord(bytes[(index + 1)...])
    }.map { $0 + 1 }
  }

  private static func opensRecord(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "{\"".utf8) || line.starts(with: "[{\"".utf8)
  }

  private static func isRecord(_ line: ArraySlice<UInt8>) -> Bool {
    guard opensRecord(line), let last = line.last(where: { !$0.isJSONSpace }) else { return false }
    return "}],".utf8.contains(last) && JSONEvidence.isOfJSON(line)
  }
}
