import JSONStream
import Testing

@testable import Moult

/// The output of a job does not depend on the pieces of its input.
@Suite(.tags(.slow)) struct CorpusInventedChunkTests {
  /// All examples as lines, with malformed lines, blank lines and text beyond ASCII between them.
  static let input: [UInt8] = {
    var text = "\u{FEFF}\r\n"
    for (number, example) in CanaryExamples.all.enumerated() {
      text += example.text.replacing("\n", with: "") + (number % 2 == 0 ? "\r\n" : "\n")
      text +=
        [
          "\n", "{\"id\":\(number),\"text\":\"\n", "words é 🐦\n",
          #"{"id":1.5e3,"text":"","truncated":true}"#,
          "[{\"id_str\":\"5\",\"text\":\"é\"},7,{\"id_str\":\"6\",\"text\":\"\\ud83d\\udc26\"}]\n",
          #"{"id_str":"8","text":"a"} {"id_str":"9","text":"b"}"# + "\n", "{}}\n",
          "[{\"id_str\":\"7\"\n",
        ][number % 8]
    }
    return Array(text.utf8) + [0x22, 0xFF, 0x22, 0x0A] + Array(#"{"id_str":"10","text":"#.utf8)
  }()

  static let sizes = [1, 7, 4096, 65536]

  private static func dehydrate(_ kind: Dehydrator.Kind, _ chunk: Int) -> JobRun {
    JobRun.dehydrate(
      input, Dehydrator.Options(ids: kind, also: kind.everyRelation, unique: true), chunk: chunk)
  }

  @Test(arguments: sizes, Dehydrator.Kind.allCases)
  func dehydrating(chunk: Int, kind: Dehydrator.Kind) {
    let whole = Self.dehydrate(kind, Self.input.count)
    #expect(Self.dehydrate(kind, chunk) == whole)
    #expect(!whole.lines.isEmpty && whole.rejections.count > 4)
  }

  @Test(arguments: sizes, ["strict", "text"])
  func redacting(chunk: Int, policy: String) throws {
    for shape in Redactor.Shape.allCases {
      var one = Redactor(try Policy.named(policy), .init(shape: shape))
      var other = Redactor(try Policy.named(policy), .init(shape: shape))
      let whole = JobRun(&one, Self.input, chunk: Self.input.count)
      #expect(JobRun(&other, Self.input, chunk: chunk) == whole)
      #expect(whole.lines.count > 8 && whole.rejections.count > 4)
    }
  }

  @Test(arguments: sizes)
  func aggregating(chunk: Int) throws {
    let analysis = try Analysis(by: ["lang", "hashtag"], count: ["tweets", "users"], minUsers: 5)
    func table(_ chunk: Int) throws -> (run: JobRun, result: TableResult) {
      var job = Aggregator(analysis)
      let run = JobRun(&job, Self.input, chunk: chunk)
      return (run, try job.result())
    }
    let (one, other) = (try table(chunk), try table(Self.input.count))
    #expect(one.run == other.run && one.result == other.result)
    #expect(one.run.output.isEmpty && one.run.report.records["tweet", default: 0] > 8)
  }

  /// Settling before each wait for input, like a command that reads a pipe, does not change the output.
  @Test(arguments: [1, 7, 50])
  func settling(chunk: Int) {
    var job = Dehydrator()
    var run: [UInt8] = []
    for start in stride(from: 0, to: Self.input.count, by: chunk) {
      job.feed(Self.input.span.extracting(start..<min(start + chunk, Self.input.count)))
      job.settle()
      run += job.output.array
      job.output.removeAll()
    }
    job.finish()
    run += job.output.array
    let whole = JobRun.dehydrate(Self.input, Dehydrator.Options())
    #expect(run == whole.output && job.report == whole.report)
    #expect(job.takeRejections() == whole.rejections)
  }
}
