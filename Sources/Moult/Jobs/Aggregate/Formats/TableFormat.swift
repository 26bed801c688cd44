public import JSONStream

/// How a result is written.
public enum TableFormat: String, CaseIterable, Sendable {
  /// RFC 4180 with a header; the notes are left to the caller.
  case csv
  /// One object with `by`, `rows` and `notes`.
  case json
  /// Aligned columns for a terminal, the notes below.
  case table
}

extension TableResult {
  /// The result as a text.
  public func text(_ format: TableFormat) -> String {
    var buffer = ByteBuffer()
    render(format: format, into: &buffer)
    return buffer.string
  }

  /// Appends the result to a buffer.
  public func render(format: TableFormat, into buffer: inout ByteBuffer) {
    switch format {
    case .csv: renderCSV(into: &buffer)
    case .json: renderJSON(into: &buffer)
    case .table: renderText(into: &buffer)
    }
  }

  /// The notes that are not in the result as a text of a format.
  public func notes(besides format: TableFormat) -> [String] {
    switch format {
    case .csv: notes
    case .json, .table: []
    }
  }

  /// The names of all columns: the dimensions, then the counts.
  var columns: [String] {
    analysis.dimensions.map(\.rawValue)
      + analysis.counts.map { $0 == .share ? "share_percent" : $0.rawValue }
  }

  /// The values of a row as text; nil is the missing value.
  func writtenValues(of row: Row) -> [String?] {
    zip(analysis.dimensions, row.values).map { $0.written($1) }
  }

  /// The counts of a row as decimal numbers.
  func writtenCounts(of row: Row) -> [String] {
    analysis.counts.map { count in
      switch count {
      case .tweets: return String(row.tweets)
      case .users: return String(row.users)
      case .share:
        let share = share(of: row)
        return "\(share / 10).\(share % 10)"
      }
    }
  }
}
