internal import CMoult
internal import Moult
internal import MoultFiles
internal import MoultIO

extension Settings {
  /// The job that counts tweets and users in tables.
  mutating func aggregate(_ inputs: [RunInput]) throws -> Startable {
    let analyses = try analyses()
    let isRepeated = try isOn("repeated")
    let memory = try number("unique-memory", in: 1...(.max), or: usualUniqueMemory)
    let options = Aggregation.Options(
      maximumCells: try number("max-cells", in: 1...(.max), or: 10_000_000),
      uniqueMemory: isRepeated ? nil : memory)
    let settings = try inputSettings(inputs)
    let tables = FinishedTables()
    return Startable(
      inputs: settings,
      start: { _, inputs, atEnd in
        let run = BackgroundRun<Aggregation>(inputs)
        try run.start(
          { Aggregator(analyses, options, limits: inputs.limits, reading: inputs.reading) },
          conclude: { job in tables.set(try job.takeResults()) }, atEnd: atEnd)
        return run
      },
      assembler: nil, tables: tables)
  }

  private mutating func analyses() throws -> [Analysis] {
    let terms = try text("terms").map { try TermList(text: $0) }
    if let yaml = text("analysis") {
      let file = try AnalysisFile(yaml: yaml, terms: terms)
      guard file.privacy == nil else {
        throw Failure.usage(
          "analysis",
          "tables with noise spend a budget, which `moult aggregate` keeps; leave epsilon out")
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
