extension AnalysisFile {
  /// Several tables that are written in code, with the rules and refusals of those in a file.
  ///
  ///     var languages = Analysis.Request(by: ["lang"])
  ///     languages.minUsers = 20
  ///     let file = try AnalysisFile(tables: ["languages": languages, "hosts": .init(by: ["week", "host"])])
  ///     var job = Aggregator(file.analyses)
  ///
  /// - Parameters:
  ///   - tables: a request for each name, in the order of the results; 1 to 100. A table uses the terms of its request
  ///     where it counts or selects by them, and all tables that do need the same.
  ///   - title: a title, which pages have.
  /// - Throws: ``AnalysisFileError`` with the line 0, also where a clause forbids one of the tables.
  public init(
    tables: KeyValuePairs<String, Analysis.Request>, title: String? = nil
  ) throws(AnalysisFileError) {
    if let title { try Self.check(title: title, line: 0) }
    guard !tables.isEmpty else { throw .missingTables }
    guard tables.count <= Self.mostTables else {
      throw .wrongType(
        key: "tables", expected: "a name for each table, from 1 to \(Self.mostTables)", line: 0)
    }
    let terms = tables.compactMap(\.value.terms)
    guard terms.allSatisfy({ $0 == terms[0] }) else { throw .differentTerms }
    var analyses: [Analysis] = []
    for (name, request) in tables {
      guard Self.isName(name, after: analyses) else { throw .name(line: 0) }
      do {
        analyses.append(try Analysis(request).named(name))
        try Analysis.checkMeasures(of: analyses)
      } catch {
        throw .table(name: name, line: 0, error)
      }
    }
    (self.title, self.analyses) = (title, analyses)
    (privacy, budget) = (nil, nil)
  }
}
