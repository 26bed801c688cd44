import Moult
import Mutation

/// Runs the jobs on a batch with yajl alone, then with each kernel: every built-in policy in both
/// shapes, IDs of every kind, `comply` and `share hydrated`. Outputs, counts and rejections must be the same.
struct JobComparison: Comparison {
  private let jobs: [(name: String, readings: [any MutantJob])]

  init() throws {
    var jobs: [(String, (Reading) throws -> any MutantJob)] = []
    for policy in ["strict", "topics", "text"] {
      for shape in Redactor.Shape.allCases {
        jobs.append(
          (
            "redact \(policy) \(shape)",
            { JobBox(Redactor(try Policy.named(policy), .init(shape: shape), reading: $0)) }
          ))
      }
    }
    for kind in Dehydrator.Kind.allCases {
      let options = Dehydrator.Options(ids: kind, also: Set(Dehydrator.Relation.allowed(for: kind)))
      jobs.append(("dehydrate \(kind)", { JobBox(Dehydrator(options, reading: $0)) }))
    }
    jobs.append(("comply", { JobBox(ComplianceFilter(NoticeCollector().notices, reading: $0)) }))
    jobs.append(("share hydrated", { JobBox(HydratedFilter(reading: $0)) }))
    let readings = [Reading.parsed] + Kernel.available.map(Reading.skimmed)
    self.jobs = try jobs.map { name, make in (name, try readings.map(make)) }
  }

  func compare(_ batch: Batch) -> Result<Agreement, Difference> {
    for (name, readings) in jobs {
      let parsed = readings[0].run(on: batch.bytes)
      for (number, job) in readings.enumerated().dropFirst() {
        guard job.run(on: batch.bytes) == parsed else {
          return .failure(Difference(text: "\(name), kernel \(Kernel.available[number - 1])"))
        }
      }
    }
    return .success(Agreement())
  }
}

/// The complete outcome of a job for an input.
struct JobOutcome: Equatable {
  let output: [UInt8]
  let report: Report
  let rejections: [Rejection]
}

/// A job that can be run repeatedly.
protocol MutantJob: AnyObject {
  func run(on bytes: [UInt8]) -> JobOutcome
}

/// A job of any kind. It is compiled once for all batches, which makes a million of them fast.
final class JobBox<Kind: JobKind>: MutantJob {
  private var job: Job<Kind>

  init(_ job: consuming Job<Kind>) {
    self.job = job
  }

  func run(on bytes: [UInt8]) -> JobOutcome {
    job.startChunk()
    job.feed(bytes)
    job.finish()
    return JobOutcome(
      output: job.output.array, report: job.report, rejections: job.takeRejections())
  }
}
