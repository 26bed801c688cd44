import Foundation
import MoultIO
import Testing

/// Small inputs that expand: each limit stops the reading with its own error.
@Suite(.tags(.slow), .enabled(if: missingTools.isEmpty, "needs gzip, bzip2, tar, zip and python3"))
struct BombTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func codes(_ name: String, _ limits: ContainerLimits) throws -> [MemberError.Code?] {
    try scratch.members(name, limits: limits).map(\.error)
  }

  @Test(arguments: ["gzip", "bzip2", "xz", "zstd"]) func theRatio(tool: String) throws {
    try scratch.shell("(echo '{}'; head -c 17900000 /dev/zero | tr '\\0' ' ') | \(tool) -c > in")
    #expect(try codes("in", ContainerLimits(ratio: 100)) == [.overRatio])
    #expect(try codes("in", ContainerLimits(ratio: 1_000_000)) == [nil])
  }

  /// Each layer is within the limit, all of them together are not.
  @Test func theRatioOfAllLayers() throws {
    try scratch.shell(
      "(echo '{}'; head -c 18900000 /dev/zero | tr '\\0' ' ') | gzip -c | bzip2 -c > in")
    #expect(try codes("in", ContainerLimits(ratio: 2_000)) == [.overRatio])
    try scratch.shell("gzip -c a.none > /dev/null || true; bzip2 -dc in > x; tar cf t x; gzip t")
    #expect(try codes("t.gz", ContainerLimits(ratio: 2_000)) == [.overRatio])
  }

  /// A zip of a zip, and a tar that declares holes as content.
  @Test func theRatioOfArchives() throws {
    try scratch.shell("(echo '{}'; head -c 17900000 /dev/zero | tr '\\0' ' ') > a; zip -q in.zip a")
    #expect(try codes("in.zip", ContainerLimits(ratio: 100)) == [.overRatio])
    try scratch.shell("echo '{}' > h; truncate -s 17900000 h; tar cSf h.tar h")
    #expect(try codes("h.tar", ContainerLimits(ratio: 100)) == [.overRatio])
  }

  @Test func theSizeOfAMember() throws {
    _ = try scratch.write(lines(5_000), to: "a")
    try scratch.shell("gzip -kc a > a.gz; tar cf a.tar a; zip -q a.zip a")
    for name in ["a.gz", "a.tar", "a.zip"] {
      let met = try scratch.members(name, limits: ContainerLimits(memberBytes: 100_000))
      #expect(met.count == 1 && met[0].error == .tooLarge && met[0].content.count == 100_000)
      let size = try scratch.bytes(of: "a").count
      let exact = try scratch.members(name, limits: ContainerLimits(memberBytes: size))
      #expect(exact.count == 1 && exact[0].error == nil && exact[0].content.count == size)
    }
  }

  @Test func theNumberOfMembers() throws {
    try scratch.shell(
      "for i in 1 2 3 4 5; do echo '{}' > $i; done; tar cf in.tar [1-5]; zip -q in.zip [1-5]")
    for name in ["in.tar", "in.zip"] {
      #expect(try codes(name, ContainerLimits(members: 3)) == [nil, nil, nil, .tooManyMembers])
      #expect(try codes(name, ContainerLimits(members: 5)) == [nil, nil, nil, nil, nil])
    }
  }

  @Test func theNesting() throws {
    try scratch.shell("echo '{}' > a; for i in 1 2 3; do gzip a; mv a.gz a; done; tar cf in a")
    #expect(try codes("in", ContainerLimits(nesting: 4)) == [nil])
    #expect(try codes("in", ContainerLimits(nesting: 3)) == [.tooDeep])
    #expect(try codes("a", ContainerLimits(nesting: 3)) == [nil])
    #expect(try codes("a", ContainerLimits(nesting: 2)) == [.tooDeep])
  }
}
