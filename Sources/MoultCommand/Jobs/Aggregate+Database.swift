import Moult
import MoultTables

extension TableDatabase {
  /// The name of the table that says with what the others were made.
  private static let aboutName = "_moult"

  /// The tables of a run, and with what they were made.
  ///
  /// - Parameter provenance: what may be published.
  init(path: String, _ results: [TableResult], _ provenance: Provenance) {
    self.init(
      path: path,
      tables: results.map { DatabaseTable(TypedTable($0)) } + [Self.about(results, provenance)])
  }

  /// A row for each statement: what it is about, the table it holds for, and a text.
  private static func about(_ results: [TableResult], _ provenance: Provenance) -> DatabaseTable {
    var rows: [[DatabaseTable.Value]] = []
    func add(_ name: String, _ value: String?, table: String? = nil) {
      guard let value else { return }
      rows.append([.text(name), table.map { .text($0) } ?? .missing, .text(value)])
    }
    add("version", provenance.version)
    add("request", provenance.request)
    add("catalogue_sha256", provenance.catalogue)
    add("analysis_sha256", provenance.analysis)
    for sentence in provenance.protection { add("protection", sentence) }
    for (index, input) in provenance.inputs.enumerated() {
      add("input_\(index + 1)_sha256", input.sha256)
    }
    for result in results {
      for note in result.notes { add("note", note, table: result.name) }
    }
    return DatabaseTable(
      name: aboutName,
      columns: [.init("name", .text), .init("for_table", .text), .init("value", .text)], rows: rows)
  }
}

extension DatabaseTable {
  fileprivate init(_ table: TypedTable) {
    let columns = table.columns.map { Column($0.name, Kind($0.kind)) }
    let rows = table.rows.map { row in
      zip(row, table.columns).map { Value($0, $1.kind) }
    }
    self.init(name: table.name, columns: columns, rows: rows)
  }
}

extension DatabaseTable.Kind {
  fileprivate init(_ kind: TypedTable.Kind) {
    switch kind {
    case .integer: self = .integer
    case .real: self = .real
    case .text: self = .text
    }
  }
}

extension DatabaseTable.Value {
  /// A text as a value of its column; what is no number there stays a text.
  fileprivate init(_ text: String?, _ kind: TypedTable.Kind) {
    guard let text else {
      self = .missing
      return
    }
    switch kind {
    case .integer: self = Int(text).map { .integer($0) } ?? .text(text)
    case .real: self = Double(text).map { .real($0) } ?? .text(text)
    case .text: self = .text(text)
    }
  }
}
