import JSONStream

@testable import Moult

/// The complete result of a job on an input.
struct JobRun: Equatable {
  var output: [UInt8] = []
  var report = Report()
  var rejections: [Rejection] = []

  var lines: [String] {
    String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map(String.init)
  }

  var codes: [String] { rejections.map(\.code) }

  /// Runs a job on an input, in pieces of `chunk` bytes.
  init(_ job: inout Job<some JobKind>, _ input: [UInt8], chunk: Int = 1 << 20) {
    for start in stride(from: 0, to: input.count, by: chunk) {
      job.feed(input.span.extracting(start..<min(start + chunk, input.count)))
      take(from: &job)
    }
    job.finish()
    take(from: &job)
    report = job.report
  }

  /// A result without any input.
  init(empty: Void) {}

  mutating func take(from job: inout Job<some JobKind>) {
    output += job.output.array
    job.output.removeAll()
    rejections += job.takeRejections()
  }
}

extension JobRun {
  static func dehydrate(
    _ text: String, _ ids: Dehydrator.Kind = .tweets, also: Set<Dehydrator.Relation> = [],
    unique: Bool = false
  ) -> JobRun {
    dehydrate(Array(text.utf8), Dehydrator.Options(ids: ids, also: also, unique: unique))
  }

  static func dehydrate(
    _ input: [UInt8], _ options: Dehydrator.Options, chunk: Int = 1 << 20
  ) -> JobRun {
    var job = Dehydrator(options)
    var run = JobRun(&job, input, chunk: chunk)
    while job.release() { run.take(from: &job) }
    run.report = job.report
    return run
  }

  static func redact(
    _ text: String, _ policy: String = "strict", _ shape: Redactor.Shape = .own
  ) throws -> JobRun {
    var job = Redactor(try Policy.named(policy), .init(shape: shape).withRareValues)
    return JobRun(&job, Array(text.utf8))
  }
}

extension Dehydration.Kind {
  /// All relations that can be requested.
  var everyRelation: Set<Dehydrator.Relation> { Set(Dehydrator.Relation.allowed(for: self)) }
}
