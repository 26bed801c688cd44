import Foundation
import MoultIO
import Testing

/// Members that are read before the others, and again in their places.
@Suite(.enabled(if: missingTools.isEmpty, "needs gzip, bzip2, xz, zstd, tar, zip and python3"))
struct AheadTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.shell(
      """
      mkdir -p me/data/sub me/late; for f in me/data/aa.js me/data/owner.js me/data/sub/b.js me/late/owner-part1.js \
      me/owners.js me/ownership.js; do echo '{"n":1}' > $f; done; gzip -k me/late/owner-part1.js; \
      printf '\\0\\1' > me/late/owner.js
      """)
  }

  private func names(_ input: String, wholeBytes: Int = 0) throws -> [String] {
    try members(
      of: scratch.path(input), wholeBytes: wholeBytes, namesAhead: ["owner"]
    ).map { $0.name.replacing(scratch.path(""), with: "") }
  }

  /// Names that are longer are no names ahead. What is no JSON is reported in its place alone.
  private static let inPlaces = [
    "data/aa.js", "data/owner.js", "data/sub/b.js", "late/owner-part1.js", "late/owner-part1.js.gz",
    "late/owner.js", "owners.js", "ownership.js",
  ]

  @Test(arguments: [0, 1 << 20]) func inDirectories(wholeBytes: Int) throws {
    let found = try names("me", wholeBytes: wholeBytes)
    #expect(found.filter { !$0.hasPrefix("ahead ") } == Self.inPlaces.map { "me/" + $0 })
    #expect(
      found.filter { $0.hasPrefix("ahead ") } == [
        "ahead me/data/owner.js", "ahead me/late/owner-part1.js", "ahead me/late/owner-part1.js.gz",
      ])
    #expect(found.first == "ahead me/data/owner.js")
  }

  @Test(arguments: [0, 1 << 20]) func inZips(wholeBytes: Int) throws {
    try scratch.shell(
      "zip -qX x.zip $(find me -type f | sort); zip -q y.zip x.zip; tar czf z x.zip")
    let ahead = ["data/owner.js", "late/owner-part1.js", "late/owner-part1.js.gz"]
    for (input, holder) in [("x.zip", ""), ("y.zip", "y.zip/"), ("z", "z/")] {
      let found = try names(input, wholeBytes: wholeBytes)
      let names =
        ahead.map { "ahead \(holder)x.zip/me/\($0)" }
        + Self.inPlaces.map { "\(holder)x.zip/me/\($0)" }
      #expect(found == names)
    }
  }

  @Test func notInTars() throws {
    try scratch.shell("tar cf x.tar me")
    #expect(try names("x.tar").allSatisfy { !$0.hasPrefix("ahead ") })
  }

  /// Of files in a row, those in the directory of the first are read once.
  @Test func besideFiles() throws {
    let walk = ArchiveWalker(
      ContainerLimits(), scriptStarts: scriptStarts, namesAhead: ["owner", "aa"])
    var found: [String] = []
    for name in ["aa.js", "owner.js"] {
      try walk.enter(scratch.path("me/data/" + name))
      while let next = try walk.next() {
        switch next {
        case .ahead(let open): found.append("ahead " + open.member.name)
        case .open(let open): found.append(open.member.name)
        default: Issue.record("\(next)")
        }
      }
    }
    #expect(
      found.map { $0.replacing(scratch.path("me/data/"), with: "") } == [
        "ahead owner.js", "ahead aa.js", "aa.js", "owner.js",
      ])
  }

  /// A damaged zip gives what it would give without names ahead.
  @Test func inDamagedZips() throws {
    try scratch.shell("zip -qX x.zip $(find me -type f | sort)")
    let whole = try Data(contentsOf: URL(fileURLWithPath: scratch.path("x.zip")))
    for cut in [whole.count / 2, whole.count - 30] {
      _ = try scratch.write(Array(whole.prefix(cut)), to: "cut.zip")
      let plain = try members(of: scratch.path("cut.zip"))
      let found = try members(of: scratch.path("cut.zip"), namesAhead: ["owner"])
      #expect(found.filter { !$0.name.hasPrefix("ahead ") } == plain)
    }
  }
}
