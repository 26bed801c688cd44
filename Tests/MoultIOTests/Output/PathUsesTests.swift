import Foundation
import MoultIO
import Testing

/// An output must not be an input or another output, under any name.
@Suite struct PathUsesTests {
  /// Creates a folder with files `in/a`, `in/sub/b`, `other/c`, links to them, and a directory `out`.
  private func filled() throws -> Scratch {
    let scratch = try Scratch()
    for folder in ["in/sub", "in/.hid", "other", "out", "links"] {
      try FileManager.default.createDirectory(
        atPath: scratch.path(folder), withIntermediateDirectories: true)
    }
    for file in ["in/a", "in/sub/b", "other/c", "policy"] {
      _ = try scratch.write(Array(file.utf8), to: file)
    }
    try FileManager.default.linkItem(
      atPath: scratch.path("in/a"), toPath: scratch.path("hard"))
    let links = [
      ("symbolic", "in/a"), ("links/a", "../in/a"), ("links/in", "../in"), ("indir", "in"),
      ("dangling", "nowhere"), ("in/outside", "../other"), ("links/dangling", "../new"),
    ]
    for (name, target) in links { try scratch.makeSymbolicLink(name, to: target) }
    return scratch
  }

  private func clash(
    _ scratch: Scratch, _ uses: [(path: String, use: PathUses.Use)]
  ) -> PathClash? {
    var all = PathUses()
    for (index, (path, use)) in uses.enumerated() {
      all.add(path == "-" ? path : scratch.path(path), use, by: "--option\(index)")
    }
    do { try all.check() } catch { return error }
    return nil
  }

  typealias Uses = [(path: String, use: PathUses.Use)]

  static let clashes: [Uses] = [
    // One file with two names.
    [("in/a", .written), ("in/a", .read)], [("hard", .written), ("in/a", .read)],
    [("symbolic", .written), ("in/a", .read)], [("in/a", .written), ("symbolic", .read)],
    [("./in/../in/a", .written), ("in/a", .read)], [("indir/a", .written), ("hard", .read)],
    [("new", .written), ("./new", .written)], [("dangling", .written), ("nowhere", .written)],
    [("in/none/x", .written), ("indir/none/./x", .written)],
    [("none/x", .written), ("none//x", .filled)], [("none/../in/", .filled), ("in", .read)],
    [("none/a/../../out/r", .written), ("out", .filled)], [("out/", .filled), ("out", .filled)],
    // In a directory that is read, or that a link in it leads to.
    [("in/new", .written), ("in", .read)], [("in/sub/b", .written), ("in", .read)],
    [("in/.hid/new", .written), ("in", .read)], [("in", .filled), ("in", .read)],
    [("in/sub/new/", .filled), ("indir", .read)], [("other/c", .written), ("in", .read)],
    [("other/new", .written), ("in", .read)], [("other/new/", .filled), ("in", .read)],
    [("hard", .written), ("in", .read)], [("hard", .written), ("links", .read)],
    [("in/sub/b", .written), ("links", .read)], [("new", .written), ("links", .read)],
    // In a directory that is filled.
    [("in", .filled), ("in/a", .read)], [("in/", .filled), ("in/sub", .read)],
    [("in", .filled), ("symbolic", .read)], [("none", .filled), ("none/in/x", .written)],
    [("out/new", .written), ("out", .filled)], [("links", .filled), ("in/sub/b", .read)],
    // Files that belong to a path.
    [("ids.txt", .numbered), ("ids-0007.txt", .written)],
    [("./ids.txt", .numbered), ("ids-12345.txt", .kept)],
    [("ids.txt", .numbered), ("ids.txt", .written)],
    [("policy", .kept), ("policy-wal", .written)], [("policy", .kept), ("policy", .read)],
    [("new.sqlite", .kept), ("new.sqlite-release-1", .written)],
    [("other/ledger", .kept), ("in", .read)], [("out/ledger", .kept), ("out", .filled)],
  ]

  @Test(arguments: clashes) func whatClashes(uses: Uses) throws {
    let scratch = try filled()
    let error = try #require(clash(scratch, uses))
    let text = "\(error)"
    #expect(text.contains("--option0") && text.contains("--option1") && text.contains("; give "))
    // The order of the claims does not matter.
    #expect(clash(scratch, uses.reversed()) != nil)
  }

  @Test(
    arguments: [
      [("in/a", .read), ("in/a", .read)], [("in/new", .written), ("in/a", .read)],
      [("out", .filled), ("in", .read)], [("out/", .filled), ("in/a", .read)],
      [("new", .written), ("in", .read)], [("in2", .filled), ("in", .read)],
      [("ids.txt", .numbered), ("ids-1.txt", .written)],
      [("ids.txt", .numbered), ("out/ids-0001.txt", .written)],
      [("policy", .kept), ("policy2", .written)],
      [("policy", .kept), ("out/policy-wal", .written)],
      [("missing/in", .read), ("new", .written)], [("../../dev/null", .written), ("in", .read)],
      [("caf\u{E9}", .written), ("cafe\u{301}", .written)],
    ] as [Uses])
  func whatDoesNot(uses: Uses) throws {
    let scratch = try filled()
    #expect(clash(scratch, uses) == nil)
    #expect(clash(scratch, uses.reversed()) == nil)
  }

  @Test func aDeviceMayBeBothEnds() throws {
    var uses = PathUses()
    uses.add("/dev/null", .written, by: "-o")
    uses.add("/dev/null", .written, by: "--stats")
    uses.add(inputs: ["/dev/null"])
    try uses.check()
  }
}
