import Foundation
import Testing

/// The page in headless Chromium, with axe-core. `make check-page` installs what it needs.
@Suite(.tags(.process, .slow)) struct BrowserTests {
  private static let chromium = [
    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }
  private static let python = PackageFolder.path(".venv/page/bin/python")

  @Test(arguments: ["lang", "day", "hashtag", "lang,day"]) func thePageHasNoFault(_ by: String)
    throws
  {
    guard let chromium = Self.chromium, FileManager.default.isExecutableFile(atPath: Self.python)
    else {
      try Test.cancel("no Chromium or no .venv/page; make check-page installs them: skipped")
    }
    let place = try Workspace()
    let stream = PackageFolder.path("Samples/stream.jsonl")
    let run = try place.shell(
      "\"$MOULT\" aggregate --by \(by) --count share --min-users 5 --format html --checksums '\(stream)' -o p.html"
    )
    try #require(run.code == 0, "\(run.messages)")
    let look = try place.shell(
      "'\(Self.python)' '\(PackageFolder.path("Tests/Page/look.py"))' \(chromium) p.html .")
    #expect(
      look.code == 0 && look.output.contains("6 looks, no fault"), "\(look.output)\(look.messages)")
  }
}
