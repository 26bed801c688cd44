import Foundation
import Testing

/// `redact` with values that few users used.
@Suite(.tags(.process)) struct RareValueRunTests {
  /// Tweets with a tag that is used by one more user each time it comes, and a tag of the user's own.
  private static func records(_ numbers: Range<Int>) -> String {
    numbers.map { number in
      #"{"id":\#(number),"id_str":"\#(number)","text":"a","lang":"en","user":{"id":\#(number % 97)},"#
        + #""entities":{"hashtags":[{"text":"tag\#(word(number % 13))"},{"text":"own\#(word(number % 97))"}]}}"#
        + "\n"
    }.joined()
  }

  private static func word(_ number: Int) -> String {
    String(UnicodeScalar(UInt8(97 + number / 26))) + String(UnicodeScalar(UInt8(97 + number % 26)))
  }

  private static let redact = "\"$MOULT\" redact --policy topics"

  /// The output depends neither on the number of threads nor on the way in which the input comes.
  @Test func threadsMakeNoDifference() throws {
    let place = try Workspace()
    try place.write(Self.records(0..<12_000), to: "in")
    let one = try place.shell("\(Self.redact) --threads 1 in")
    #expect(one.code == 0 && one.output.contains("tag"))
    #expect(!one.output.contains("own") && one.messages.contains("were left out"))
    for way in ["--threads 3 in", "--threads 3 < in", "--unique in", "--threads 3 --unique in"] {
      let run = try place.shell("\(Self.redact) \(way)")
      let isSame = run.output == one.output
      #expect(isSame && run.code == 0, "\(way)")
    }
    let two = try place.shell("\(Self.redact) --two-pass --threads 3 in")
    #expect(two.output.count { $0 == "\n" } == 12_000 && !two.output.contains("own"))
    #expect(two.output.split(separator: "\n").allSatisfy { $0.contains("tag") })
    let shuffled = try place.shell("\(Self.redact) --two-pass --shuffle in")
    let areSame =
      shuffled.output.split(separator: "\n").sorted()
      == two.output.split(separator: "\n").sorted()
    #expect(areSame)
  }

  /// Small members are read by several threads.
  @Test(arguments: ["--threads 1", "--threads 3"]) func folders(threads: String) throws {
    let place = try Workspace()
    try FileManager.default.createDirectory(
      atPath: place.path("all"), withIntermediateDirectories: false)
    for file in 0..<30 {
      try place.write(Self.records(file * 10..<file * 10 + 10), to: "all/\(100 + file)")
    }
    try place.write(Self.records(0..<300), to: "whole")
    let whole = try place.shell("\(Self.redact) whole")
    let one = try place.shell("\(Self.redact) \(threads) all")
    #expect(one.output == whole.output)
    let many = try place.shell("\(Self.redact) \(threads) all -o out/ && cat out/*.jsonl")
    #expect(many.output == whole.output && many.messages.isEmpty, "\(many.messages)")
    let two = try place.shell("\(Self.redact) --two-pass whole")
    let batch = try place.shell(
      "\(Self.redact) --two-pass \(threads) all -o two/ && rm two/000003.jsonl"
        + " && \(Self.redact) --two-pass \(threads) --resume all -o two/ && cat two/*.jsonl")
    #expect(batch.output == two.output && batch.code == 0, "\(batch.messages)")
  }

  @Test func otherNumbers() throws {
    let place = try Workspace()
    try place.write(Self.records(0..<91), to: "in")
    let few = try place.shell("\(Self.redact) --min-users 5 --stats stats in")
    let many = try place.shell("\(Self.redact) --min-users 8 in")
    #expect(few.output.contains("tag") && !many.output.contains("tag"))
    #expect(try place.text(of: "stats").contains(#""rare-values":"#))
  }

  /// What is refused, and what the message proposes.
  @Test(arguments: [
    ("--policy topics --two-pass < in", "standard input does not allow; save it to a file"),
    ("--policy topics --two-pass pipe", "pipe does not allow; save it to a file"),
    ("--policy topics --min-users 4 in", "--min-users takes a number from 5"),
    ("--two-pass in", "--two-pass goes with a policy that keeps tags"),
    ("--min-users 20 in", "--min-users goes with a policy that keeps tags"),
    ("--policy topics --resume in -o out/", "start the batch again with --two-pass"),
  ]) func refusals(arguments: String, message: String) throws {
    let place = try Workspace()
    try place.write(Self.records(0..<3), to: "in")
    let run = try place.shell("mkfifo pipe; \"$MOULT\" redact \(arguments)")
    #expect(run.code != 0 && run.output.isEmpty)
    #expect(run.messages.contains(message), "\(run.messages)")
  }

  /// The policy `strict` keeps no such value, and a batch with it is resumed as before.
  @Test func strictIsTheSame() throws {
    let place = try Workspace()
    try place.write(Self.records(0..<3), to: "in")
    let run = try place.shell(
      "\"$MOULT\" redact in -o out/ && \"$MOULT\" redact --resume in -o out/")
    #expect(run.code == 0 && run.messages.isEmpty)
  }
}
