import Foundation
import MoultIO
import Testing

/// Web archives (WARC) of HTTP responses, as Social Feed Manager and twarc keep them.
@Suite(.tags(.slow)) struct WebArchiveTests {
  static let text = Array("{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n".utf8)
  static let gzip = decode("H4sIAAAAAAACA6tWykxRsjKs5aoGM4xgDONaLgB2CdiJGwAAAA==")
  static let zlib = decode("eJyrVspMUbIyrOWqBjOMYAzjWi4AbMAHfg==")
  static let raw = decode("q1bKTFGyMqzlqgYzjGAM41ouAA==")
  /// A stream that was flushed and never ended.
  static let live = decode("H4sIAAAAAAACA6pWykxRsjKs5aoGM4xgDONaLgAAAAD//w==")

  private static func decode(_ text: String) -> [UInt8] {
    Array(Data(base64Encoded: text) ?? Data())
  }

  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let met: [Met]
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], _ met: [Met]) {
      (self.name, self.bytes, self.met) = (name, bytes, met)
    }

    /// One response with a body.
    init(_ name: String, _ fields: [String], _ body: [UInt8], _ error: MemberError.Code? = nil) {
      self.init(
        name, WebArchive.record(content: WebArchive.response(fields: fields, body)),
        [Met(name: "in/#1", content: text, error: error)])
    }
  }

  private static let chunks = ["Transfer-Encoding: chunked"]
  private static func size(_ count: Int) -> [String] { ["Content-Length: \(count)"] }

  static let bodies = [
    Sample("with its size", size(text.count), text),
    Sample("without a size", [], text),
    Sample("in chunks", chunks, WebArchive.chunked(text, each: 10)),
    Sample("in chunks of a byte", chunks, WebArchive.chunked(text, each: 1)),
    Sample(
      "in chunks with extensions and trailers", ["TRANSFER-ENCODING:Chunked"],
      Array("1B;a=\"b\"\r\n".utf8) + text + Array("\r\n0\r\nA: b\r\n\r\n".utf8)),
    Sample(
      "in chunks without the last", chunks, WebArchive.chunked(text, each: 10, end: ""), .cutShort),
    Sample("in chunks that were joined", chunks, text),
    Sample("gzip", ["Content-Encoding: gzip"] + size(gzip.count), gzip),
    Sample(
      "gzip in chunks", ["Content-Encoding: gzip"] + chunks, WebArchive.chunked(gzip, each: 7)),
    Sample("gzip, decoded by the collector", ["Content-Encoding: gzip"] + size(gzip.count), text),
    Sample(
      "gzip of a stream", ["Content-Encoding: gzip"] + chunks,
      WebArchive.chunked(live, each: 7, end: ""), .cutShort),
    Sample("deflate in zlib's wrapper", ["Content-Encoding: deflate"], zlib),
    Sample(
      "deflate without a wrapper", ["Content-Encoding: deflate"] + chunks,
      WebArchive.chunked(raw, each: 5)),
    Sample("deflate, decoded by the collector", ["Content-Encoding: deflate"], text),
    Sample("identity", ["Content-Encoding: identity"] + size(text.count), text),
    Sample("shorter than its size", size(text.count + 1), text, .cutShort),
  ]

  static let archives = [
    Sample(
      "other records",
      WebArchive.record(
        "warcinfo", type: "application/warc-fields", content: Array("a: 1\r\n".utf8))
        + WebArchive.record("request", content: Array("GET / HTTP/1.1\r\n\r\n".utf8))
        + WebArchive.record(content: WebArchive.response(text))
        + WebArchive.record("revisit", content: WebArchive.response([]))
        + WebArchive.record("metadata", content: text),
      [
        Met(name: "in/#1", error: .noResponse), Met(name: "in/#2", error: .noResponse),
        Met(name: "in/#3", content: text), Met(name: "in/#4", error: .noResponse),
        Met(name: "in/#5", error: .noResponse),
      ]),
    Sample(
      "records that are content",
      WebArchive.record("resource", type: "application/json", content: text)
        + WebArchive.record("conversion", type: "application/json", content: gzip)
        + WebArchive.record(type: "text/dns", content: Array("a name and its number".utf8)),
      [
        Met(name: "in/#1", content: text), Met(name: "in/#2", content: text),
        Met(name: "in/#3", error: .notJSON),
      ]),
    Sample(
      "other statuses",
      ["404 Not Found", "429", "301 Moved", "206 Partial Content"].flatMap {
        WebArchive.record(content: WebArchive.response(status: $0, text))
      },
      (1...4).map { Met(name: "in/#\($0)", error: .httpStatus) }),
    Sample(
      "a provisional response",
      WebArchive.record(
        content: Array("HTTP/1.1 100 Continue\r\n\r\n".utf8) + WebArchive.response(text)),
      [Met(name: "in/#1", content: text)]),
    Sample(
      "unsupported codings",
      WebArchive.record(content: WebArchive.response(fields: ["Content-Encoding: br"], text))
        + WebArchive.record(
          content: WebArchive.response(fields: ["Content-Encoding: gzip, br"], text)),
      [Met(name: "in/#1", error: .contentCoding), Met(name: "in/#2", error: .contentCoding)]),
    Sample(
      "records without a readable head",
      WebArchive.record("continuation", content: text)
        + WebArchive.record("resp0nse", content: text)
        + WebArchive.record(content: text) + WebArchive.record(content: WebArchive.response(text)),
      [
        Met(name: "in/#1", error: .unsupported), Met(name: "in/#2", error: .unsupported),
        Met(name: "in/#3", error: .damaged), Met(name: "in/#4", content: text),
      ]),
    Sample(
      "a UUID, an address as ID, and other versions",
      WebArchive.record(
        id: "<urn:uuid:0189ABcd-0000-4000-8000-0123456789ab>", version: "1.1",
        content: WebArchive.response(text))
        + WebArchive.record(
          id: "<https://x.example/qx7handle/1510000000013345680>", version: "0.18",
          content: WebArchive.response(text)),
      [
        Met(name: "in/0189ABcd-0000-4000-8000-0123456789ab", content: text),
        Met(name: "in/#2", content: text),
      ]),
    Sample(
      "a truncated response",
      WebArchive.record(fields: ["WARC-Truncated: length"], content: WebArchive.response(text)),
      [Met(name: "in/#1", content: text, error: .cutShort)]),
    Sample(
      "bytes between records",
      WebArchive.record(content: WebArchive.response(text)) + Array("WARC noise\r\n".utf8)
        + WebArchive.record(content: WebArchive.response(text)),
      [
        Met(name: "in/#1", content: text), Met(name: "in", error: .damaged),
        Met(name: "in/#2", content: text),
      ]),
    Sample(
      "a record without a size",
      WebArchive.record(content: WebArchive.response(text), size: "")
        + WebArchive.record(content: WebArchive.response(text)),
      [
        Met(name: "in/#1", error: .damaged), Met(name: "in", error: .damaged),
        Met(name: "in/#2", content: text),
      ]),
  ]

  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test(arguments: bodies + archives) func isRead(_ sample: Sample) throws {
    _ = try scratch.write(sample.bytes, to: "in")
    #expect(try scratch.members("in") == sample.met)
  }

  /// Line ends without carriage returns, and a second archive after the first.
  @Test(arguments: archives) func joined(_ sample: Sample) throws {
    let all = sample.bytes + WebArchive.record(content: WebArchive.response(Self.text))
    _ = try scratch.write(all, to: "in")
    let number = sample.met.count { $0.name != "in" } + 1
    #expect(
      try scratch.members("in") == sample.met + [Met(name: "in/#\(number)", content: Self.text)])
  }

  @Test func linesWithoutCarriageReturns() throws {
    let record = WebArchive.record(content: WebArchive.response(Self.text))
    let head = String(decoding: record, as: UTF8.self).replacing("\r\n", with: "\n")
      .replacing(/Content-Length: \d+\nHTTP/, with: "HTTP")
    let size = WebArchive.response(Self.text).count { $0 != 0x0D }
    let text = head.replacing(/Content-Length: \d+/, with: "Content-Length: \(size)")
    _ = try scratch.write(Array(text.utf8), to: "in")
    #expect(try scratch.members("in") == [Met(name: "in/#1", content: Self.text)])
  }

  @Test func compressedRecordByRecord() throws {
    try #require(missingTools.isEmpty, "needs gzip")
    for (index, sample) in Self.archives.prefix(4).enumerated() {
      _ = try scratch.write(sample.bytes, to: "a\(index)")
    }
    try scratch.shell("for a in a?; do gzip -c $a; done > in")
    let met = try scratch.members("in")
    #expect(met.count == Self.archives.prefix(4).map(\.met.count).reduce(0, +))
    #expect(met.map(\.content) == Self.archives.prefix(4).flatMap { $0.met.map(\.content) })
  }

  /// Each truncation is reported, and what came before it is read.
  @Test(arguments: bodies.prefix(10)) func truncated(_ sample: Sample) throws {
    let record = sample.bytes
    let all = record + record
    for count in record.count + 5..<all.count - 4 {
      _ = try scratch.write(Array(all[..<count]), to: "in")
      let met = try scratch.members("in")
      #expect(met.first == sample.met.first)
      #expect(
        met.dropFirst().contains { [.cutShort, .damaged].contains($0.error) }, "\(count): \(met)")
      #expect(met.allSatisfy { Self.text.starts(with: $0.content) }, "\(count): \(met)")
    }
  }

  /// A damaged byte is reported, or changes nothing of the content, or is in the content.
  @Test(arguments: [bodies[0], bodies[2], bodies[6]]) func damaged(_ sample: Sample) throws {
    let other = WebArchive.record(content: WebArchive.response(Self.text))
    for index in sample.bytes.indices {
      var bytes = sample.bytes
      bytes[index] ^= 0x11
      _ = try scratch.write(other + bytes + other, to: "in")
      let met = try scratch.members("in")
      #expect(met.first == Met(name: "in/#1", content: Self.text))
      let isWhole = met.count { $0.content.count == Self.text.count } == 3
      // A damaged field of the coding leaves the sizes of chunks in the content, whose records are rejected.
      let isLonger = met.contains { $0.content.count > Self.text.count }
      #expect(isWhole || isLonger || met.contains { $0.error != nil }, "\(index): \(met)")
    }
  }

  @Test func limits() throws {
    let record = WebArchive.record(content: WebArchive.response(Self.text))
    _ = try scratch.write(record + record + record, to: "in")
    #expect(
      try scratch.members("in", limits: ContainerLimits(members: 2)).map(\.error) == [
        nil, nil, .tooManyMembers,
      ])
    let small = WebArchive.response(Self.text).count - 5
    let met = try scratch.members("in", limits: ContainerLimits(memberBytes: small))
    #expect(met.count == 3 && met.allSatisfy { $0.error == .tooLarge })
    #expect(met.allSatisfy { $0.content == Self.text.dropLast(5) })
    #expect(
      try scratch.members("in", limits: ContainerLimits(nesting: 0)) == [
        Met(name: "in", error: .tooDeep)
      ])
  }
}

/// Writes records of web archives.
enum WebArchive {
  static func record(
    _ kind: String = "response", id: String = "<urn:uuid:0>", version: String = "1.0",
    type: String = "application/http; msgtype=response", fields: [String] = [],
    content: [UInt8], size: String? = nil
  ) -> [UInt8] {
    let size = size ?? String(content.count)
    let head = [
      "WARC/\(version)", "WARC-Type: \(kind)", "WARC-Record-ID: \(id)",
      "WARC-Target-URI: https://api.example/qx7handle?user_id=880000000000007932",
      "Content-Type: \(type)",
    ]
    let lines = head + fields + ["Content-Length: \(size)", "", ""]
    return Array(lines.joined(separator: "\r\n").utf8) + content + Array("\r\n\r\n".utf8)
  }

  static func response(
    status: String = "200 OK", fields: [String] = [], _ body: [UInt8]
  ) -> [UInt8] {
    let lines = ["HTTP/1.1 \(status)", "Content-Type: application/json"] + fields + ["", ""]
    return Array(lines.joined(separator: "\r\n").utf8) + body
  }

  static func chunked(_ body: [UInt8], each size: Int, end: String = "0\r\n\r\n") -> [UInt8] {
    stride(from: 0, to: body.count, by: size).flatMap { start in
      let part = body[start..<min(start + size, body.count)]
      return Array((String(part.count, radix: 16) + "\r\n").utf8) + part + Array("\r\n".utf8)
    } + Array(end.utf8)
  }
}
