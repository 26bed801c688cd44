import Foundation
import Synthetic
import Testing

@testable import Moult
@testable import MoultArrow

/// What a `redact --shape flat` job prints, and how it is run.
struct FlatRun {
  /// How the input is read.
  enum Way: CaseIterable {
    /// In one piece.
    case whole
    /// In chunks, by workers.
    case workers
  }

  var outputs: [[UInt8]] = []
  var report = Report()
  private var mergedChunks = 0

  init(
    _ policy: Policy, _ options: Redactor.Options, _ input: [UInt8], _ way: Way = .whole
  ) throws {
    var job = Redactor(policy, options)
    var shelf = Shelf()
    switch way {
    case .whole:
      job.feed(input)
      try take(&job, &shelf)
    case .workers:
      for chunk in Self.chunks(of: input) {
        guard var worker = job.makeWorker() else {
          Issue.record("a job without workers")
          return
        }
        worker.startChunk(of: job)
        _ = worker.load(upTo: chunk.count) { space in
          for index in chunk.indices { space[index] = chunk[index] }
          return chunk.count
        }
        worker.proceed()
        if job.isBetweenLines && job.accepts(worker) {
          job.merge(&worker)
          mergedChunks += 1
        } else {
          job.reread(worker)
        }
        try take(&job, &shelf)
      }
      #expect(mergedChunks > 0)
    }
    job.finish()
    try take(&job, &shelf)
    while try job.loadSpilled(from: &shelf) { try take(&job, &shelf) }
    report = job.report
  }

  private mutating func take(_ job: inout Redactor, _ shelf: inout Shelf) throws {
    if !job.output.isEmpty { outputs.append(job.output.array) }
    job.output.removeAll()
    #expect(job.takeRejections().isEmpty)
    try job.spill(in: &shelf)
  }

  /// Pieces of about 40,000 bytes that end with a line.
  private static func chunks(of input: [UInt8]) -> [[UInt8]] {
    var chunks: [[UInt8]] = [[]]
    for line in input.split(separator: 10, omittingEmptySubsequences: false).dropLast() {
      if chunks[chunks.count - 1].count > 40_000 { chunks.append([]) }
      chunks[chunks.count - 1] += line + [10]
    }
    return chunks
  }

  /// The rows that the lines of the output say.
  func rows() throws -> [[String: ArrowValue]] {
    try outputs.flatMap { $0.split(separator: 10) }.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line))
      let fields = try #require(object as? [String: Any])
      #expect(fields.count == 16)
      return try fields.reduce(into: [:]) { row, field in
        row[field.key] = try Self.value(field.value, of: field.key)
      }
    }
  }

  private static func value(_ value: Any, of key: String) throws -> ArrowValue {
    switch value {
    case is NSNull: return .null
    case let text as String where key == "time": return .number(try seconds(text))
    case let text as String: return .text(text)
    case let list as [String]: return .list(list.map { .text($0) })
    case let number as NSNumber where key == "verified": return .bool(number.boolValue)
    case let number as NSNumber: return .number(number.int64Value)
    default:
      Issue.record("an unexpected value of \(key)")
      return .null
    }
  }

  /// The start of an hour, a day, a month or a year in seconds since 1970.
  private static func seconds(_ text: String) throws -> Int64 {
    let whole: String =
      switch text.count {
      case 17: String(text.dropLast()) + ":00Z"
      case 10: text + "T00:00:00Z"
      case 7: text + "-01T00:00:00Z"
      default: text + "-01-01T00:00:00Z"
      }
    let date = try #require(ISO8601DateFormatter().date(from: whole))
    return Int64(date.timeIntervalSince1970)
  }
}

/// A store in memory.
private struct Shelf: BlockStore {
  private var blocks: [[UInt64]] = []

  mutating func store(_ words: Span<UInt64>) throws -> Int {
    blocks.append(words.indices.map { words[$0] })
    return blocks.count - 1
  }

  mutating func load(_ block: Int, into words: inout MutableSpan<UInt64>) throws {
    for index in words.indices { words[index] = blocks[block][index] }
  }
}

extension Form {
  /// Some records of the form.
  func records(_ count: Int, seed: UInt64 = 16) -> [UInt8] {
    var stream = Synthetic.Stream(form: self, seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<count { stream.next(into: &bytes) }
    return bytes
  }
}
