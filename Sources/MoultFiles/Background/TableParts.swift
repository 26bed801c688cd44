public import Moult
internal import MoultIO

/// Tables that are made of parts: with the key of a job, several machines write a part each, and one merges them. The
/// tables are those of one run over all inputs.
///
///     let parts = try TableParts([analysis], key: "job.key")
///     _ = try await parts.write("part-1", from: InputFiles(["archive.jsonl.gz"]))   // on each machine
///     let tables = try await parts.merge(["part-1", "part-2"])
///
/// A part is encrypted under the key, and readable by its owner alone. Who has the key and a part can read the values of
/// its cells, so that neither is published.
public struct TableParts: Sendable {
  private let analyses: [Analysis]
  private let options: Aggregation.Options
  private let keyFile: String
  private let key: JobKey

  /// Reads the key.
  ///
  /// - Parameters:
  ///   - analyses: what the tables count, the same for all parts and the merge.
  ///   - options: limits for all tables. Whether repeated tweets count is that of the parts.
  ///   - file: the file of the key, which ``makeKey(_:)`` made.
  /// - Throws: `IOError`, or `JobKeyError`.
  public init(_ analyses: [Analysis], _ options: Aggregation.Options = .init(), key file: String)
    throws
  {
    (self.analyses, self.options, keyFile) = (analyses, options, file)
    key = try JobKey(file: file)
  }

  /// Reads inputs into a part.
  ///
  /// - Throws: ``PartError/noFile``, `PathClash` if the part would replace an input or the key, `IOError` if the system has no
  ///   thread left.
  package func write(
    _ part: String, by run: BackgroundRun<Aggregation>, _ settings: InputSettings,
    atEnd: @escaping @Sendable () -> Void = {}
  ) throws {
    guard part != "-" else { throw PartError.noFile }
    var uses = PathUses()
    uses.add(inputs: settings.inputs.compactMap(\.path))
    uses.add(part, .written, by: "partial")
    uses.add(keyFile, .read, by: "key")
    try uses.check()
    let header = PartHeader(analyses, isRepeated: options.uniqueMemory == nil, key)
    try run.start(
      { [self] in
        Aggregator(
          analyses, options.writingPart(under: key), limits: settings.limits,
          reading: settings.reading)
      },
      reading: { [key] run, job in
        let writer = try PartWriter(part, header, key)
        run.host.taker = writer
        try run.feed(&job)
        if let failure = job.failure { throw failure }
        let summary = PartSummary(
          report: job.report, members: run.tally, inputs: run.host.inputs)
        if run.tally.hasUseful { try writer.finish(summary) }
        return job.report
      }, conclude: { _ in }, atEnd: atEnd)
  }

  /// Merges parts, in the order of the inputs.
  ///
  /// - Parameters:
  ///   - settings: its inputs are the paths of the parts, one or more.
  ///   - conclude: takes the tables, on another thread.
  /// - Throws: ``PartError`` for a part that does not fit, `SealedFileError`, `IOError`.
  package func merge(
    by run: BackgroundRun<Aggregation>, _ settings: InputSettings,
    conclude: @escaping @Sendable ([TableResult]) -> Void,
    atEnd: @escaping @Sendable () -> Void = {}
  ) throws {
    let parts = settings.inputs.compactMap(\.path)
    let header = try PartHeader(ofParts: parts, for: analyses, key)
    var options = options
    if header.isRepeated { options.uniqueMemory = nil }
    try run.start(
      { [analyses, options] in Aggregator(analyses, options, limits: settings.limits) },
      reading: { [key] run, job in try run.merge(parts, header, key, into: &job) },
      conclude: { job in conclude(try job.takeMergedResults()) }, atEnd: atEnd)
  }
}
