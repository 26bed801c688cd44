import Foundation
import Testing

/// A Markdown page of the package.
struct Page: CustomTestStringConvertible, Sendable {
  /// Where the page is in the package.
  let path: String
  let lines: [String]

  /// A fenced block, without its fences.
  struct Block: Sendable {
    let language: String
    /// The lines of the page that the block has.
    let range: Range<Int>
  }

  var testDescription: String { path }

  /// All pages of the package. Hidden folders have those of dependencies.
  static let all: [Page] = {
    let files = FileManager.default.enumerator(
      at: PackageFolder.root, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    let prefix = PackageFolder.root.standardizedFileURL.path + "/"
    let paths = (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "md" }
      .map { String($0.standardizedFileURL.path.dropFirst(prefix.count)) }
    return paths.sorted().compactMap { Page($0) }
  }()

  static func named(_ path: String) throws -> Page {
    try #require(all.first { $0.path == path })
  }

  private init?(_ path: String) {
    guard let text = try? String(contentsOfFile: PackageFolder.path(path), encoding: .utf8) else {
      return nil
    }
    self.path = path
    lines = text.components(separatedBy: "\n")
  }

  /// The fenced blocks, in order.
  var blocks: [Block] {
    var blocks: [Block] = []
    var open: (language: String, start: Int)?
    for (number, line) in lines.enumerated() where line.hasPrefix("```") {
      if let (language, start) = open {
        blocks.append(Block(language: language, range: start..<number))
        open = nil
      } else {
        open = (String(line.dropFirst(3)), number + 1)
      }
    }
    return blocks
  }

  func lines(of block: Block) -> [String] { Array(lines[block.range]) }

  /// The lines outside of fenced blocks.
  var prose: [String] {
    let fenced = IndexSet(blocks.flatMap { $0.range.lowerBound - 1...$0.range.upperBound })
    return lines.indices.filter { !fenced.contains($0) }.map { lines[$0] }
  }

  /// The anchors of the headings, as GitHub makes them.
  var anchors: Set<String> {
    Set(
      prose.filter { $0.hasPrefix("#") }.map { heading in
        let title = heading.drop { $0 == "#" }.dropFirst().lowercased()
        return String(
          title.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
        )
        .replacing(" ", with: "-")
      })
  }

  /// The targets of the links and pictures. Code spans are no links.
  var links: [String] {
    prose.flatMap { line in
      line.replacing(/`[^`]*`/, with: "").matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
    }
  }
}
