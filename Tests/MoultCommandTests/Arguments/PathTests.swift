import Foundation
import Testing

/// Names of files are bytes. No file is overwritten that the run also reads, or writes otherwise.
@Suite(.tags(.process)) struct PathTests {
  /// Files in `in` whose names are not UTF-8, or are equal as text but not as bytes.
  private func filled() throws -> Workspace {
    let place = try Workspace()
    for (name, id) in [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5)] {
      try place.write(Invented.tweet(id) + "\n", to: name)
    }
    let made = try place.shell(
      #"""
      mkdir in; mv 1 $'in/caf\xe8.txt'; mv 2 $'in/caf\xe9.txt'; mv 3 $'in/caf\xc3\xa9.txt'
      mv 4 $'in/cafe\xcc\x81.txt'; mkdir $'in/\xff'; mv 5 $'in/\xff/a\\b\n\xf4\x8f\xba\xa9.json'
      """#)
    #expect(made.code == 0)
    return place
  }

  private static let outputs = #"""
    for f in $'in/caf\xe8.txt' $'in/caf\xe9.txt' $'in/caf\xc3\xa9.txt' $'in/cafe\xcc\x81.txt' \
      $'in/\xff/a\\b_\xf4\x8f\xba\xa9.txt'; do test ! -e "out/$f" || tr '\n' ' ' <"out/$f" >&9; done
    """#

  @Test func inputsAndOutputs() throws {
    let place = try filled()
    let batch = "\"$MOULT\" dehydrate in -o out/ --report report --resume"
    let first = try place.shell(
      "exec 9>&1; \(batch) && cp report first && \(batch) && cmp report first && \(Self.outputs)")
    #expect(first.code == 0 && first.messages.isEmpty && first.output == "1 2 3 4 5 ")
    // The report is text, from which each name can be recovered.
    let report = try Data(contentsOf: URL(fileURLWithPath: place.path("report")))
    let text = try #require(String(data: report, encoding: .utf8))
    for name in [
      #"in/caf\xE8.txt"#, #"in/caf\xE9.txt"#, #"in/\xFF/a\\b\n\xF4\x8F\xBA\xA9.json"#,
      #"in/\xFF/a\\b_\xF4\x8F\xBA\xA9.txt"#,
    ] {
      #expect(text.contains(name + "\t"))
    }
    #expect(text.split(separator: "\n").count == 6)
    let journal = try Data(contentsOf: URL(fileURLWithPath: place.path("out/.moult/journal")))
    #expect(String(data: journal, encoding: .utf8) != nil)
    // Only the file that has changed is read again.
    let again = try place.shell(
      #"exec 9>&1; sed -i 's/"id":1,"id_str":"1"/"id":7,"id_str":"7"/' $'in/caf\xe8.txt'; "#
        + "\(batch) && \(Self.outputs)")
    #expect(again.output == "7 2 3 4 5 " && again.messages.contains("1 of the members"))
  }

  /// A path can be an operand or the value of an option, read plainly or by ArgumentParser; a standard stream; or
  /// in the environment.
  @Test func optionsAndMessages() throws {
    let place = try filled()
    let run = try place.shell(
      #"""
      "$MOULT" dehydrate -o $'o\xe8' --stats=$'s\xe8' $'in/caf\xe8.txt' && cat $'o\xe8' && rm $'o\xe8' $'s\xe8'
      "$MOULT" dehydrate --output $'o\xe9' -- $'in/caf\xe9.txt' && cat $'o\xe9'
      mkdir $'t\xe9' && TMPDIR=$'t\xe9' "$MOULT" dehydrate --unique --unique-memory 8M in | wc -l
      "$MOULT" dehydrate $'in/caf\xea\n.txt' -o $'o\xe9'
      "$MOULT" comply --with $'in/caf\xe9.txt' $'in/caf\xe8.txt' -o $'./in/caf\xe9.txt'
      "$MOULT" redact --policy $'p\xe9\n' in -o $'q\xe9'
      """#)
    #expect(run.output == "1\n2\n5\n")
    for words in [
      #"'in/caf\xEA\n.txt'"#, #"'./in/caf\xE9.txt', which is the same file as 'in/caf\xE9.txt'"#,
      #"p\xE9\n"#,
    ] {
      #expect(run.messages.contains(words), "\(run.messages)")
    }
  }

  /// libarchive composes the names that an archive has as UTF-8 text.
  @Test(.enabled(if: ContainerTests.missing.isEmpty, ContainerTests.needsTools))
  func membersOfArchives() throws {
    let place = try filled()
    let run = try place.shell(
      "exec 9>&1; rm $'in/cafe\\xcc\\x81.txt' && tar cf x.tar in && tar cf y.tar --format=pax in && zip -qr z.zip in && "
        + "for a in x.tar y.tar z.zip; do \"$MOULT\" dehydrate $a -o out/ && mv out/$a/in out && "
        + "{ \(Self.outputs); } && rm -r out; done")
    #expect(run.code == 0 && run.output == "1 2 3 5 1 2 3 5 1 2 3 5 ", "\(run.messages)")
  }

  struct Clash: Sendable {
    let words: String
    /// The two options that the message names.
    let options: [String]
  }

  static let clashes = [
    Clash(words: "dehydrate in -o out/ --report in/a", options: ["--report", "'in', an input"]),
    Clash(words: "dehydrate in -o out/ --report out/in/b.txt", options: ["--report", "-o"]),
    Clash(words: "dehydrate in -o out/ --report out/.moult/journal", options: ["--report", "-o"]),
    Clash(words: "dehydrate in -o in/a", options: ["-o", "an input"]),
    Clash(words: "dehydrate in -o in/new", options: ["-o", "an input"]),
    Clash(words: "dehydrate in -o in/", options: ["-o", "an input"]),
    Clash(words: "dehydrate in/a -o hard", options: ["-o", "an input"]),
    Clash(words: "dehydrate in -o hard", options: ["-o", "an input"]),
    Clash(words: "redact link --stats in/a", options: ["--stats", "an input"]),
    Clash(words: "redact in -o out/ --stats out/s", options: ["--stats", "-o"]),
    Clash(words: "redact --policy p.yaml in/a -o ./p.yaml", options: ["-o", "--policy"]),
    Clash(words: "explain --policy p.yaml in/a --stats plink", options: ["--stats", "--policy"]),
    Clash(words: "aggregate --by lang in/a -o t --stats ./t", options: ["--stats", "-o"]),
    Clash(words: "dehydrate in/a -o t --split 2 --stats t-0001", options: ["--stats", "-o"]),
    Clash(words: "comply --with in/b in/a -o in/b", options: ["-o", "--with"]),
    Clash(words: "comply --with in b -o in/b", options: ["-o", "--with"]),
    Clash(words: "dehydrate in >in/b", options: ["standard output", "an input"]),
    Clash(words: "dehydrate - <in/b -o in/b", options: ["-o", "standard input, an input"]),
    Clash(words: "dehydrate in/a in/b --stats s >>s", options: ["--stats", "-o"]),
    Clash(
      words: "share recall r --with in/b -o r/new --ledger l", options: ["-o", "'r', an input"]),
    Clash(words: "share recall r --with in/b -o in/b --ledger l", options: ["-o", "--with"]),
    Clash(words: "share recall r --with in/b -o l-wal --ledger l", options: ["-o", "--ledger"]),
    Clash(words: "share ids --to x --ledger in/a -o out in", options: ["--ledger", "an input"]),
    Clash(words: "share ids --to x --ledger l -o in/out in", options: ["-o", "an input"]),
    Clash(words: "share ids --to x --ledger l -o r b --continue r", options: ["-o", "--continue"]),
    Clash(words: "share ids --to x --ledger out/l -o out b", options: ["-o", "--ledger"]),
    Clash(
      words: "share ids --to x --ledger b -o out b --with in/b", options: ["--ledger", "input"]),
    Clash(
      words: "share ids --to x --ledger in/b -o out b --with in/b", options: ["--ledger", "--with"]),
    Clash(words: "ledger verify --ledger b b", options: ["--ledger", "an input"]),
    Clash(
      words:
        "recipient add x --agreed 2020-01-01 --ledger b --permission b --limit 1 --until 2999-01-01",
      options: ["--ledger", "--permission"]),
  ]

  /// The clash is refused before anything is written, and the message names both options.
  @Test(arguments: clashes) func nothingIsWrittenOver(clash: Clash) throws {
    let place = try Workspace()
    let ready = try place.shell(
      """
      mkdir in r; ln -s in/a link; ln -s p.yaml plink; printf 'policy: p\\nextends: strict\\n' >p.yaml
      """)
    #expect(ready.code == 0)
    for name in ["in/a", "in/b", "b"] { try place.write(Invented.lines(1..<9), to: name) }
    let run = try place.shell(
      """
      ln in/a hard; before=$(ls -AR in r; cat in/a b p.yaml hard)
      "$MOULT" \(clash.words); code=$?; test "$before" = "$(ls -AR in r; cat in/a b p.yaml hard)" || code=99
      test ! -e out || code=98; exit $code
      """)
    #expect(run.code == 64, "\(run.messages)")
    let lines = run.messages.split(separator: "\n")
    #expect(lines.count == 1 && lines[0].contains("; give "), "\(run.messages)")
    for option in clash.options { #expect(run.messages.contains(option), "\(run.messages)") }
  }

  /// A link in the directory of a batch points to the directory of the inputs.
  @Test func aLinkInTheOutput() throws {
    let place = try Workspace()
    _ = try place.shell("mkdir in")
    try place.write(Invented.lines(1..<9), to: "in/a.txt")
    let run = try place.shell(
      """
      "$MOULT" dehydrate in -o out/ && rm -r out/in && ln -s ../in out/in && cp in/a.txt copy
      "$MOULT" dehydrate in -o out/ --resume; code=$?; cmp in/a.txt copy && exit $code
      """)
    #expect(run.code == 64 && run.messages.contains("out/"))
  }
}
