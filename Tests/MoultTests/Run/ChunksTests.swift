import JSONStream
import Testing

@testable import Moult

/// An input that is read in chunks has the same output, counts and rejections as in one piece, at the same
/// positions.
@Suite(.tags(.slow)) struct ChunksTests {
  /// Lines of all kinds, and values that go on after their line.
  static let inputs = [
    "lines": records(0..<60),
    "damaged": records(0..<10) + "{\"id\":1\n\n" + records(8..<20) + "nonsense\n{}]\n\u{FF}\n"
      + records(18..<40),
    "carriage returns": records(0..<30).replacing("\n", with: "\r\n"),
    "arrays": records(0..<5) + "[\(record(7)),\(record(8))]\n[\(record(9)),\n" + records(8..<20),
    "documents": records(0..<12) + "{\n\"id\":77,\n\"text\":\"\"\n}\n" + records(3..<20) + "{\n\n",
    "no last line end": records(0..<30) + record(30),
    "one line": record(1) + record(2) + record(2) + "\n",
  ]

  static func record(_ id: Int) -> String {
    #"{"id":\#(1000 + id),"id_str":"\#(1000 + id)","text":"t","lang":"en","created_at":"#
      + #""Wed Oct 10 20:19:24 +0000 2018","user":{"id":\#(id % 17),"screen_name":"u_\#(id % 17)"}}"#
  }

  static func records(_ ids: Range<Int>) -> String {
    ids.map { record($0) + "\n" }.joined()
  }

  @Test(arguments: inputs.keys.sorted(), [40, 300, 1500])
  func dehydrating(input: String, size: Int) throws {
    for unique in [false, true] {
      let options = Dehydrator.Options(ids: .tweets, also: [.quoted], unique: unique)
      var whole = Dehydrator(options)
      var chunked = Dehydrator(options)
      try compare(&whole, &chunked, input, size)
    }
  }

  @Test(arguments: inputs.keys.sorted(), [40, 300, 1500])
  func redacting(input: String, size: Int) throws {
    var whole = Redactor(try Policy.named("strict"))
    var chunked = Redactor(try Policy.named("strict"))
    try compare(&whole, &chunked, input, size)
  }

  @Test(arguments: inputs.keys.sorted(), [40, 300, 1500])
  func aggregating(input: String, size: Int) throws {
    let analysis = try Analysis(
      by: ["lang", "day"], count: ["tweets", "users"], where: [], top: nil, minUsers: 5)
    var whole = Aggregator(analysis)
    var chunked = Aggregator(analysis)
    try compare(&whole, &chunked, input, size)
    let (expected, result) = (try whole.result(), try chunked.result())
    #expect(result == expected)
  }

  /// A table that is too large is given up, even if the table of each chunk is small enough.
  @Test func aTableThatIsTooLarge() throws {
    let analysis = try Analysis(by: ["lang"])
    let lines = ["en", "de", "fr", "ja"].map {
      Self.record(1).replacing(#""lang":"en""#, with: #""lang":"\#($0)""#) + "\n"
    }
    var job = Aggregator(analysis, .init(maximumCells: 3, uniqueMemory: nil))
    _ = run(&job, Array(lines.joined().utf8), 100)
    #expect(throws: TableError.tooManyCells(limit: 3)) { try job.takeResults() }
  }

  /// The text policy, which reads most of a record, in chunks of some thousand bytes.
  @Test func manyRecords() throws {
    let bytes = Array(Self.records(0..<400).utf8)
    for size in [5_000, 70_000] {
      var whole = Redactor(try Policy.named("text"))
      let expected = JobRun(&whole, bytes)
      var chunked = Redactor(try Policy.named("text"))
      #expect(run(&chunked, bytes, size).run == expected)
    }
  }

  /// The sample of an explanation is the first records, so it is not read in chunks.
  @Test func explaining() throws {
    let job = Explainer(try Policy.named("strict"), records: 10)
    let (isParallel, hasWorker) = (job.isParallel, job.makeWorker() != nil)
    #expect(!isParallel && !hasWorker)
  }

  private func compare<Kind>(
    _ whole: inout Job<Kind>, _ chunked: inout Job<Kind>, _ input: String, _ size: Int
  ) throws {
    let bytes = Array(try #require(Self.inputs[input]).utf8)
    let expected = JobRun(&whole, bytes)
    let (run, chunkCount) = run(&chunked, bytes, size)
    #expect(run == expected)
    // Chunks were merged wherever the input has more lines than one chunk.
    #expect(chunkCount > 0 || input == "one line" || bytes.count < 3 * size)
  }

  /// Reads an input in chunks of whole lines. Three chunks are in flight at a time, so those that follow an open
  /// value have to be read again.
  func run<Kind>(
    _ job: inout Job<Kind>, _ bytes: [UInt8], _ size: Int
  ) -> (run: JobRun, chunkCount: Int) {
    var collected = JobRun(empty: ())
    var chunkCount = 0
    var start = 0
    while start < bytes.count {
      var waiting: [Int] = []
      for _ in 0..<3 where start < bytes.count {
        let end = lineEnd(bytes, from: min(start + size, bytes.count))
        waiting += [start, end]
        start = end
      }
      for place in stride(from: 0, to: waiting.count, by: 2) {
        let range = waiting[place]..<waiting[place + 1]
        var worker = job.makeWorker()!
        worker.startChunk()
        let count = load(&worker, bytes[range])
        precondition(count == range.count)
        worker.proceed()
        if job.isBetweenLines {
          job.merge(&worker)
          chunkCount += 1
        } else {
          job.reread(worker)
        }
        collected.take(from: &job)
      }
    }
    job.finish()
    collected.take(from: &job)
    collected.report = job.report
    return (collected, chunkCount)
  }

  private func load(_ worker: inout Job<some JobKind>, _ bytes: ArraySlice<UInt8>) -> Int {
    worker.load(upTo: bytes.count) { space in
      for (index, byte) in bytes.enumerated() { space[index] = byte }
      return bytes.count
    }
  }

  private func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
  }
}
