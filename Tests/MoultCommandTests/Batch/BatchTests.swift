import Foundation
import Testing

/// `-o DIR/`: an output for each member.
@Suite(.tags(.process)) struct BatchTests {
  /// A tree with each kind of member: plain and compressed files, nested archives, a file that is read in chunks, one
  /// without records, one that is damaged.
  static func tree(_ place: Workspace) throws {
    try FileManager.default.createDirectory(
      atPath: place.path("in/deep"), withIntermediateDirectories: true)
    for number in 0..<6 {
      try place.write(Invented.lines(number * 1000..<number * 1000 + 700), to: "in/\(number).json")
    }
    try place.write(Invented.lines(50_000..<61_000), to: "in/long.jsonl")
    try place.write("{}\n{\"a\":1}\n", to: "in/nothing.json")
    try place.write("no JSON", to: "in/picture.jpg")
    try place.write(Invented.tweet(3) + "\n{broken\n" + Invented.tweet(4) + "\n", to: "in/some.js")
    let packed = try place.shell(
      """
      cd in && gzip -k 1.json && bzip2 -k 2.json && tar cf deep/one.tar 1.json.gz 2.json 3.json \
      && gzip -c deep/one.tar > deep/two.tgz && head -c 20000 2.json.bz2 > deep/cut.json.bz2 \
      && cp 1.json deep/.hidden.json && mkdir empty
      """)
    #expect(packed.code == 0)
  }

  static func filled() throws -> Workspace {
    let place = try Workspace()
    try tree(place)
    return place
  }

  /// All files of a batch with their bytes, by path, without the journal.
  static func files(_ place: Workspace, _ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let root = place.path(folder)
    for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      let type = try FileManager.default.attributesOfItem(atPath: root + "/" + path)[.type]
      guard type as? FileAttributeType == .typeRegular, path != ".moult/journal" else { continue }
      files[path] = try Data(contentsOf: URL(fileURLWithPath: root + "/" + path))
    }
    return files
  }

  static let jobs = [
    "dehydrate", "dehydrate --unique", "dehydrate --ids users --also mentioned", "redact",
    "redact --shape flat --policy topics", "aggregate --by lang --count tweets",
  ]

  @Test(
    .enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools), arguments: jobs)
  func threadsDoNotShow(job: String) throws {
    let place = try Self.filled()
    let one = try place.shell("\"$MOULT\" \(job) in -o one/ --threads 1 --report one.json")
    #expect(one.code == 1)
    for threads in ["2", "7"] {
      let many = try place.shell(
        "rm -rf many; \"$MOULT\" \(job) in -o many/ --threads \(threads) --report many.json")
      #expect(many.code == one.code && many.messages == one.messages, "\(many.messages)")
      #expect(try Self.files(place, "many") == Self.files(place, "one"))
      #expect(try place.text(of: "many.json") == place.text(of: "one.json"))
    }
  }

  @Test(
    .enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools), arguments: jobs)
  func eachMemberIsReadByItself(job: String) throws {
    let place = try Self.filled()
    #expect(try place.shell("\"$MOULT\" \(job) in -o out/ --names mirrored").code == 1)
    let files = try Self.files(place, "out")
    let suffix = job.hasPrefix("dehydrate") ? "txt" : job.hasPrefix("redact") ? "jsonl" : "csv"
    #expect(
      files.keys.sorted()
        == [
          "in/0", "in/1", "in/1~2", "in/2", "in/2~2", "in/3", "in/4", "in/5", "in/deep/cut",
          "in/deep/one.tar/1", "in/deep/one.tar/2", "in/deep/one.tar/3", "in/deep/two.tgz/1",
          "in/deep/two.tgz/2", "in/deep/two.tgz/3", "in/long", "in/some",
        ].map { "\($0).\(suffix)" }.sorted())
    guard job != "dehydrate --unique" else { return }
    for (name, member) in [
      ("in/3", "in/3.json"), ("in/long", "in/long.jsonl"), ("in/1~2", "in/1.json.gz"),
    ] {
      let alone = try place.shell("\"$MOULT\" \(job) \(member)")
      let isSame = files["\(name).\(suffix)"] == Data(alone.output.utf8)
      #expect(isSame, "\(name)")
    }
  }

  /// The name of an output does not show its member; only the report and the journal do.
  @Test(
    .enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools),
    arguments: ["redact", "aggregate --by lang --count tweets", "dehydrate --names numbered"])
  func outputsAreNumberedInTheOrderOfTheInput(job: String) throws {
    let place = try Self.filled()
    #expect(try place.shell("\"$MOULT\" \(job) in -o out/ --report r.txt").code == 1)
    let mirrored = try place.shell("\"$MOULT\" \(job) in -o named/ --names mirrored")
    #expect(mirrored.code == 1)
    // There is a warning if the job uses other names by default.
    #expect(mirrored.messages.contains("finer than an hour") == !job.hasPrefix("dehydrate"))
    let (numbered, named) = (try Self.files(place, "out"), try Self.files(place, "named"))
    let suffix = job.hasPrefix("dehydrate") ? "txt" : job.hasPrefix("redact") ? "jsonl" : "csv"
    #expect(
      numbered.keys.sorted()
        == (1...17).map { ($0 < 10 ? "00000" : "0000") + "\($0).\(suffix)" })
    let rows = try place.text(of: "r.txt").split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t").prefix(2).map(String.init)
    }
    let outputs = rows.map { $0[1] }.filter { $0 != "-" }
    #expect(outputs == numbered.keys.sorted())
    #expect(
      numbered.values.map { $0.hashValue }.sorted() == named.values.map { $0.hashValue }.sorted())
    let mode = try FileManager.default.attributesOfItem(atPath: place.path("out/.moult"))
    #expect(mode[.posixPermissions] as? Int == 0o700)
  }

  static let placesAmongst = [
    "out/r.txt", "./out/r.json", "x/../out/r.txt", "out/deep/r.txt", "link/r.txt",
  ]

  /// The report has the members' names: a new file is readable only by its owner, an existing file keeps its mode.
  @Test func aReportIsPrivate() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<3), to: "a.json")
    let run = try place.shell(
      "umask 022; touch old; chmod 640 old; \"$MOULT\" dehydrate a.json -o one/ --report new; "
        + "\"$MOULT\" dehydrate a.json -o two/ --report old; stat -c %a new old")
    #expect(run.output == "600\n640\n", "\(run.output) \(run.messages)")
  }

  /// A report in the folder of numbered outputs would be published with them.
  @Test(arguments: placesAmongst) func aReportAmongstTheOutputsIsRefused(path: String) throws {
    let place = try Workspace()
    try place.write(Invented.tweet(1) + "\n", to: "a.json")
    #expect(try place.shell("mkdir out; ln -s out link").code == 0)
    let run = try place.shell("\"$MOULT\" redact a.json -o out/ --report \(path)")
    #expect(run.code == 64 && run.messages.contains("--report would write to"), "\(run.messages)")
    #expect(try place.names() == ["a.json", "link", "messages", "out", "output"])
    #expect(try Self.files(place, "out").isEmpty)
  }

  @Test(.enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools))
  func uniqueSpansTheBatch() throws {
    let place = try Self.filled()
    let joined = try place.shell("\"$MOULT\" dehydrate --unique in")
    #expect(try place.shell("\"$MOULT\" dehydrate --unique in -o out/").code == 1)
    let ids = try Self.files(place, "out").values.flatMap {
      String(decoding: $0, as: UTF8.self).split(separator: "\n")
    }
    #expect(ids.count == Set(ids).count && Set(ids) == Set(joined.output.split(separator: "\n")))
  }

  @Test(
    .enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools),
    arguments: [("gzip", "gz", "gzip -dc"), ("zstd", "zst", "zstd -dqc")])
  func compressed(name: String, suffix: String, tool: String) throws {
    let place = try Self.filled()
    let batch = try place.shell(
      """
      "$MOULT" redact in -o plain/; "$MOULT" redact in -o packed/ --compress \(name) --threads 1
      "$MOULT" redact in -o again/ --compress \(name) --threads 3; cd packed
      find in -type f | while read f; do \(tool) "$f" | cmp - "../plain/${f%.\(suffix)}" || echo $f; done
      """)
    #expect(batch.output.isEmpty, "\(batch.output)")
    let packed = try Self.files(place, "packed")
    #expect(packed.count > 10 && packed.keys.allSatisfy { $0.hasSuffix(".jsonl.\(suffix)") })
    #expect(try packed == Self.files(place, "again"))
    let one = try place.shell(
      "\"$MOULT\" redact in --compress \(name) | \(tool) | cmp - <(\"$MOULT\" redact in)")
    #expect(one.code == 0, "\(one.output)\(one.messages)")
  }

  @Test func reports() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<4) + Invented.user + "\n", to: "a.json")
    try place.write(Invented.tweet(9) + "\n{broken\n", to: "b.json")
    let table = try place.shell("\"$MOULT\" dehydrate a.json b.json -o out/ --report r.txt")
    #expect(table.code == 1)
    #expect(
      try place.text(of: "r.txt") == """
        member\toutput\trecords\tlines\trefused\tfaults
        a.json\ta.txt\t3 tweet, 1 user\t3\t-\t-
        b.json\tb.txt\t1 tweet\t1\t1 not-json\t-

        """)
    let json = try place.shell(
      "\"$MOULT\" aggregate --by lang --count users a.json b.json -o tables/ --report r.json")
    #expect(json.code == 1)
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(place.text(of: "r.json").utf8)) as? [[String: Any]])
    // Numbers of records are not printed with a table.
    #expect(rows.count == 2 && rows.allSatisfy { $0["records"] == nil && $0["outputs"] == nil })
    #expect(rows[1]["rejected"] as? [String: Int] == ["not-json": 1])
  }

  static let refusals: [(String, Int32, String)] = [
    ("dehydrate in.json --resume", 64, "goes with -o DIR/"),
    ("dehydrate in.json --report x -o y", 64, "goes with -o DIR/"),
    ("redact in.json --names mirrored", 64, "goes with -o DIR/"),
    ("redact in.json -o out/ --names short", 64, "numbered"),
    ("dehydrate in.json -o out/ --split 3", 64, "one output"),
    ("dehydrate in.json -o ids --split 3 --compress gzip", 64, "--split"),
    ("dehydrate in.json -o out/ --apply-deletes", 64, "one output"),
    ("dehydrate in.json -o used/", 74, "an empty directory"),
    ("dehydrate in.json -o in.json/", 74, "not a directory"),
    ("dehydrate in.json -o out/ --compress brotli", 64, "compress"),
    ("dehydrate in.json -o out/ --report in.json", 64, "an input"),
    ("dehydrate none.json -o out/", 74, "does not exist"),
    ("comply --with in.json in.json -o used/", 74, "is a directory"),
  ]

  @Test(arguments: refusals)
  func aRequestThatIsRefused(arguments: String, code: Int32, says: String) throws {
    let place = try Workspace()
    try place.write(Invented.tweet(1) + "\n", to: "in.json")
    #expect(try place.shell("mkdir used; touch used/file").code == 0)
    let run = try place.shell("\"$MOULT\" \(arguments)")
    #expect(run.code == code && run.messages.contains(says), "\(run.code) \(run.messages)")
    #expect(try place.text(of: "in.json") == Invented.tweet(1) + "\n")
  }

  /// Every member that is lost has a row, also in a short archive, and after the batch is resumed.
  @Test(.enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools))
  func lostMembersAreInTheReport() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<300), to: "a.json")
    // One archive is short, and one is read member by member.
    let made = try place.shell(
      """
      mkdir in; for n in $(seq 100 270); do cp a.json $n.json; done
      zip -q in/x.zip ???.json && zip -q -0 y.zip ???.json && zip -q -P word z.zip a.json
      rm ???.json; test $(stat -c %s y.zip) -gt 4500000 && python3 - <<'END'
      import zipfile
      for name in 'in/x.zip', 'y.zip':
        entries, content = zipfile.ZipFile(name).infolist(), bytearray(open(name, 'rb').read())
        for entry in entries[1::2]: content[entry.header_offset] ^= 1
        open(name, 'wb').write(content)
      END
      """)
    #expect(made.code == 0)
    for _ in 0..<2 {
      for threads in [1, 2] {
        let run = try place.shell(
          "\"$MOULT\" dehydrate --threads \(threads) in y.zip z.zip -o out\(threads)/ --report r --resume"
        )
        #expect(run.code == 1)
        let report = try place.text(of: "r").split(separator: "\n")
        for archive in ["in/x.zip", "y.zip"] {
          for number in 100...270 {
            let row = report.filter { $0.hasPrefix("\(archive)/\(number).json\t") }
            #expect(row.count == 1 && row[0].hasSuffix("1 damaged") == (number % 2 == 1))
          }
        }
        #expect(report.count { $0.hasSuffix("1 encrypted") } == 1 && report.count == 344)
      }
    }
  }

  @Test func uniqueWithoutMemoryIsSaid() throws {
    let place = try Workspace()
    try place.write(UniqueTests.text(UniqueTests.numbers), to: "a")
    let run = try place.shell("\"$MOULT\" dehydrate --unique --unique-memory 8M a -o out/")
    #expect(run.code == 64 && run.messages.contains("--unique-memory"), "\(run.messages)")
  }
}

/// The progress of a run.
@Suite(.tags(.process)) struct ProgressTests {
  static let script = "/usr/bin/script"
  static let hasTerminal = FileManager.default.isExecutableFile(atPath: script)

  /// Runs the command on a terminal, with an input that takes longer than the interval of the progress line.
  private func onTerminal(_ arguments: String) throws -> String {
    let place = try Workspace()
    try place.write(Invented.lines(1..<3), to: "a.json")
    let run = try place.shell(
      """
      mkfifo f; (for i in 1 2 3 4 5 6; do cat a.json; sleep 0.1; done > f) &
      script -qec '"$MOULT" \(arguments) a.json f' /dev/null
      """)
    #expect(run.code == 0)
    return run.output
  }

  @Test(
    .enabled(if: hasTerminal, "needs script, of util-linux, for a terminal"),
    arguments: ["dehydrate -o out/", "redact -o out.jsonl --progress"])
  func aTerminalHasALine(arguments: String) throws {
    let text = try onTerminal(arguments)
    #expect(text.contains("\u{1B}[K") && text.contains(" members, "), "\(text)")
    #expect(text.contains(" rejected\r") || text.contains(" rejected\u{1B}"), "\(text)")
  }

  @Test(
    .enabled(if: hasTerminal, "needs script, of util-linux, for a terminal"),
    arguments: ["dehydrate -o out.txt", "dehydrate"])
  func nobodyIsToldUnasked(arguments: String) throws {
    #expect(try !onTerminal(arguments).contains("\u{1B}[K"))
  }

  @Test func aLogIsNotDrawnOn() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<3), to: "a.json")
    let run = try place.shell("\"$MOULT\" dehydrate a.json -o out/ --progress")
    #expect(run.code == 0 && run.messages.isEmpty)
  }
}
