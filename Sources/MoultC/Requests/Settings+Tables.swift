internal import CMoult
internal import Moult
internal import MoultFiles
internal import MoultIO

extension Settings {
  /// The job that counts tweets and users in tables, or writes a part of them.
  mutating func aggregate(_ inputs: [RunInput]) throws -> Startable {
    let part = text("partial")
    let analyses = try analyses(withNoise: part != nil)
    var options = try tableOptions()
    if try isOn("repeated") { options.uniqueMemory = nil }
    let settings = try inputSettings(inputs)
    if let part { return try writing(part, TableParts(analyses, options, key: key()), settings) }
    guard text("key") == nil else {
      throw Failure.usage("bad-setting", "key goes with partial, the file of a part")
    }
    let tables = FinishedTables()
    return Startable(
      inputs: settings,
      start: { [options] _, inputs, atEnd in
        let run = BackgroundRun<Aggregation>(inputs)
        try run.start(
          { Aggregator(analyses, options, limits: inputs.limits, reading: inputs.reading) },
          conclude: { job in tables.set(try job.takeResults()) }, atEnd: atEnd)
        return run
      },
      assembler: nil, tables: tables)
  }

  private func writing(
    _ part: String, _ parts: TableParts, _ settings: InputSettings
  ) -> Startable {
    Startable(
      inputs: settings,
      start: { _, inputs, atEnd in
        let run = BackgroundRun<Aggregation>(inputs)
        try parts.write(part, by: run, inputs, atEnd: atEnd)
        return run
      },
      assembler: nil)
  }

  /// The job that makes tables of parts.
  mutating func merge(_ inputs: [RunInput]) throws -> Startable {
    guard !inputs.isEmpty else {
      throw Failure.usage("no-input", "merge needs a part; add each with moult_add_path")
    }
    let parts = try TableParts(try analyses(), try tableOptions(), key: key())
    let tables = FinishedTables()
    return Startable(
      inputs: try inputSettings(inputs),
      start: { _, inputs, atEnd in
        let run = BackgroundRun<Aggregation>(inputs)
        try parts.merge(by: run, inputs, conclude: { tables.set($0) }, atEnd: atEnd)
        return run
      },
      assembler: nil, tables: tables)
  }

  private mutating func key() throws(Failure) -> String {
    guard let file = text("key") else {
      throw .usage(
        "bad-setting", "parts need key, the file of the job's key; moult_key_new makes one")
    }
    return file
  }

  private mutating func tableOptions() throws(Failure) -> Aggregation.Options {
    Aggregation.Options(
      maximumCells: try number("max-cells", in: 1...(.max), or: 10_000_000),
      uniqueMemory: try number("unique-memory", in: 1...(.max), or: usualUniqueMemory))
  }

  /// - Parameter withNoise: whether the tables may have noise, for which a merge by the command spends a budget.
  private mutating func analyses(withNoise isAllowed: Bool = false) throws -> [Analysis] {
    let terms = try text("terms").map { try TermList(text: $0) }
    if let yaml = text("analysis") {
      let file = try AnalysisFile(yaml: yaml, terms: terms)
      guard isAllowed || file.privacy == nil else {
        throw Failure.usage(
          "analysis",
          "tables with noise spend a budget, which the command keeps; leave epsilon out")
      }
      return file.analyses
    }
    var request = Analysis.Request(by: texts("by"))
    (request.pairs, request.count, request.conditions) = (
      texts("pairs"), texts("count"), texts("where")
    )
    (request.top, request.fillsGaps, request.terms) = (text("top"), try isOn("fill-gaps"), terms)
    request.minUsers = try number("min-users", in: 0 ... .max, or: request.minUsers)
    request.mostOfUser = try number("most-per-user", in: 0 ... .max, or: request.mostOfUser)
    return [try Analysis(request)]
  }
}
