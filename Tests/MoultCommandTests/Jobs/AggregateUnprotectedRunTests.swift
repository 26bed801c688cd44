import Testing

/// `aggregate --unsafe-for-tests`.
@Suite(.tags(.process)) struct AggregateUnprotectedRunTests {
  private static func filled() throws -> Workspace {
    let place = try Workspace()
    let line =
      #"{"created_at":"Mon Mar 02 10:00:00 +0000 2020","id":1,"id_str":"1","text":"x","lang":"en","#
      + #""user":{"id":900,"id_str":"900","screen_name":"x"},"entities":{"hashtags":[]}}"#
    try place.write(line + "\n", to: "in.jsonl")
    return place
  }

  @Test(arguments: [
    ("--format csv", "unprotected,lang,tweets\r\ndo not publish,en,1\r\n"),
    (
      "--format json",
      #"{"by":["unprotected","lang"],"rows":[{"unprotected":"do not publish","lang":"en","tweets":1}]"#
    ),
    ("--format table", "do not publish  en         1"),
  ]) func everyRowIsMarked(options: String, says: String) throws {
    let run = try Self.filled().shell(
      "\"$MOULT\" aggregate --by lang --unsafe-for-tests \(options) in.jsonl")
    #expect(run.code == 0 && run.output.contains(says), "\(run.output)")
    #expect((run.output + run.messages).contains("must not be published"))
  }

  @Test(arguments: [
    "--format html", "-o x.html", "--output-sqlite x.sqlite", "--epsilon 1 --budget x",
  ]) func formsForPublicationAreRefused(options: String) throws {
    let run = try Self.filled().shell(
      "\"$MOULT\" aggregate --by lang --unsafe-for-tests \(options) in.jsonl")
    #expect(run.code == 64 && run.output.isEmpty)
    #expect(run.messages.contains("leave it out for tables that are published"))
  }

  /// The rules about what may be counted hold for tests, too.
  @Test func forbiddenTablesStayForbidden() throws {
    let run = try Self.filled().shell("\"$MOULT\" aggregate --by kind --unsafe-for-tests in.jsonl")
    #expect(run.code == 77 && run.output.isEmpty)
  }
}
