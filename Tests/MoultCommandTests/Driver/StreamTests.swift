import Foundation
import Testing

/// Pipes and several inputs.
@Suite(.tags(.process)) struct StreamTests {
  /// Waits until a condition is true, as long as a loaded machine may need.
  private func wait(until condition: () throws -> Bool) throws -> Bool {
    for _ in 0..<1_500 {
      if try condition() { return true }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return false
  }

  /// A record is printed while the pipe is open, whether its line has ended or not.
  @Test(arguments: ["dehydrate", "redact"], ["\n", "\r\n", ""])
  func aLivePipe(command: String, lineEnd: String) throws {
    let (place, outputs, pipe) = (try Workspace(), try Workspace(), Pipe())
    let process = try place.start([command], input: pipe.fileHandleForReading, outputsIn: outputs)
    for id in 1...3 {
      try pipe.fileHandleForWriting.write(contentsOf: Data((Invented.tweet(id) + lineEnd).utf8))
      let comes = try wait { try outputs.text(of: "output").split(separator: "\n").count == id }
      #expect(comes && process.isRunning, "record \(id)")
    }
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(try outputs.text(of: "output").split(separator: "\n").count == 3)
    #expect(try outputs.text(of: "messages").isEmpty)
  }

  /// Records on a thread are printed before the command waits for bytes, even if a stream pauses at the end of a chunk.
  @Test(arguments: ["dehydrate", "redact"], [0, 100])
  func aLivePipeOfWholeParts(command: String, missing: Int) throws {
    let (place, outputs, pipe) = (try Workspace(), try Workspace(), Pipe())
    let text = Data(Invented.lines(ofBytes: (1 << 20) - missing).utf8)
    // All bytes are written before the first is read, so that the stream has no other pause.
    let setsPipeSize: Int32 = 1031
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    try #require(fcntl(descriptor, setsPipeSize, 1 << 20) >= text.count)
    try pipe.fileHandleForWriting.write(contentsOf: text)
    let process = try place.start(
      [command, "--threads", "2"], input: pipe.fileHandleForReading, outputsIn: outputs)
    let count = text.count { $0 == UInt8(ascii: "\n") }
    let comes = try wait { try outputs.text(of: "output").utf8.count { $0 == 10 } == count }
    #expect(comes && process.isRunning)
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// The reader of the output may close it early.
  @Test(arguments: ["dehydrate", "redact"])
  func aReaderThatLeaves(command: String) throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<50_000), to: "in")
    let run = try place.shell(#""$MOULT" \#(command) in | head -n 1; exit ${PIPESTATUS[0]}"#)
    #expect(run.code == 0 && run.messages.isEmpty)
    #expect(run.output.split(separator: "\n").count == 1)
  }

  @Test func inputsInOrder() throws {
    let place = try Workspace()
    try place.write(Invented.tweet(1), to: "a")
    try place.write("[\(Invented.tweet(3)),\n\(Invented.tweet(4))]", to: "b")
    let run = try place.moult(["dehydrate", "a", "-", "b"], input: Invented.tweet(2))
    #expect(run.code == 0 && run.output == "1\n2\n3\n4\n")
  }

  @Test func uniqueOverInputs() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<4), to: "a")
    try place.write(Invented.lines(2..<6), to: "b")
    let run = try place.moult(["dehydrate", "--unique", "a", "b"])
    #expect(run.output == "1\n2\n3\n4\n5\n")
  }

  /// A message names the input, the line and the byte, each counted from the start of its input.
  @Test func messagesNamePlaces() throws {
    let place = try Workspace()
    let word = "qzvxcanry"
    try place.write("\(Invented.tweet(1))\n{\"text\":\"\(word)\n", to: "a")
    try place.write("{\"\(word)\":\(word)}\n{\"id_str\":\"\(word)\",\"text\":\"a\"}\n", to: "b")
    let run = try place.moult(
      ["dehydrate", "a", "b", "-"], input: "\n\n\(word)\n\(Invented.tweet(2))")
    let lines = run.messages.split(separator: "\n")
    let wanted = [
      "moult: a: line 2, byte ", "moult: b: line 1, byte ", "moult: b: line 2, byte 24: ",
      "moult: standard input: line 3, byte 2: ",
    ]
    #expect(run.code == 1 && run.output == "1\n2\n" && lines.count == wanted.count)
    for (line, start) in zip(lines, wanted) { #expect(line.hasPrefix(start), "\(line)") }
    #expect(!run.messages.contains(word))
  }

  /// The first rejections of an input are reported one by one, the others as a number.
  @Test func manyRefusals() throws {
    let place = try Workspace()
    let run = try place.moult(
      ["dehydrate"], input: Invented.tweet(1) + "\n" + String(repeating: "{\n", count: 500))
    let lines = run.messages.split(separator: "\n")
    #expect(run.code == 1 && lines.count == 21)
    #expect(lines.last?.contains("480 more rejected") == true)
  }

  /// If tweets are requested and the input has users, the message names the right option.
  @Test func usersInsteadOfTweets() throws {
    let run = try Workspace().moult(["dehydrate"], input: Invented.user)
    #expect(run.output.isEmpty && run.messages.contains("--ids users"))
  }
}
