import Foundation
import Testing

/// Web archives and 7-Zip archives as inputs of the command.
@Suite(.tags(.process)) struct WebArchiveRunTests {
  private static func record(_ status: String, _ body: String, fields: String = "") -> String {
    let response = "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\n\(fields)\r\n\(body)"
    return """
      WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r
      WARC-Target-URI: https://api.example/qx7handle?user_id=880000000000007932\r
      Content-Type: application/http; msgtype=response\r
      Content-Length: \(response.utf8.count)\r\n\r\n\(response)\r\n\r\n
      """
  }

  private static func page(_ ids: ClosedRange<Int>) -> String {
    "[" + ids.map { Invented.tweet($0, user: 1000 + $0) }.joined(separator: ",") + "]"
  }

  private static let stream = "Transfer-Encoding: chunked\r\n"
  private static func chunks(_ text: String) -> String {
    text.split(separator: "\n").map { String($0.utf8.count + 2, radix: 16) + "\r\n\($0)\r\n\r\n" }
      .joined()
  }

  static let archive =
    record("200 OK", page(1...3)) + record("429 Too Many Requests", #"{"errors":[{"code":88}]}"#)
    + record("200 OK", chunks(Invented.lines(4..<9)) + "0\r\n\r\n", fields: stream)
    + record("404 Not Found", "{}") + record("429 Too Many Requests", "{}")

  static let counts =
    #""members":{"http-status":3,"read":2},"statuses":{"404":1,"429":2},"nothing":["#

  @Test(arguments: ["in", "- < in", "--threads 1 in", "in.gz"])
  func responses(line: String) throws {
    let place = try Workspace()
    try place.write(Self.archive, to: "in")
    let run = try place.shell("gzip -kf in; \"$MOULT\" dehydrate --stats s \(line)")
    #expect(run.code == 0 && run.output == (1...8).map { "\($0)\n" }.joined(), "\(run.messages)")
    #expect(
      run.messages.contains(
        "3 HTTP responses were not read: 1 of status 404, 2 of status 429; the first is"))
    #expect(!run.messages.contains("qx7") && !run.messages.contains("8800"))
    #expect(try place.text(of: "s").contains(Self.counts))
  }

  /// No number of a head or of a chunk is an ID, and each response has an output of its own.
  @Test func releasesAndBatches() throws {
    let sample = try ShareSample()
    try sample.place.write(Self.archive, to: "in")
    let shared = try sample.moult("share ids --to Lab --limits small.yaml -o out in")
    #expect(shared.code == 0, "\(shared.messages)")
    #expect(
      try sample.place.text(of: "out/tweet-ids-0001.txt") == (1...8).map { "\($0)\n" }.joined())
    let batch = try sample.moult("dehydrate -o batch/ --report report in")
    #expect(batch.code == 0)
    #expect(try sample.place.text(of: "batch/in/#1.txt") == "1\n2\n3\n")
    #expect(try !sample.place.text(of: "report").contains("qx7"))
  }

  /// A stream that ends within a chunk: whole records are kept, the rest is reported.
  @Test func aTruncatedStream() throws {
    let place = try Workspace()
    let cut = String(Self.chunks(Invented.lines(1..<9)).dropLast(30))
    try place.write(Self.record("200 OK", cut, fields: Self.stream), to: "in")
    let run = try place.shell("\"$MOULT\" dehydrate in")
    #expect(run.code == 1 && run.output == (1...7).map { "\($0)\n" }.joined())
    #expect(run.messages.contains("in/#1: it is cut short at byte"))
  }

  /// The exit code where nothing is useful.
  @Test func nothingUseful() throws {
    let place = try Workspace()
    try place.write(Self.record("429", "{}"), to: "in")
    #expect(try place.shell("\"$MOULT\" dehydrate in").code == 65)
    try place.write("7z\u{BC}\u{AF}\u{27}\u{1C}", to: "text")
    let run = try place.shell(
      "iconv -f UTF-8 -t LATIN1 text > in; echo x >> in; \"$MOULT\" dehydrate in")
    #expect(run.code == 65 && run.messages.contains("7-Zip"), "\(run.messages)")
  }
}
