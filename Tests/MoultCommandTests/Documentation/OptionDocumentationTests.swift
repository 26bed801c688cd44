import Foundation
import Testing

@testable import MoultCommand

/// The pages of `Documentation` have, between two markers, the table of the options of a command.
///
/// With `MOULT_WRITE_DOCUMENTATION=1` in the environment the tables are written; one page can have several, so that
/// the cases run one after the other.
@Suite(.serialized) struct OptionDocumentationTests {
  static let names = [
    "all", "batch", "dehydrate", "redact", "aggregate", "comply", "explain", "share", "recipient",
    "ledger", "policy", "budget", "cite", "key",
  ]

  private static let pages = PackageFolder.root.appending(path: "Documentation")
  private static let end = "<!-- end -->"
  private static let writes =
    ProcessInfo.processInfo.environment["MOULT_WRITE_DOCUMENTATION"] == "1"

  /// Pages with a marker of a name.
  private func pages(with marker: String) throws -> [URL] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: Self.pages, includingPropertiesForKeys: nil)
    return try (files ?? []).filter { file in
      try file.pathExtension == "md"
        && String(contentsOf: file, encoding: .utf8).contains(marker)
    }
  }

  @Test(arguments: names) func aPageHasTheTable(_ name: String) throws {
    let marker = "<!-- options: \(name) -->\n"
    let pages = try pages(with: marker)
    if pages.isEmpty { try Test.cancel("no page has the marker \(marker.dropLast()): skipped") }
    let table = OptionTable.markdown(name)
    #expect(table.split(separator: "\n").count > 2)
    for page in pages {
      let text = try String(contentsOf: page, encoding: .utf8)
      let start = try #require(text.range(of: marker))
      let end = try #require(text.range(of: Self.end, range: start.upperBound..<text.endIndex))
      let old = start.upperBound..<end.lowerBound
      if Self.writes {
        try text.replacingCharacters(in: old, with: table).write(
          to: page, atomically: true, encoding: .utf8)
      } else {
        #expect(
          text[old] == table,
          "\(page.lastPathComponent) differs: write it with MOULT_WRITE_DOCUMENTATION=1")
      }
    }
  }

  /// Each option is in one of the tables.
  @Test func theTablesHaveAllOptions() {
    let tables = Self.names.map(OptionTable.markdown).joined()
    for row in CommandListTests.paths.flatMap(CommandListTests.rows(of:)) where !row.isOperand {
      #expect(tables.contains(row.typed), "\(row.typed)")
    }
  }
}

/// Options as a table of Markdown.
enum OptionTable {
  /// The table of a job, of all jobs, or of a group of commands.
  static func markdown(_ name: String) -> String {
    let lines = rows(name).map { row, commands in
      let meaning = [row.help, row.details].filter { !$0.isEmpty }.joined(separator: " ")
      let note = commands.isEmpty ? "" : " (\(commands.map { "`\($0)`" }.joined(separator: ", ")))"
      return "| \(typed(row)) | \(escaped(meaning))\(note) | \(escaped(row.usual ?? "")) |\n"
    }
    return "| option | meaning | default |\n|---|---|---|\n" + lines.joined()
  }

  /// The rows of a table, each with the commands of a group that have it, where not all do.
  private static func rows(_ name: String) -> [(OptionRow, [String])] {
    switch name {
    case "all": return with([.common, .limits], Dehydrate.rows)
    case "batch": return with([.batch], Dehydrate.rows)
    default:
      let node = CommandList.all.first { $0.about.name == name }
      let commands = node.map(CommandList.commands(of:)) ?? []
      var rows: [(OptionRow, [String])] = []
      for row in commands.flatMap({ $0.rows }) where row.group == .own {
        guard !rows.contains(where: { $0.0 == row }) else { continue }
        let having = commands.filter { $0.rows.contains(row) }
        rows.append((row, having.count == commands.count ? [] : having.map { $0.about.name }))
      }
      return rows
    }
  }

  private static func with(
    _ groups: [OptionRow.Group], _ rows: [OptionRow]
  ) -> [(OptionRow, [String])] {
    rows.filter { groups.contains($0.group) }.map { ($0, []) }
  }

  private static func typed(_ row: OptionRow) -> String {
    let value = escaped(row.valueName.uppercased())
    switch row.arity {
    case .operand: return "`\(value)`"
    case .operands: return "`\(value) ...`"
    case .flag: return "`\(row.typed)`"
    case .single, .repeated:
      return (row.short.map { "`-\($0)`, " } ?? "") + "`\(row.typed) \(value)`"
    }
  }

  /// A bar would end a cell.
  private static func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
