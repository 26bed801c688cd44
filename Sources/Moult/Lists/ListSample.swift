internal import JSONStream

/// The start of an input that may be a list, split into lines, and into rows for each delimiter.
struct ListSample {
  private let bytes: [UInt8]
  /// The lines that are not blank, without line ends and without a last line that may be incomplete.
  let lines: [Range<Int>]
  /// The last line, if it may be incomplete.
  private let tail: Range<Int>
  private(set) var isBinary = false
  /// Whether lines end with a carriage return alone.
  private(set) var hasLoneReturns = false

  /// The most lines, and rows, that are examined.
  private static let reach = 1000

  /// - Parameter head: at most ``ListFormat/reach`` bytes are examined.
  init(_ head: Span<UInt8>) {
    let isCut = head.count >= ListFormat.reach
    let start = Bytes.starts(head, with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let bytes = Bytes.array(head.extracting(start..<min(head.count, ListFormat.reach)))
    var lines: [Range<Int>] = []
    var lineStart = 0
    for index in 0...bytes.count {
      guard index == bytes.count || bytes[index] == UInt8(ascii: "\n") else { continue }
      let line = lineStart..<index
      let isWhole = index < bytes.count || !isCut
      if isWhole, !ListCell.trimmed(bytes.span.extracting(line)).isEmpty { lines.append(line) }
      if isWhole { lineStart = index + 1 }
      if lines.count == Self.reach { break }
    }
    (self.bytes, self.lines) = (bytes, lines)
    tail = min(lineStart, bytes.count)..<bytes.count
    isBinary = bytes.contains(0)
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }.dropLast()
    hasLoneReturns = line.contains(UInt8(ascii: "\r"))
  }

  var firstLine: Range<Int>? { lines.first }

  @_lifetime(borrow self)
  func text(_ range: Range<Int>) -> Span<UInt8> { bytes.span.extracting(range) }

  /// The rows for a delimiter, each as its fields, without a last row that may be incomplete.
  func rows(by delimiter: RowScan.Delimiter) -> [[Range<Int>]] {
    var rows: [[Range<Int>]] = []
    var start = firstLine?.lowerBound ?? bytes.count
    while start < bytes.count, rows.count < Self.reach {
      var scan = RowScan(delimiter)
      let rest = bytes.span.extracting(start..<bytes.count)
      guard let length = scan.run(rest, isLast: bytes.count < ListFormat.reach) else { break }
      let fields = scan.fields.map { start + $0.lowerBound..<start + $0.upperBound }
      if !ListCell.isBlank(rest.extracting(0..<length)) { rows.append(fields) }
      start += length
    }
    return rows
  }

  func cell(_ field: Range<Int>) -> ListCell { ListCell(text(field)) }

  func header(_ field: Range<Int>) -> [UInt8] { ListHeaders.folded(ListCell.trimmed(text(field))) }

  /// Whether a line shows that the input contains JSON: it opens an object or an array, or has a quoted key.
  /// In a quoted field of a table, quotes are doubled, so they do not look like a key.
  var hasRecords: Bool {
    lines.contains { Self.isOfRecord(text($0)) } || Self.isOfRecord(text(tail))
  }

  /// Whether a line opens a JSON value, or has a key.
  static func isOfRecord(_ line: Span<UInt8>) -> Bool {
    let text = ListCell.trimmed(line)
    return opensValue(text) || hasKey(text)
  }

  private static func opensValue(_ line: Span<UInt8>) -> Bool {
    guard let first = line.count > 0 ? line[0] : nil else { return false }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    let next = ListCell.trimmed(line.extracting(1..<line.count))
    return next.isEmpty || "{[\"'}]".utf8.contains(next[0])
  }

  private static func hasKey(_ line: Span<UInt8>) -> Bool {
    var index = 0
    while index + 1 < line.count {
      let (byte, next) = (line[index], line[index + 1])
      let isOpening = byte == UInt8(ascii: "{") && next == UInt8(ascii: "\"")
      let isKey = byte == UInt8(ascii: "\"") && next == UInt8(ascii: ":")
      if isOpening && (index + 2 == line.count || line[index + 2] != next) { return true }
      if isKey && (index == 0 || line[index - 1] != byte) { return true }
      index += 1
    }
    return false
  }
}
