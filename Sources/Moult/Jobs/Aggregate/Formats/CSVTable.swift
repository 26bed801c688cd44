import JSONStream

/// Fields with commas between them. Lines end with CR LF, as RFC 4180 has it.
enum CSVTable: TableWriter {
  static let fileExtension = ".csv"
  static let hasNotes = false

  static func write(
    _ results: [TableResult], _ setting: TableSetting, into buffer: inout ByteBuffer
  ) {
    // The command refuses several tables in one file.
    for result in results { write(result, into: &buffer) }
  }

  private static func write(_ result: TableResult, into buffer: inout ByteBuffer) {
    buffer.append(line(result.columnNames.map(CSVField.text)))
    for row in result.cells {
      let values = result.writtenValues(of: row).map { CSVField.text($0 ?? DimensionValue.missing) }
      buffer.append(line(values + result.writtenCounts(of: row).map { $0 ?? "" }))
    }
  }

  private static func line(_ fields: [String]) -> String {
    fields.joined(separator: ",") + "\r\n"
  }
}
