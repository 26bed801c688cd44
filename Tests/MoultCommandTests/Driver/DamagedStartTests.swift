import Foundation
import Testing

/// Files with a damaged start, in directories and archives: one record is lost, and is counted.
@Suite(.tags(.process)) struct DamagedStartTests {
  private struct Row: Decodable {
    let member: String
    let outputs: Int?
    let rejected: [String: Int]
    let faults: [String: Int]
  }

  static let records = 4

  static let samples = [
    (1...records).map { Invented.tweet($0) + "\n" }.joined(),
    (1...records).map { "{\"lang\":\"en\"," + Invented.tweet($0).dropFirst() + "\r\n" }.joined(),
  ]

  /// Fills a folder with the sample, damaged at each of its first 64 bytes.
  private func fill(_ place: Workspace, _ sample: String) throws -> Int {
    let whole = Array(sample.utf8)
    var count = 0
    for index in 0..<64 {
      for value: UInt8 in [0, 10, 34, 60, 88, 92, 123, 255] where whole[index] != value {
        var bytes = whole
        bytes[index] = value
        try Data(bytes).write(to: URL(fileURLWithPath: place.path("in/\(index)-\(value)")))
        count += 1
      }
    }
    return count
  }

  @Test(
    .enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools), arguments: samples,
    ["in", "tar cf x in", "zip -qr x.zip in; mv x.zip x"])
  func nothingIsLostInSilence(sample: String, packing: String) throws {
    let place = try Workspace()
    #expect(try place.shell("mkdir in").code == 0)
    let count = try fill(place, sample)
    if packing != "in" { #expect(try place.shell(packing).code == 0) }
    let input = packing == "in" ? "in" : "x"
    let run = try place.shell("\"$MOULT\" dehydrate \(input) -o out/ --report r.json --stats s")
    #expect(run.code == 1)
    let rows = try JSONDecoder().decode([Row].self, from: Data(place.text(of: "r.json").utf8))
    #expect(rows.count == count)
    // A damaged key can make the first record an unknown one, which is counted as such.
    for row in rows {
      let (kept, lost) = (row.outputs ?? 0, row.rejected.values.reduce(0, +))
      #expect(row.faults.isEmpty && kept >= Self.records - 1, "\(row)")
      #expect(kept == Self.records || lost > 0 || row.member.contains(/[2-4][0-9]-/), "\(row)")
    }
  }

  /// An error page, or the signature of an image, at the start costs only its own lines.
  @Test(
    .enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools),
    arguments: ["<html>502 Bad Gateway</html>\n", "RIFF", "<?xml version='1.0'?>\n"], ["in", "x"])
  func theMarkOfAnotherFormat(mark: String, input: String) throws {
    let place = try Workspace()
    #expect(try place.shell("mkdir in").code == 0)
    try place.write(mark + Invented.tweet(1) + "\n" + Invented.lines(2..<9), to: "in/a")
    #expect(try place.shell("tar cf x in").code == 0)
    let run = try place.moult(["dehydrate", input])
    #expect(run.code == 1 && run.messages.contains("in/a: line 1"), "\(run)")
    #expect(run.output.hasSuffix("2\n3\n4\n5\n6\n7\n8\n"), "\(run)")
  }

  /// A damaged page, on one line or on many, is not taken for a file of another format.
  @Test func aPageIsNotPassedOver() throws {
    let place = try Workspace()
    let page = #"{"data":[{"id":"5","text":"a"},{"id":"6","text":"b"}],"meta":{"result_count":2}}"#
    #expect(try place.shell("mkdir in").code == 0)
    try place.write("X" + page.dropFirst() + "\n", to: "in/a.json")
    try place.write(
      "X\n  \"data\": [\n    {\"id\": \"5\",\n \"text\": \"a\"}\n  ]\n}\n", to: "in/b.json")
    try place.write(Invented.tweet(9) + "\n", to: "in/c.json")
    let run = try place.shell("\"$MOULT\" dehydrate in")
    #expect(run.code == 1 && run.output.hasSuffix("9\n"))
    for name in ["in/a.json: line 1", "in/b.json: line 1"] {
      #expect(run.messages.contains(name), "\(run.messages)")
    }
  }
}
