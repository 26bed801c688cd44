import ArgumentParser
import Testing

@testable import MoultCommand

/// The help pages fit a screen, and together they have every option.
@Suite(.tags(.process)) struct HelpTests {
  private func lines(_ words: [String]) throws -> [String] {
    let run = try Workspace().moult(words)
    #expect(run.code == 0 && run.messages.isEmpty)
    return run.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func words(_ page: String) -> [String] { page.split(separator: " ").map(String.init) }

  @Test(arguments: CommandList.pages) func aPageFitsAScreen(_ page: String) throws {
    let help = try lines(["help"] + words(page))
    #expect(help.count <= 40 && help.allSatisfy { $0.count <= 80 })
    let all = try lines(words(page) + ["--help-all"])
    #expect(all.count >= help.count && all.allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: CommandList.pages) func allWaysLeadToThePage(_ page: String) throws {
    let help = try lines(["help"] + words(page))
    #expect(try lines(words(page) + ["--help"]) == help)
    #expect(try lines(words(page) + ["-h"]) == help)
    #expect(
      try lines(["help"] + words(page) + ["--help-all"]) == lines(words(page) + ["--help-all"]))
  }

  @Test(arguments: CommandListTests.paths) func everyOptionIsOnAPage(_ path: String) throws {
    let (help, all) = (try lines(["help"] + words(path)), try lines(words(path) + ["--help-all"]))
    func has(_ lines: [String], _ row: OptionRow) -> Bool {
      lines.contains { line in
        line.hasPrefix("  ")
          && line.split(whereSeparator: { " ,".contains($0) }).prefix(2).contains {
            $0 == row.typed
          }
      }
    }
    for row in CommandListTests.rows(of: path) {
      #expect(has(help, row) == !row.isRare && has(all, row), "\(row.typed)")
    }
    #expect(
      help.contains("All options, with details: moult \(path) --help-all")
        == (help.count < all.count))
  }

  @Test(arguments: HelpTopic.allCases) func aTopicFitsAScreen(_ topic: HelpTopic) throws {
    let page = try lines(["help", topic.rawValue])
    #expect(page.count <= 40 && page.allSatisfy { $0.count < 80 })
    #expect(try lines(["help"]).contains { $0.contains(topic.rawValue) })
  }

  @Test func topicsHaveTheirOptionsAndCodes() throws {
    for (topic, group) in [(HelpTopic.limits, OptionRow.Group.limits), (.batches, .batch)] {
      let page = try lines(["help", topic.rawValue])
      let rows = Dehydrate.rows.filter { $0.group == group }
      #expect(rows.count > 4)
      for row in rows { #expect(page.contains { $0.contains(row.typed) }, "\(row.typed)") }
    }
    let codes = try lines(["help", "exit-codes"]).compactMap {
      $0.split(separator: " ").first.flatMap { Int($0) }
    }
    #expect(codes == [0, 1, 64, 65, 74, 77])
  }
}
