import ArgumentParser
import Moult
import MoultFiles
import MoultIO
import MoultTables

/// The options that say how tables are written.
struct TableOutput: Equatable {
  private let tableFolder: String?
  private let given: TableFormat?
  private let database: String?

  init(_ read: inout OptionReader) {
    tableFolder = read(
      .text("tables-in", "folder", "Write each table to a file in this folder.").ofFiles
        .details("The files have the names of the tables, and the folder is new or empty."))
    given = read(
      .choice("format", "format", "Print csv, json, table or html.").usually("csv")
        .details(
          "Lines of `csv` end with CR LF, and notes are on standard error. `table` has bars at a terminal; "
            + "`html` is a page with charts. `-o x.json` is JSON without the option."))
    database = read(
      .text("output-sqlite", "file", "Write the tables to this database too.").ofFiles
        .details(
          "A database of SQLite with typed columns, for DuckDB, pandas or Datasette. Its table `_moult` says how it "
            + "was made. A file that holds anything else is not replaced."))
  }

  /// Notes in a plan what the outputs need.
  ///
  /// - Throws: `ValidationError` where the name after `-o` disagrees with the format.
  func complete(_ plan: inout Plan) throws {
    if let database { plan.otherPaths.add(database, .written, by: "--output-sqlite") }
    plan.statesProvenance = try format(of: plan) == .html || database != nil
  }

  /// The format, by `--format` or by the name after `-o`.
  func format(of plan: Plan) throws -> TableFormat {
    let named = TableFormat.allCases.filter { $0 != .table }
      .map { (String($0.fileExtension.dropFirst()), $0) }
    return try NamedFormat.choose(
      given, default: .csv, for: plan, Dictionary(uniqueKeysWithValues: named))
  }

  /// Whether any of the options is given.
  var isGiven: Bool { tableFolder != nil || given != nil || database != nil }

  /// Whether the tables go to a folder, a file each.
  var namesFolder: Bool { tableFolder != nil }

  /// Refuses outputs that cannot have these tables.
  func check(for analyses: [Analysis], _ plan: Plan) throws {
    guard try format(of: plan) != .csv || analyses.count == 1 || tableFolder != nil else {
      throw ValidationError(
        "A file of CSV has one table, and the analysis has \(analyses.count): add --tables-in FOLDER, or "
          + "--format json for a line each.")
    }
    guard tableFolder == nil || !plan.namesFolder else {
      throw ValidationError("--tables-in is for the tables of all inputs together; leave -o out.")
    }
    guard database == nil || !plan.namesFolder else {
      throw ValidationError(
        "--output-sqlite goes with one output for all inputs; name a file after -o, or none.")
    }
    if let database { try TableDatabase.checkTarget(database) }
  }

  /// Opens the folder of the tables, which is locked while the result lives; nil where there is none.
  func open() throws -> OutputDirectory? { try tableFolder.map { try OutputDirectory($0) } }

  /// Writes the tables.
  ///
  /// - Parameter title: that of the file of the tables, if there is one.
  func conclude(
    _ results: [TableResult], _ title: String?, _ plan: Plan, _ log: ProvenanceLog
  ) throws -> Conclusion {
    log.add(protection: results.flatMap(\.protection))
    let format = try format(of: plan)
    var setting = try setting(plan, log)
    setting.title = title
    var conclusion = Conclusion(notes: format.notes(besides: results))
    if let tableFolder {
      for result in results {
        let name = (result.tableName ?? "table") + format.fileExtension
        try Self.write(result, format, setting, to: "\(tableFolder)/\(name)")
      }
    } else {
      format.write(results, setting, into: &conclusion.rest)
    }
    if let database {
      let provenance = try log.provenance().published
      conclusion.otherOutput = {
        try TableDatabase(path: database, results, provenance).write()
      }
    }
    return conclusion
  }

  /// What the format needs besides the tables. A table of a batch is of one member, so that it has no list of inputs.
  private func setting(_ plan: Plan, _ log: ProvenanceLog) throws -> TableSetting {
    var setting = TableSetting()
    if plan.statesProvenance {
      setting.provenance = try plan.namesFolder ? log.provenanceWithoutInputs() : log.provenance()
    }
    if plan.output == Plan.usualOutput { setting.terminalWidth = Terminal.width(of: .output) }
    return setting
  }

  private static func write(
    _ result: TableResult, _ format: TableFormat, _ setting: TableSetting, to path: String
  ) throws {
    var table = ByteBuffer()
    format.write([result], setting, into: &table)
    var file = try OutputSink(path)
    try file.write(table.bytes)
    try file.commit()
  }
}
