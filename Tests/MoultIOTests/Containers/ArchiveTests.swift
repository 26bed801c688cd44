import Foundation
import MoultIO
import Testing

/// Archives: the order and names of their members, and the effects of damage.
@Suite(.enabled(if: missingTools.isEmpty, "needs gzip, bzip2, xz, zstd, tar, zip and python3"))
struct ArchiveTests {
  let scratch: Scratch
  let first = lines(3_000)
  let second = lines(700, seed: 2)

  init() throws {
    scratch = try Scratch()
    _ = try scratch.write(first, to: "a.json")
    _ = try scratch.write(second, to: "b.json")
  }

  private func expect(_ name: String, _ met: [Met], _ comment: Comment? = nil) throws {
    let found = try scratch.members(name)
    #expect(found == met, comment)
  }

  private func both(_ archive: String) -> [Met] {
    [
      Met(name: archive + "/a.json", content: first),
      Met(name: archive + "/b.json", content: second),
    ]
  }

  static let makers = [
    "tar cf", "tar czf", "tar cjf", "tar cJf", "tar --zstd -cf", "tar --format=v7 -cf",
    "tar --format=ustar -cf", "tar --format=posix -cf", "zip -q", "zip -q -0",
    "zip -q -Z bzip2", "zip -q -fz",
  ]

  @Test(arguments: makers) func membersInOrder(maker: String) throws {
    try #require(try scratch.shell("\(maker) x.zip a.json b.json; mv x.zip x"))
    try expect("x", both("x"))
  }

  /// A zip in a stream that cannot seek is read from its front.
  @Test func aZipWithinSomething() throws {
    try scratch.shell(
      "zip -q - a.json b.json | cat | gzip -c > x; zip -q y.zip a.json b.json; gzip y.zip")
    try expect("x", both("x"))
    try expect("y.zip.gz", both("y.zip.gz"))
  }

  @Test func membersThatAreCompressed() throws {
    try scratch.shell(
      "for t in gzip bzip2 xz zstd; do $t -c a.json > $t; done; tar czf x gzip bzip2 xz zstd b.json"
    )
    let packed = ["gzip", "bzip2", "xz", "zstd"].map { Met(name: "x/" + $0, content: first) }
    try expect("x", packed + [Met(name: "x/b.json", content: second)])
  }

  @Test func archivesInArchives() throws {
    try scratch.shell("tar cjf in.tar a.json; zip -q in.zip b.json in.tar; tar cf x in.zip a.json")
    try expect(
      "x",
      [
        Met(name: "x/in.zip/b.json", content: second),
        Met(name: "x/in.zip/in.tar/a.json", content: first), Met(name: "x/a.json", content: first),
      ])
  }

  @Test func archivesThatWereJoined() throws {
    try scratch.shell("tar cf 1 a.json; tar cf 2 b.json; cat 1 2 > x")
    try expect("x", both("x"))
  }

  @Test func emptyArchives() throws {
    try scratch.shell("python3 -c 'import zipfile; zipfile.ZipFile(\"x.zip\", \"w\").close()'")
    try expect("x.zip", [])
    try scratch.shell("tar cf e -T /dev/null; tar cf x.tar e a.json")
    try expect(
      "x.tar",
      [
        Met(name: "x.tar/e", content: [UInt8](repeating: 0, count: 10_240)),
        Met(name: "x.tar/a.json", content: first),
      ])
  }

  /// Directories, links and devices are not members, and no name in an archive is used as a path.
  @Test func otherEntries() throws {
    try scratch.shell(
      """
      mkdir d; ln -s a.json link; ln a.json hard; mkfifo fifo
      tar cf x --no-recursion d link fifo a.json hard
      python3 - <<'END'
      import tarfile, zipfile, io
      names = ["/etc/moult", "../../up", "a\\nb", "\u{e9}\u{4e2d}"]
      with tarfile.open("t", "w") as tar:
          for name in names:
              info = tarfile.TarInfo(name); info.size = 3
              tar.addfile(info, io.BytesIO(b"{}\\n"))
      with zipfile.ZipFile("z", "w") as archive:
          for name in names: archive.writestr(name, "{}\\n")
      END
      """)
    try expect("x", [Met(name: "x/a.json", content: first)])
    let names = ["//etc/moult", "/../../up", "/a\\nb", "/é中"]
    for archive in ["t", "z"] {
      try expect(archive, names.map { Met(name: archive + $0, content: Array("{}\n".utf8)) })
    }
    #expect(!FileManager.default.fileExists(atPath: "/etc/moult"))
  }

  /// Members without JSON are reported; the others in the archive are read.
  @Test func otherContents() throws {
    try scratch.shell(
      #"""
      printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR' > image; echo '<html>{"a":1}</html>' > page
      printf '# notes\n\n{"n":1}\n' > notes; : > empty; head -c 20000 /dev/zero > zeros
      echo 'window.YTD.x.part0 = [ ]' > script.js; echo '{ margin: 0 }' > style
      tar cf x image page notes empty zeros script.js style a.json
      """#)
    let found = try scratch.members("x")
    let errors: [MemberError.Code?] = [.notJSON, .notJSON, nil, nil, .damaged, nil, .notJSON, nil]
    #expect(found.map(\.error) == errors, "\(found)")
    #expect(found.last?.content == first)
  }

  @Test func encryptedEntries() throws {
    try scratch.shell("zip -q -P word x.zip a.json; zip -q x.zip b.json")
    try expect(
      "x.zip",
      [Met(name: "x.zip/a.json", error: .encrypted), Met(name: "x.zip/b.json", content: second)])
  }

  /// A damaged member costs only itself.
  @Test(arguments: ["gzip", "bzip2", "xz", "zstd"]) func aDamagedMember(tool: String) throws {
    try scratch.shell("\(tool) -c a.json > c")
    var bytes = try scratch.bytes(of: "c")
    bytes[bytes.count / 2] ^= 0x20
    _ = try scratch.write(bytes, to: "c")
    try scratch.shell("tar cf x.tar a.json c b.json; zip -q -0 x.zip a.json c b.json")
    for archive in ["x.tar", "x.zip"] {
      let found = try scratch.members(archive)
      #expect(found.map(\.name) == ["a.json", "c", "b.json"].map { archive + "/" + $0 })
      #expect(found[0].error == nil && found[2].content == second)
      #expect(found[1].error == .damaged, "\(found)")
    }
  }

  /// Damage in a zip's compressed data: libarchive fails, and the next entries are still read.
  @Test func aDamagedEntryOfAZip() throws {
    try scratch.shell("zip -q x.zip a.json b.json")
    let whole = try scratch.bytes(of: "x.zip")
    for place in [200, 3_000, 20_000] {
      var bytes = whole
      bytes[place] ^= 0xFF
      _ = try scratch.write(bytes, to: "x.zip")
      let found = try scratch.members("x.zip")
      #expect(found.count == 2 && found[0].error == .damaged, "\(place): \(found)")
      #expect(found.last?.content == second)
    }
  }

  /// Whatever the number of damaged members in a zip, in headers or content: the others are read, and each lost
  /// member is reported by name.
  @Test(arguments: ["head", "store", "deflate", "bzip2", "lzma"])
  func manyDamagedEntriesOfAZip(way: String) throws {
    // 8, 12 and 14 are zip's numbers of the compressions.
    try scratch.shell(
      """
      python3 - <<'END'
      import zipfile
      way, method = '\(way)', {'store': 0, 'bzip2': 12, 'lzma': 14}.get('\(way)', 8)
      with zipfile.ZipFile('z', 'w', method) as archive:
        for number in range(301):
          archive.writestr(f'{number}.json', f'{{"number":{number}}}\\n' * 9)
      entries, content = zipfile.ZipFile('z').infolist(), bytearray(open('z', 'rb').read())
      for entry in entries[::2]:
        place = entry.header_offset
        if way != 'head': place += 30 + len(entry.filename) + 12
        content[place:place + 4] = bytes(byte ^ 0x55 for byte in content[place:place + 4])
      open('x.zip', 'wb').write(content)
      END
      """)
    let found = try scratch.members("x.zip")
    #expect(found.map(\.name) == (0...300).map { "x.zip/\($0).json" }, "\(found.count)")
    for (number, met) in found.enumerated() {
      let line = "{\"number\":\(number)}\n"
      let isWhole = met.content == Array(String(repeating: line, count: 9).utf8)
      #expect(isWhole == (number % 2 == 1) && (met.error == nil) == isWhole, "\(met)")
    }
  }

  /// A damaged header of a tar is skipped, and the next one is found.
  @Test func aDamagedHeader() throws {
    try scratch.shell("cp a.json c.json; tar cf x a.json b.json c.json")
    var bytes = try scratch.bytes(of: "x")
    let header = 512 + (first.count + 511) / 512 * 512
    bytes[header + 10] ^= 1
    _ = try scratch.write(bytes, to: "x")
    let found = try scratch.members("x")
    #expect(found.map(\.name) == ["x/a.json", "x", "x/c.json"], "\(found)")
    #expect(found.map(\.error) == [nil, .damaged, nil] && found[2].content == first)
  }

  /// A truncated archive is reported wherever it ends, and everything before that is read.
  @Test(arguments: ["tar cf", "tar czf", "tar cJf", "zip -q"]) func cutArchives(maker: String)
    throws
  {
    try scratch.shell("\(maker) x.zip a.json b.json")
    let whole = try scratch.bytes(of: "x.zip")
    let boundary = 512 + (first.count + 511) / 512 * 512
    let edits = [
      600, 5_000, whole.count / 2, boundary, boundary + 100, boundary + 512, boundary + 9_000,
    ]
    // The reported position is the end of what was read.
    _ = try scratch.write(Array(whole[..<5_000]), to: "cut")
    let walk = ArchiveWalker(ContainerLimits())
    try walk.enter(scratch.path("cut"))
    if case .open(let open) = try walk.next() {
      var block = [UInt8](repeating: 0, count: 70_001)
      var (read, error): (Int, MemberError?) = (0, nil)
      do throws(any Error) {
        while true {
          var space = block.mutableSpan
          let length = try open.stream.read(into: &space)
          if length == 0 { break }
          read += length
        }
      } catch let fault as MemberError { error = fault }
      #expect(error?.position == read)
    }
    for cut in edits where cut < whole.count - 2_000 {
      _ = try scratch.write(Array(whole[..<cut]), to: "cut")
      let found = try scratch.members("cut")
      #expect(found.contains { $0.error == .cutShort || $0.error == .damaged }, "\(cut): \(found)")
      for met in found where met.name.hasSuffix("a.json") {
        #expect(first.starts(with: met.content))
      }
    }
  }
}

/// Directories: all files in a stable order, and nothing that a walk would wait for.
@Suite(.enabled(if: missingTools.isEmpty, "needs gzip, bzip2, xz, zstd, tar, zip and python3"))
struct FolderTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func filesInTheOrderOfTheirNames() throws {
    try scratch.shell(
      """
      mkdir -p in/b in/a/deep; for f in in/b/2 in/b/10 in/a/deep/x in/c in/B; do echo "{}" > $f; done
      gzip in/c; tar cf in/a/t -C in/b 2 10
      """)
    let found = try scratch.members("in")
    let names = ["B", "a/deep/x", "a/t/2", "a/t/10", "b/10", "b/2", "c.gz"].map { "in/" + $0 }
    #expect(found.map(\.name) == names && found.allSatisfy { $0.error == nil })
  }

  @Test func whatIsLeft() throws {
    try scratch.shell(
      """
      mkdir -p in/sub; echo '{}' > in/.hidden; mkfifo in/pipe
      ln -s .. in/sub/up; ln -s nowhere in/dangling; echo '{}' > in/sub/file; ln -s sub in/z
      """)
    let found = try scratch.members("in")
    let expected: [(String, MemberError.Code?)] = [
      (".hidden", .hidden), ("dangling", .unreadable), ("pipe", .notFile),
      ("sub/file", nil), ("sub/up", .notFile), ("z/file", nil), ("z/up", .notFile),
    ]
    #expect(found.map(\.name) == expected.map { "in/" + $0.0 }, "\(found)")
    #expect(found.map(\.error) == expected.map(\.1), "\(found)")
  }

  /// The properties that identify a member.
  @Test func whatAMemberIs() throws {
    try scratch.shell(
      "mkdir in; echo '{}' > a; touch -d @1000000 a; tar cf in/t a; tar rf in/t a; cp -p a in/a")
    let walk = ArchiveWalker(ContainerLimits())
    try walk.enter(scratch.path("in"))
    var members: [Member] = []
    while let found = try walk.next() {
      if case .open(let open) = found { members.append(open.member) }
    }
    #expect(
      members.map(\.size) == [3, 3, 3]
        && members.map(\.modified) == [1_000_000, 1_000_000, 1_000_000])
    #expect(members.map(\.path) == [[], ["a"], ["a"]] && members.map(\.number) == [0, 0, 1])
    #expect(Set(members).count == 3 && members[1].container == scratch.path("in/t"))
  }
}
