import Foundation
import Testing

/// What must not leave hostile records, compared with the counts of Documentation/recall.md.
@Suite(
  .tags(.corpus, .process, .slow),
  .enabled(if: Recall.arePresent, "../shared/privacy is missing: skipped"),
  .enabled(if: Recall.hasPython, "python3 is not in the PATH: skipped"))
struct RecallTests {
  static let page = PackageFolder.path("Documentation/recall.md")

  /// No class has fewer clean cases than the page says, and the command ends as expected.
  @Test func noClassIsBelowThePage() throws {
    let run = try Recall.check(page: Self.page)
    #expect(run.code == 0, "\(run.messages)")
  }

  /// The comparison can fail: a page that says one more for a class that is not fully clean.
  @Test func aClassBelowThePageIsAFailure() throws {
    let place = try Workspace()
    let text = try String(contentsOfFile: Self.page, encoding: .utf8)
    let row = try #require(
      text.firstMatch(of: /\| all \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|/))
    let better = text.replacing(
      row.0, with: "| all | \(row.1) | \(row.2) | \(row.3) | \((Int(row.4) ?? 0) + 1) |")
    try place.write(better, to: "page.md")
    let run = try Recall.check(page: place.path("page.md"))
    #expect(
      run.code == 1 && run.messages.contains("all: \(row.4) of \(row.1) are clean under text"))
  }
}

/// The script that measures recall.
enum Recall {
  static let cases = PackageFolder.path("../shared/privacy/cases.jsonl")
  static var arePresent: Bool { FileManager.default.fileExists(atPath: cases) }

  static var hasPython: Bool {
    ["/usr/bin/python3", "/bin/python3"].contains(
      where: FileManager.default.isExecutableFile(atPath:))
  }

  static func check(page: String) throws -> Workspace.Finished {
    let script = PackageFolder.path("scripts/recall.py")
    return try Workspace().shell(
      "python3 -B '\(script)' \"$MOULT\" '\(cases)' --check '\(page)'")
  }
}
