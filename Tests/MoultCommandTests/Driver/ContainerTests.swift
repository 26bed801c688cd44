import Foundation
import Testing

/// Compressed files and archives: the output is the same as for the files themselves, on any number of threads.
@Suite(.tags(.process)) struct ContainerTests {
  static let tools = ["gzip", "bzip2", "xz", "zstd", "tar", "zip"]
  static let missing = tools.filter { tool in
    !["/usr/bin/", "/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + tool) }
  }
  static let needsTools: Comment = "needs gzip, bzip2, xz, zstd, tar and zip"
  static let threads = ["1", "2", "3", "7"]

  /// Runs a command line with each number of threads, which must not matter, and returns the result.
  private func moult(
    _ arguments: String, in place: Workspace, threads: [String] = threads
  ) throws -> Workspace.Finished {
    let runs = try threads.map { count in
      try place.shell("\"$MOULT\" \(arguments) --threads \(count)")
    }
    for run in runs {
      #expect(run.code == runs[0].code && run.output == runs[0].output, "\(arguments)")
      #expect(run.messages == runs[0].messages, "\(run.messages) / \(runs[0].messages)")
    }
    return runs[0]
  }

  /// Ten files of some hundred kilobytes, and one that is read in chunks, in an archive.
  private func filled() throws -> Workspace {
    let place = try Workspace()
    try FileManager.default.createDirectory(
      atPath: place.path("in"), withIntermediateDirectories: false)
    for number in 0..<10 {
      try place.write(
        Invented.lines(number * 1000..<number * 1000 + 1000), to: "in/\(number).json")
    }
    try place.write(Invented.lines(50_000..<82_000), to: "in/long.json")
    return place
  }

  static let packings = [
    "cp -r in x", "tar cf x --sort=name in", "tar czf x --sort=name in", "tar cjf x --sort=name in",
    "zip -q x.zip in/*; mv x.zip x",
    "cat in/* | gzip > x", "cat in/* | xz -0 > x",
    "mkdir d; for f in in/*; do bzip2 -c $f > d/$(basename $f); done; tar cf x --sort=name d; rm -r d",
    "mkdir x; for f in in/*; do zstd -qc $f > x/$(basename $f); done",
    "tar cf in.tar --sort=name in; zip -q x.zip in.tar; gzip -c x.zip > x; rm x.zip in.tar",
  ]

  @Test(.enabled(if: missing.isEmpty, needsTools), arguments: packings)
  func whatIsPackedIsRead(packing: String) throws {
    let place = try filled()
    let plain = try place.shell(#"cat in/* | "$MOULT" dehydrate --threads 1"#)
    #expect(plain.output.utf8.count > 100_000)
    #expect(try place.shell(packing).code == 0)
    let run = try moult("dehydrate x", in: place, threads: ["1", "2"])
    #expect(run.code == 0 && run.output == plain.output && run.messages.isEmpty, "\(run.messages)")
  }

  @Test(
    .enabled(if: missing.isEmpty, needsTools),
    arguments: ["redact", "aggregate --by lang --min-users 5", "dehydrate --unique"])
  func everyJob(job: String) throws {
    let place = try filled()
    let plain = try place.shell("cat in/* in/* | \"$MOULT\" \(job) --threads 1")
    _ = try place.shell("tar cf a --sort=name in; gzip -r in; zip -q b.zip in/*")
    let run = try moult("\(job) a b.zip", in: place)
    #expect(run.code == 0 && run.output == plain.output && !run.output.isEmpty)
    let explained = try place.shell(#""$MOULT" explain --records 30000 a"#)
    #expect(explained.code == 0 && explained.output.contains("30000 records looked at"))
  }

  @Test(.enabled(if: missing.isEmpty, needsTools)) func standardInput() throws {
    let place = try filled()
    _ = try place.shell("tar czf x in/*; zip -q y.zip in/*")
    let file = try place.shell(#""$MOULT" dehydrate x"#)
    for line in [
      #"cat x | "$MOULT" dehydrate"#, #""$MOULT" dehydrate < y.zip"#,
      #"cat y.zip | "$MOULT" dehydrate -"#,
    ] {
      let run = try place.shell(line)
      #expect(run.code == 0 && run.output == file.output && run.messages.isEmpty, "\(line)")
    }
  }

  /// An input with each kind of fault: intact members are read, and the faults are reported in order.
  @Test(.enabled(if: missing.isEmpty, needsTools)) func trouble() throws {
    let place = try filled()
    let word = "qzvxcanry"
    try place.write(Invented.tweet(1) + "\n{\"text\":\"\(word)\n" + Invented.tweet(2), to: "bad")
    _ = try place.shell(
      #"""
      cd in; mv ../bad a-bad; bzip2 -c 1.json | head -c 2000 > 1.cut; gzip 2.json 3.json
      printf 'XX' | dd of=2.json.gz bs=1 seek=700 conv=notrunc; (cat 3.json.gz; echo qzvxcanry) > 3.x
      rm 1.json 3.json.gz; printf '\x89PNG\r\n\0qzvxcanry' > image; echo '<html>qzvxcanry' > page
      zip -q -P word 4.zip 4.json; rm 4.json; cd ..; tar cf x --sort=name in
      """#)
    for input in ["x", "in"] {
      let run = try moult("dehydrate \(input) --stats stats-\(input)", in: place)
      let stem = input == "x" ? "x/in/" : "in/"
      let starts = [
        "\(stem)1.cut: it is cut short at byte ", "\(stem)2.json.gz: line ",
        "\(stem)2.json.gz: it is damaged at byte ",
        "\(stem)3.x: its compressed content is read", "\(stem)4.zip/4.json: it is encrypted",
        "\(stem)a-bad: line 2, byte ", "\(stem)image: it contains no JSON",
      ]
      let lines = run.messages.split(separator: "\n").map { $0.dropFirst("moult: ".count) }
      #expect(run.code == 1 && !run.messages.contains(word))
      for start in starts where !start.contains("2.json.gz: line") {
        #expect(lines.contains { $0.hasPrefix(start) }, "\(start): \(run.messages)")
      }
      let told = starts.compactMap { start in lines.firstIndex { $0.hasPrefix(start) } }
      #expect(told == told.sorted(), "\(run.messages)")
      let ids = Set(run.output.split(separator: "\n").compactMap { Int($0) })
      for id in [1, 2, 500, 3_500, 9_999, 50_000, 81_999] { #expect(ids.contains(id), "\(id)") }
      let stats = try place.text(of: "stats-\(input)")
      #expect(
        stats.contains(
          #""members":{"cut-short":1,"damaged":1,"encrypted":1,"not-json":2,"read":10,"#
            + #""trailing-bytes":1}"#), "\(stats)")
    }
  }

  /// A file without records does not make a run fail; a run with only such files fails.
  @Test(.enabled(if: missing.isEmpty, needsTools)) func otherContents() throws {
    let place = try Workspace()
    try place.write("<html>", to: "page")
    try place.write(Invented.tweet(5), to: "tweet")
    _ = try place.shell("tar cf both page tweet; tar cf one page; tar cf none -T /dev/null")
    let both = try moult("dehydrate both", in: place)
    #expect(
      both.code == 0 && both.output == "5\n" && both.messages.contains("page: it contains no JSON"))
    #expect(try moult("dehydrate one", in: place).code == 65)
    #expect(try moult("dehydrate none", in: place).code == 65)
  }

  @Test(.enabled(if: missing.isEmpty, needsTools)) func limits() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<200), to: "a")
    _ = try place.shell("cp a b; tar cf x a b; gzip -k a; gzip -c a.gz > g")
    let cases = [
      ("x --max-members 1", "--max-members"), ("x --max-member-size 5000", "--max-member-size"),
      ("g --max-nesting 1", "--max-nesting"),
    ]
    for (arguments, option) in cases {
      let run = try moult("dehydrate \(arguments)", in: place)
      #expect([1, 65].contains(run.code) && run.messages.contains(option), "\(run.messages)")
    }
    let cut = try moult("dehydrate a.gz --max-member-size 5000", in: place)
    #expect(cut.code == 1 && cut.output.hasPrefix("1\n2\n3\n"))
  }

  /// The command waits only for the bytes that show that a pipe is plain, and no member of a tar in a pipe waits
  /// for the next one.
  @Test(.enabled(if: missing.isEmpty, needsTools)) func aLiveTar() throws {
    let place = try Workspace()
    try place.write(Invented.tweet(7) + "\n", to: "a")
    let run = try place.shell(
      #"""
      tar cf x a; (cat x; sleep 1) | "$MOULT" dehydrate > ids & sleep 0.8; cat ids; wait
      """#)
    #expect(run.code == 0)
    #expect(try place.text(of: "ids") == "7\n")
  }
}
