import JSONStream
import Testing

@testable import Moult

/// Messages about rejected input consist of positions and fixed words.
@Suite(.tags(.slow)) struct CanaryMalformedTests {
  private static let bird = Needle.word.numbered(1)

  /// Inputs that are partly rejected, with the word in the rejected part.
  static let inputs: [(name: String, bytes: [UInt8])] = [
    ("cut in a string", Array(#"{"id":1,"text":"\#(bird)"#.utf8)),
    ("cut in a key", Array(#"{"id":1,"\#(bird)"#.utf8)),
    ("cut at a line end", Array("{\"id\":1,\"text\":\"a\"}\n{\"text\":\"\(bird)\",\n{}\n".utf8)),
    ("bare word", Array(#"{"id":1,"text":\#(bird)}"#.utf8)),
    ("bare key", Array(#"{\#(bird):1}"#.utf8)),
    ("bad escape", Array(#"{"id":1,"text":"\#(bird)\x \#(bird)"}"#.utf8)),
    ("bad unit", Array(#"{"id":1,"text":"\#(bird)\ud8zz"}"#.utf8)),
    ("control character", Array("{\"id\":1,\"text\":\"\(bird)\u{1}\"}".utf8)),
    ("missing comma", Array(#"{"text":"\#(bird)" "lang":"\#(bird)"}"#.utf8)),
    ("missing colon", Array(#"{"\#(bird)" "\#(bird)"}"#.utf8)),
    ("closed wrongly", Array(#"{"text":["\#(bird)"}"#.utf8)),
    ("not UTF-8", Array(#"{"text":"\#(bird)"#.utf8) + [0xC0, 0x80] + Array(#""}"#.utf8)),
    ("surrogate", Array(#"{"text":"\#(bird)"#.utf8) + [0xED, 0xA0, 0x80] + Array(#""}"#.utf8)),
    ("no JSON", Array("\(bird) \(bird)\n".utf8)),
    ("too deep", Array((String(repeating: #"{"\#(bird)":"#, count: 600)).utf8)),
    ("too long", Array(#"{"text":"\#(String(repeating: bird, count: 200))"}"#.utf8)),
    ("in an array", Array(#"[{"text":"\#(bird)"},{"text":\#(bird)}]"#.utf8)),
    ("between records", Array(#"[{"text":"a"} \#(bird) {}]"#.utf8)),
    ("no ID", Array(#"{"id_str":"\#(bird)","text":"\#(bird)","user":{"id":"\#(bird)"}}"#.utf8)),
  ]

  /// All that the jobs report about an input, and how many records they reject.
  private static func messages(_ bytes: [UInt8]) throws -> (count: Int, text: String) {
    let limits = Limits(depth: 100, recordBytes: 1000)
    var dehydrator = Dehydrator(Dehydrator.Options(ids: .tweets), limits: limits)
    var authors = Dehydrator(Dehydrator.Options(ids: .users), limits: limits)
    var redactor = Redactor(try Policy.named("text"), .init().withRareValues, limits: limits)
    var aggregator = Aggregator(try Analysis(by: ["hashtag"], minUsers: 5), limits: limits)
    let runs = [
      JobRun(&dehydrator, bytes), JobRun(&authors, bytes), JobRun(&redactor, bytes),
      JobRun(&aggregator, bytes),
    ]
    let text = runs.map { run in
      "\(run.rejections.map(\.description)) \(run.rejections) \(run.report)"
    }
    return (runs[0].rejections.count, text.joined())
  }

  @Test(arguments: inputs.indices)
  func rejectionsContainNoInput(number: Int) throws {
    let input = Self.inputs[number]
    let (count, text) = try Self.messages(input.bytes)
    #expect(count > 0, "\(input.name) is not refused")
    #expect(
      Needle.word.numbers(in: text).isEmpty && !Needle.word.isHidden(in: text), "\(input.name)")
  }

  /// A record truncated anywhere is rejected without a word of it, and the next line is read.
  @Test func truncatedAnywhere() throws {
    let record =
      #"{"id":1,"text":"\#(Self.bird)","user":{"screen_name":"\#(Self.bird)"},"n":[1.5e3,true]}"#
    var redactor = Redactor(try Policy.named("text"), .init().withRareValues)
    for length in 1..<record.utf8.count {
      let good = "{\"id\":1,\"text\":\"a\",\"lang\":\"en\",\"truncated\":false}\n"
      let run = JobRun(&redactor, Array((good + record.prefix(length) + "\n" + good).utf8))
      redactor.startNextInput()
      #expect(run.lines.count == 2 && run.rejections.count == 1, "cut after \(length)")
      let text = "\(run.rejections) \(run.report)" + run.lines.joined()
      #expect(Needle.word.numbers(in: text).isEmpty, "cut after \(length)")
    }
  }
}
