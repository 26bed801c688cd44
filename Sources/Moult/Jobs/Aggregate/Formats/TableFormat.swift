public import JSONStream

/// How results are written. Each format is a type of its own, a `TableWriter`.
public enum TableFormat: String, CaseIterable, Sendable {
  /// RFC 4180 with a header, without the notes.
  case csv
  /// One object with `by`, `rows` and `notes`.
  case json
  /// Aligned columns for a terminal, with the notes below them.
  case table
  /// A page with charts, which loads nothing.
  case html

  /// The extension of a file of this format, with its dot.
  public var fileExtension: String { writer.fileExtension }

  /// Appends results to a buffer, as one document. O(rows).
  public func write(
    _ results: [TableResult], _ setting: TableSetting = TableSetting(),
    into buffer: inout ByteBuffer
  ) {
    writer.write(results, setting, into: &buffer)
  }

  /// The notes that the format does not contain, which the caller prints elsewhere.
  public func notes(besides results: [TableResult]) -> [String] {
    guard !writer.hasNotes else { return [] }
    return results.flatMap { result in
      result.notes.map { (result.tableName.map { "\($0): " } ?? "") + $0 }
    }
  }

  /// The type of the format.
  var writer: any TableWriter.Type {
    switch self {
    case .csv: CSVTable.self
    case .json: JSONTable.self
    case .table: TextTable.self
    case .html: HTMLPage.self
    }
  }
}

/// A format: the extension of its files and their content.
protocol TableWriter {
  /// The extension of a file, with its dot.
  static var fileExtension: String { get }
  /// Whether the notes are part of the output; if not, the caller prints them elsewhere.
  static var hasNotes: Bool { get }
  /// Appends results as one document. O(rows).
  static func write(
    _ results: [TableResult], _ setting: TableSetting, into buffer: inout ByteBuffer)
}

extension TableResult {
  /// The result as a text. O(rows).
  public func text(_ format: TableFormat) -> String {
    var buffer = ByteBuffer()
    render(format: format, into: &buffer)
    return buffer.string
  }

  /// Appends the result to a buffer. O(rows).
  public func render(format: TableFormat, into buffer: inout ByteBuffer) {
    format.write([self], into: &buffer)
  }

  /// The notes that a format does not contain, which the caller prints elsewhere.
  public func notes(besides format: TableFormat) -> [String] { format.notes(besides: [self]) }

  /// The name of the table among those of its run; `table` where it has none.
  package var name: String { tableName ?? "table" }
}
