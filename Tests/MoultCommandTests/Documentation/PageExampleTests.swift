import Foundation
import Testing

/// Every `console` block of every page is run and prints what the page shows.
///
/// With `MOULT_WRITE_DOCUMENTATION=1` in the environment, the test writes what is printed into the pages.
@Suite(.tags(.process)) struct PageExampleTests {
  static let pages = Page.all.filter { page in page.blocks.contains { $0.language == "console" } }

  private static let writes =
    ProcessInfo.processInfo.environment["MOULT_WRITE_DOCUMENTATION"] == "1"

  @Test(arguments: pages) func theCommandPrintsWhatIsShown(_ page: Page) throws {
    var lines: [String] = []
    var end = 0
    for block in page.blocks where block.language == "console" {
      let shown = page.lines(of: block)
      let printed = try Self.transcript(of: shown, on: page)
      if !Self.writes { #expect(Self.timeless(printed) == Self.timeless(shown), "\(page.path)") }
      lines += page.lines[end..<block.range.lowerBound]
      lines += Self.timeless(printed) == Self.timeless(shown) ? shown : printed
      end = block.range.upperBound
    }
    lines += page.lines[end...]
    guard Self.writes, lines != page.lines else { return }
    try lines.joined(separator: "\n").write(
      toFile: PackageFolder.path(page.path), atomically: true, encoding: .utf8)
  }

  @Test func thePagesHaveExamples() {
    let paths = Set(Self.pages.map(\.path))
    #expect(
      paths.isSuperset(of: ["README.md", "Documentation/jobs.md", "Documentation/sharing.md"]))
  }

  /// A command line anywhere else would be an example that nothing runs.
  @Test(arguments: Page.all) func commandLinesAreInConsoleBlocks(_ page: Page) {
    for block in page.blocks {
      #expect(
        ["console", "swift", "c", "python", "csv", "yaml", "json", "text"].contains(block.language),
        "\(page.path)"
      )
      let commands = page.lines(of: block).filter { $0.hasPrefix("$ ") }
      #expect(commands.isEmpty == (block.language != "console"), "\(page.path): \(commands)")
    }
    #expect(
      !page.prose.contains { $0.trimmingCharacters(in: .whitespaces).hasPrefix("$ ") },
      "\(page.path)")
  }

  /// Runs the command lines of a block in a new folder and returns the block as it should be.
  private static func transcript(of block: [String], on page: Page) throws -> [String] {
    let shell = try PageShell(page)
    return try block.filter { $0.hasPrefix("$ ") }.flatMap { line in
      [line] + (try shell.run(String(line.dropFirst(2))))
    }
  }

  /// The duration of a run differs each time, and the checksum of the catalogues with each change of them.
  private static func timeless(_ lines: [String]) -> [String] {
    lines.map { line in
      line.replacing(/"seconds":[0-9.]+/, with: "\"seconds\":…")
        .replacing(/("catalogue":"|catalogues of fields have the SHA-256 )[0-9a-f]{64}/) {
          $0.1 + "…"
        }
    }
  }
}
