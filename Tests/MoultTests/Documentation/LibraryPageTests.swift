import Foundation
import Moult
import Synthetic
import Testing

/// The pages about the library: the example, the text that it returns, the flat schema.
@Suite struct LibraryPageTests {
  static let package = PackageFolder.root

  static func text(_ path: String) throws -> String {
    try String(contentsOf: package.appending(path: path), encoding: .utf8)
  }

  /// The fenced blocks of the library's page in a language, in order.
  static func blocks(_ language: String) throws -> [String] {
    try blocks(language, of: "Documentation/library.md")
  }

  /// The fenced blocks of a page in a language, in order.
  static func blocks(_ language: String, of page: String) throws -> [String] {
    let parts = try text(page).components(separatedBy: "\n```")
    return parts.indices.filter { $0 % 2 == 1 && parts[$0].hasPrefix(language + "\n") }
      .map { String(parts[$0].dropFirst(language.count + 1)) }
  }

  @Test(arguments: [1, 4_096, Int.max]) func theExamplePrintsWhatIsShown(_ size: Int) throws {
    let input = Array(try Data(contentsOf: Self.package.appending(path: "Samples/stream.jsonl")))
    let printed = try languages(of: Self.chunks(input, size)).replacing("\r\n", with: "\n")
    #expect(try Self.blocks("csv").map { $0 + "\n" } == [printed])
  }

  @Test func theExampleReadsRecordsOfEveryForm() throws {
    for form in Form.allCases where form != .v1Users {
      var options = Options()
      options.pageSize = 4
      var stream = Stream(form: form, seed: 5, options: options)
      var input: [UInt8] = []
      for _ in 0..<200 { stream.next(into: &input) }
      let rows = try languages(of: [input]).split(separator: "\r\n")
      #expect(rows.first == "lang,tweets,users" && rows.count > 1, "\(form)")
    }
  }

  @Test func theFlatSchemaIsTheOneOfTheLines() throws {
    let sections = try Self.text("Documentation/policies.md").components(separatedBy: "\n## ")
    let section = try #require(sections.first { $0.hasPrefix("The flat schema") })
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let named = rows.flatMap { $0.split(separator: "|")[0].matches(of: /`([a-z_]+)`/).map(\.1) }
    var job = Redactor(try Policy.named("text"), .init(shape: .flat))
    job.feed(Array(#"{"id_str":"1","text":"","user":{"id_str":"2"}}"#.utf8))
    job.finish()
    let keys = job.output.string.matches(of: /"([a-z_]+)":/).map(\.1)
    #expect(keys.count > 10 && named == keys)
  }

  private static func chunks(_ bytes: [UInt8], _ size: Int) -> [[UInt8]] {
    let size = min(size, bytes.count)
    return stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min($0 + size, bytes.count)])
    }
  }
}
