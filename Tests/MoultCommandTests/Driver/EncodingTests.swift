import Foundation
import Testing

/// Inputs in other encodings than UTF-8, and parts with byte-order marks.
@Suite(.tags(.process)) struct EncodingTests {
  static let wide: [String.Encoding] = [
    .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
  ]
  static let records = (1...40).map {
    Invented.tweet($0, user: $0).replacingOccurrences(of: "words", with: "é 日本 😀 #tag") + "\r\n"
  }.joined()

  private func write(_ bytes: Data, _ place: Workspace, to name: String = "in") throws {
    try bytes.write(to: URL(fileURLWithPath: place.path(name)))
  }

  private func bytes(_ text: String, _ encoding: String.Encoding) throws -> Data {
    try #require(text.data(using: encoding))
  }

  /// Every job prints the same as for UTF-8: from a file, a pipe, a compressed file, on several threads.
  @Test(
    arguments: wide,
    [
      "dehydrate --ids users", "redact --policy topics", "aggregate --by lang --min-users 1",
      "comply --with notices", "explain",
    ])
  func isReadLikeUTF8(encoding: String.Encoding, job: String) throws {
    let place = try Workspace()
    try place.write(#"{"delete":{"status":{"id":3,"user_id":3}}}"#, to: "notices")
    try write(bytes("\u{FEFF}" + Self.records, .utf8), place, to: "plain")
    let job = job.hasPrefix("aggregate") ? "aggregate --by lang" : job
    let truth = try place.shell("\"$MOULT\" \(job) plain")
    for mark in ["", "\u{FEFF}"] {
      try write(bytes(mark + Self.records, encoding), place)
      for line in ["in", "- < in", "<(cat in)", "--threads 1 in", "in.gz"] {
        let run = try place.shell("gzip -kf in; \"$MOULT\" \(job) \(line)")
        #expect(run.code == truth.code && run.output == truth.output, "\(line): \(run.messages)")
        #expect(run.messages == truth.messages)
      }
    }
    #expect(truth.code == 0 && !truth.output.isEmpty)
  }

  /// Notices and lists.
  @Test(arguments: wide) func listsAndNotices(encoding: String.Encoding) throws {
    let place = try Workspace()
    try write(bytes("\u{FEFF}11\r\n\u{A0}12\r\n13\u{200B}\r\n14\r\n", encoding), place)
    try write(
      bytes(#"{"delete":{"status":{"id":12,"user_id":3}}}"#, encoding), place, to: "notices")
    let run = try place.shell("\"$MOULT\" comply --with notices in")
    #expect(run.code == 0 && run.output == "11\n13\n14\n", "\(run.messages)")
    #expect(run.messages.isEmpty)
  }

  /// A lone surrogate costs its record; the position is that of the original bytes.
  @Test(arguments: ["in", "- < in", "--threads 1 in", "in.tar"])
  func aLoneSurrogate(line: String) throws {
    let place = try Workspace()
    var data = try bytes(Self.records, .utf16LittleEndian)
    let start = try bytes("日", .utf16LittleEndian)
    let second = try #require(data.range(of: start, in: 3000..<data.count))
    data.replaceSubrange(second, with: [0x00, 0xDC])
    try write(data, place)
    let row = data[..<second.lowerBound].split(separator: 0x0A).count
    let run = try place.shell("tar cf in.tar in; \"$MOULT\" dehydrate \(line)")
    #expect(run.code == 1 && run.output.split(separator: "\n").count == 39)
    #expect(
      run.messages.hasSuffix(": line \(row), byte \(second.lowerBound): not valid UTF-16\n"),
      "\(run.messages)")
  }

  @Test func anOddByteAtTheEnd() throws {
    let place = try Workspace()
    let data = try bytes(Self.records, .utf16BigEndian)
    try write(data.dropLast(1), place)
    let run = try place.shell("\"$MOULT\" dehydrate in")
    #expect(run.code == 1)
    #expect(run.messages.hasSuffix("byte \(data.count - 2): not valid UTF-16\n"), "\(run.messages)")
    try write(bytes("11\n12\n1", .utf16BigEndian).dropLast(1), place)
    let list = try place.shell("\"$MOULT\" comply --with /dev/null in")
    #expect(!list.output.contains("1\n1\n") && list.output.split(separator: "\n").count <= 2)
  }

  @Test(arguments: [
    ("latin1", "LATIN1", "café"), ("cp1252", "WINDOWS-1252", "“café” …"),
  ])
  func eightBits(encoding: String, word: String, text: String) throws {
    let place = try Workspace()
    try place.write(Self.records.replacingOccurrences(of: "é 日本 😀", with: text), to: "plain")
    for line in ["in", "- < in", "in.gz"] {
      let run = try place.shell(
        "iconv -f UTF-8 -t \(encoding) plain > in; gzip -kf in; \"$MOULT\" redact --policy strict \(line)"
      )
      #expect(run.code == 65 && run.output.isEmpty)
      #expect(run.messages.contains("iconv -f \(word) -t UTF-8"), "\(run.messages)")
    }
    let other = try place.shell("\"$MOULT\" dehydrate in plain")
    #expect(other.code == 1 && other.output.split(separator: "\n").count == 40)
  }

  /// One damaged record stays one rejected record.
  @Test func oneRecordThatIsNotUTF8() throws {
    let place = try Workspace()
    var data = Data(Self.records.replacingOccurrences(of: "é 日本 😀", with: "cafe").utf8)
    let place3 = try #require(data.range(of: Data("cafe".utf8), in: 900..<data.count))
    data[place3.upperBound - 1] = 0xE9
    try write(data, place)
    let run = try place.shell("\"$MOULT\" dehydrate in")
    #expect(run.code == 1 && run.output.split(separator: "\n").count == 39)
    #expect(run.messages.contains("not valid UTF-8"))
  }

  /// Parts that were joined with `cat`, each with its mark.
  @Test func marksOfParts() throws {
    let place = try Workspace()
    try place.write(
      "\u{FEFF}[" + (1...3).map { Invented.tweet($0) }.joined(separator: ",") + "]", to: "a")
    try place.write("\u{FEFF}" + Invented.lines(4..<2000), to: "b")
    for line in ["cat a b a", "cat a b b a | gzip", "for i in a b a; do gzip -c $i; done"] {
      let run = try place.shell("(\(line)) | \"$MOULT\" dehydrate --unique")
      #expect(run.code == 0 && run.output.split(separator: "\n").count == 1999, "\(run.messages)")
      #expect(run.messages.isEmpty)
    }
  }
}
