import Testing

/// The format of an output, by an option or by its name.
@Suite(.tags(.process)) struct NamedFormatTests {
  private static let flat = "redact --shape flat"
  private static let table = "aggregate --by lang --count share"

  /// What the output begins with, by the words of the command line.
  @Test(arguments: [
    (flat, "x.csv", "record,kind"), (flat, "x.CSV", "record,kind"), (flat, "x.jsonl", "{"),
    (flat, "x.json", "{"), (flat, "x.out", "{"), (flat, "csv", "{"),
    (flat, "x.csv/", "record,kind"),
    (flat + " --format csv", "x", "record,kind"), (flat + " --format csv", "x.csv", "record,kind"),
    (table, "x.csv", "lang,share"), (table, "x.json", "{"), (table, "x", "lang,share"),
    (table + " --format table", "x.txt", "lang  share"), (table + " --format json", "x.json", "{"),
  ])
  func theNameSaysIt(job: String, name: String, start: String) throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<4), to: "in")
    // A folder gets the format from the option alone.
    let words = name.hasSuffix("/") ? job + " --format csv" : job
    let run = try place.shell("\"$MOULT\" \(words) in -o \(name)")
    #expect(run.code == 0, "\(run.messages)")
    let output = name.hasSuffix("/") ? name + "000001.csv" : name
    #expect(try place.text(of: output).hasPrefix(start))
  }

  @Test(arguments: [
    flat + " --format json -o x.csv", flat + " --format csv -o x.jsonl", flat + " -o x.tsv",
    flat + " -o x.parquet", "redact -o x.csv", "redact --format csv",
    table + " --format csv -o x.json",
    table + " --format table -o x.csv", table + " -o x.tsv", table + " -o x.xlsx",
    flat + " --format json --compress gzip -o x.csv.gz",
  ])
  func anotherNameIsRefused(line: String) throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<4), to: "in")
    let run = try place.shell("\"$MOULT\" \(line) in")
    #expect(run.code == 64 && run.output.isEmpty, "\(run.messages)")
    #expect(try place.names().allSatisfy { !$0.hasPrefix("x") })
  }

  /// Each output of CSV has one header, also one without a row.
  @Test func oneHeaderEach() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<4), to: "a")
    try place.write(Invented.lines(4..<6), to: "b")
    try place.write(
      #"{"delete":{"status":{"id":1,"id_str":"1","user_id":2,"user_id_str":"2"}}}"#, to: "c")
    let one = try place.shell("\"$MOULT\" \(Self.flat) --format csv a b")
    #expect(one.output.split(separator: "\r\n").count == 6)
    #expect(try place.shell("\"$MOULT\" \(Self.flat) --format csv a b -o out/").code == 0)
    #expect(try place.text(of: "out/000002.csv").split(separator: "\r\n").count == 3)
    #expect(try place.shell("\"$MOULT\" \(Self.flat) a -o x.csv.gz --compress gzip").code == 0)
    #expect(try place.shell("gzip -dc x.csv.gz").output.split(separator: "\r\n").count == 4)
  }
}
