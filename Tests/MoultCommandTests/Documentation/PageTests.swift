import Foundation
import Testing

/// The pages as a whole: links, the table of contents, the ways of records.
@Suite struct PageTests {
  @Test(arguments: Page.all) func linksResolve(_ page: Page) throws {
    for link in page.links where !link.contains("://") {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let folder = (page.path as NSString).deletingLastPathComponent
      let path = (folder as NSString).appendingPathComponent(String(parts[0]))
      let target = parts[0].isEmpty ? page.path : (path as NSString).standardizingPath
      #expect(
        FileManager.default.fileExists(atPath: PackageFolder.path(target)), "\(page.path): \(link)")
      guard parts.count == 2 else { continue }
      let other = Page.all.first { $0.path == Self.inPackage(target) }
      #expect(other?.anchors.contains(String(parts[1])) == true, "\(page.path): \(link)")
    }
  }

  @Test func theReadmeIsShort() throws {
    #expect(try Page.named("README.md").lines.count < 200)
  }

  @Test func everyPageIsInTheTableOfContents() throws {
    let contents = try Page.named("Documentation/README.md").links
    let pages = Page.all.map(\.path).filter {
      $0.hasPrefix("Documentation/") && !$0.hasSuffix("/README.md")
    }
    #expect(pages.count >= 12)
    for page in pages {
      #expect(contents.contains(String(page.dropFirst("Documentation/".count))), "\(page)")
    }
  }

  /// ARCHITECTURE.md lists the files that one opens to follow a record.
  @Test(arguments: [("redact FILE", 35), ("aggregate", 40)])
  func theWayOfARecordIsShort(_ job: String, most: Int) throws {
    let sections = try Page.named("ARCHITECTURE.md").lines.split { $0.hasPrefix("#") }
    let headings = try Page.named("ARCHITECTURE.md").lines.filter { $0.hasPrefix("#") }
    let number = try #require(headings.firstIndex(of: "### Files to open for `\(job)`"))
    let files = sections[number].filter { $0.hasPrefix("| `") }.flatMap { row in
      let names = row.matches(of: /`([^`]+)`/).map { String($0.1) }
      return names.dropFirst().map { "Sources/\(names[0])/\($0)" }
    }
    #expect(files.count > 20 && files.count <= most && Set(files).count == files.count)
    for file in files {
      #expect(FileManager.default.fileExists(atPath: PackageFolder.path(file)), "\(file)")
    }
  }

  /// A path without its way through other folders.
  private static func inPackage(_ path: String) -> String {
    let full = PackageFolder.path(path)
    return String(full.dropFirst(PackageFolder.path("").count)).trimmingCharacters(in: ["/"])
  }
}
