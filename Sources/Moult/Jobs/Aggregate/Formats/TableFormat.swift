public import JSONStream

/// How a result is written. Each format is a type of its own (``TableWriter``).
public enum TableFormat: String, CaseIterable, Sendable {
  /// RFC 4180 with a header; the notes are left to the caller.
  case csv
  /// One object with `by`, `rows` and `notes`.
  case json
  /// Aligned columns for a terminal, with the notes below them.
  case table

  /// The extension of a file of this format, with its dot.
  public var fileExtension: String { writer.fileExtension }

  var writer: any TableWriter.Type {
    switch self {
    case .csv: CSVTable.self
    case .json: JSONTable.self
    case .table: TextTable.self
    }
  }
}

/// One format: how a file of it is called and what is in it.
protocol TableWriter {
  /// The extension of a file, with its dot.
  static var fileExtension: String { get }
  /// Whether the notes are part of what is written; if not, the caller prints them elsewhere.
  static var hasNotes: Bool { get }
  /// Appends a result. O(rows).
  static func write(_ result: TableResult, into buffer: inout ByteBuffer)
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
    format.writer.write(self, into: &buffer)
  }

  /// The notes that are not in the result as a text of a format.
  public func notes(besides format: TableFormat) -> [String] {
    format.writer.hasNotes ? [] : notes
  }
}
