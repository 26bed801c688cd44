import Foundation
import SQLite
import Testing

/// `aggregate --format html` and `--output-sqlite`.
@Suite(.tags(.process)) struct AggregatePageTests {
  static func filled() throws -> Workspace {
    let place = try Workspace()
    try place.write(
      (0..<36).map {
        Invented.tweet(100 + $0, lang: ["en", "de", "fr"][$0 % 3], user: 1 + $0) + "\n"
      }.joined(),
      to: "alice-secret.jsonl")
    return place
  }

  @Test func aPageStatesHowItWasMade() throws {
    let place = try Self.filled()
    let run = try place.shell(
      "\"$MOULT\" aggregate --by lang --where 'lang=en|de' --format html --checksums alice-secret.jsonl -o p.html"
    )
    #expect(run.code == 0 && run.output.isEmpty && run.messages.isEmpty, "\(run.messages)")
    let page = try place.text(of: "p.html")
    let sum = try place.shell("sha256sum alice-secret.jsonl").output.prefix(64)
    #expect(
      page.contains(
        "moult aggregate --by lang --where &#39;lang=en|de&#39; --format html FILE -o FILE --checksums"
      ))
    #expect(
      page.contains(sum) && page.contains("Of the tweets with lang=en|de.") && page.contains("<svg")
    )
    #expect(!page.contains("alice") && !page.contains(">fr<"))
  }

  /// A page of a batch is of one member, and has no list of all.
  @Test func aBatchHasAPageForEachMember() throws {
    let place = try Self.filled()
    let run = try place.shell(
      "cp alice-secret.jsonl b.jsonl; \"$MOULT\" aggregate --by lang --format html --checksums alice-secret.jsonl b.jsonl -o pages/; ls pages"
    )
    #expect(run.output == "000001.html\n000002.html\n", "\(run.messages)")
    let page = try place.text(of: "pages/000001.html")
    #expect(page.contains("</html>") && !page.contains("Checksums of the inputs"))
  }

  /// Bars are for terminals: a file and a pipe get the plain table.
  @Test func bars() throws {
    let place = try Self.filled()
    let line = "\"$MOULT\" aggregate --by lang --format table alice-secret.jsonl"
    let piped = try place.shell(line + " | cat")
    #expect(piped.output.contains("12") && !piped.output.contains("█"))
    try place.write(Self.terminal, to: "terminal.py")
    let shown = try place.shell("python3 terminal.py 50 \(line)")
    #expect(shown.code == 0 && shown.output.contains("de        12  █"), "\(shown.messages)")
    let narrow = try place.shell("python3 terminal.py 20 \(line)")
    #expect(narrow.output.contains("de        12") && !narrow.output.contains("█"))
  }

  /// Runs a command in a terminal of some columns, and prints what it prints there.
  private static let terminal = """
    import fcntl, os, pty, struct, sys, termios
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
        os.execvp(sys.argv[2], sys.argv[2:])
    try:
        while block := os.read(terminal, 4096):
            os.write(1, block)
    except OSError:
        pass
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    """

  @Test func aDatabaseHasTheTableAndHowItWasMade() throws {
    let place = try Self.filled()
    let line =
      "\"$MOULT\" aggregate --by lang,hour-of-day --count tweets,share --output-sqlite t.db alice-secret.jsonl"
    let run = try place.shell(line)
    #expect(run.code == 0 && run.output.hasPrefix("lang,hour-of-day,tweets,share_percent"))
    let database = try Database(path: place.path("t.db"))
    let rows = try database.rows("SELECT * FROM \"table\" ORDER BY lang")
    #expect(try rows.map { try $0.text("lang") } == ["de", "en", "fr"])
    #expect(try rows.map { try $0.number("tweets") } == [12, 12, 12])
    #expect(rows.allSatisfy { $0["share_percent"] == .real(33.3) })
    let about = try database.rows("SELECT * FROM _moult").map {
      (try $0.text("name"), try $0.text("value"))
    }
    let names = Set(about.map(\.0))
    #expect(
      names.isSuperset(of: ["version", "request", "catalogue_sha256", "protection", "note"]))
    #expect(!about.contains { $0.1.contains("alice") })
    // It is replaced, and nothing else is.
    #expect(try place.shell(line).code == 0)
    let refused = try place.shell(
      "echo mine >m; \"$MOULT\" aggregate --by lang --output-sqlite m alice-secret.jsonl; echo $?; cat m"
    )
    #expect(
      refused.output == "64\nmine\n" && refused.messages.contains("--output-sqlite would replace m")
    )
  }

  @Test(arguments: [
    ("--output-sqlite t.db -o out/", "goes with one output"), ("--output-sqlite -", "is a file"),
    ("--output-sqlite alice-secret.jsonl", "--output-sqlite would replace"),
    ("--output-sqlite t -o t", "-o"),
  ])
  func isRefused(_ words: String, _ message: String) throws {
    let place = try Self.filled()
    let run = try place.shell("\"$MOULT\" aggregate --by lang \(words) alice-secret.jsonl")
    #expect(run.code == 64 && run.messages.contains(message), "\(run.messages)")
    #expect(try !place.names().contains("t.db"))
  }

  /// Where nothing useful was read, no database appears.
  @Test func nothingReadMakesNoDatabase() throws {
    let place = try Workspace()
    try place.write("{}\n", to: "in")
    let run = try place.shell("\"$MOULT\" aggregate --by lang --output-sqlite t.db in")
    #expect(run.code == 65)
    #expect(try !place.names().contains("t.db"))
  }
}
