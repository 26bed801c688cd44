import FoundationEssentials
import Moult
import MoultFiles
import MoultIO
import Testing

/// Values of files are those of their bytes, whatever contains them.
@Suite struct FileValuesTests {
  private static let samples = ["Samples/stream.jsonl", "Samples/pages.jsonl"]

  private static func path(_ name: String) -> String {
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/" + name
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  @Test(arguments: samples, [1, 2, 5])
  func recordsAreThoseOfTheBytes(_ sample: String, _ threads: Int) async throws {
    let path = Self.path(sample)
    let expected = Array(Redactor(try Policy.named("topics")).records(from: [try Self.bytes(path)]))
    let values = Redactor(try Policy.named("topics")).records(
      of: InputFiles([path], threads: threads))
    var records: [FlatRecord] = []
    for try await record in values { records.append(record) }
    #expect(!expected.isEmpty && records == expected)
    #expect(values.report.outputs == expected.count && !values.hasLost)
  }

  @Test(arguments: samples)
  func idsAreThoseOfTheBytes(_ sample: String) async throws {
    let path = Self.path(sample)
    let expected = Array(Dehydrator().ids(from: [try Self.bytes(path)]))
    var ids: [RecordID] = []
    for try await id in Dehydrator().ids(ofFiles: [path, path]) { ids.append(id) }
    #expect(!expected.isEmpty && ids == expected + expected)
  }

  @Test func tablesAreThoseOfTheBytes() async throws {
    let path = Self.path(Self.samples[0])
    let analysis = try Analysis(by: ["lang"], count: ["tweets", "users"])
    let expected = try Aggregator(analysis).results(from: [try Self.bytes(path)])
    let results = try await Aggregator(analysis).results(ofFiles: [path])
    #expect(results.tables.map { $0.text(.csv) } == expected.map { $0.text(.csv) })
    #expect(results.report.records.isEmpty && results.report.outputs == 0)
  }

  @Test func theExampleHasTheRowsOfTheTable() async throws {
    let path = Self.path(Self.samples[0])
    let analysis = try Analysis(by: ["lang"], count: ["tweets", "users"])
    let tables = try await Aggregator(analysis).results(ofFiles: [path]).tables
    let (rows, lost) = try await languages(inFiles: [path])
    #expect(!rows.isEmpty && rows == tables.flatMap(\.rows) && lost.isEmpty)
  }

  @Test func rejectedRecordsHaveAMessage() async throws {
    try await Self.withFile(#"{"id":20,"id_str":"20","text":""}"# + "\n{]\n") { path in
      let values = Dehydrator().ids(ofFiles: [path])
      var ids: [String] = []
      for try await id in values { ids.append("\(id)") }
      let messages = values.takeMessages()
      #expect(ids == ["20"] && messages.count == 1)
      #expect(messages.first?.position?.line == 2 && messages.first?.input == path)
      #expect(values.report.rejectedCount == 1)
    }
  }

  @Test func theExampleOfThePageCounts() async throws {
    let path = Self.path(Self.samples[0])
    let expected = Redactor(try Policy.named("strict")).records(from: [try Self.bytes(path)])
      .count { $0.kind == .reply }
    #expect(try await replies(inFiles: [path]) == expected && expected > 0)
  }

  @Test func aMissingFileIsAnError() async throws {
    let values = Dehydrator().ids(ofFiles: ["/nowhere/at/all"])
    await #expect(throws: IOError.self) { for try await _ in values {} }
  }

  @Test func droppedValuesEndTheRun() async throws {
    // More output than waits at a time, so that the run is in the middle of it.
    let line = #"{"id":20,"id_str":"20","text":""}"# + "\n"
    try await Self.withFile(String(repeating: line, count: 600_000)) { path in
      for _ in 0..<3 {
        let values = Redactor(try Policy.named("strict")).records(ofFiles: [path])
        #expect(try await values.next() != nil)
      }
    }
  }

  private static func withFile(_ text: String, _ body: (String) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.path + "/moult-\(UUID()).jsonl"
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
  }
}
