import Foundation
import Testing

/// What the file of `--stats` says about how an output was made, and `cite`.
@Suite(.tags(.process)) struct ProvenanceTests {
  struct Stats: Decodable {
    struct Provenance: Decodable {
      struct Policy: Decodable { let name, sha256: String }
      struct Input: Decodable {
        let name: String?
        let bytes: Int?
        let sha256: String?
      }
      let version, job, request, catalogue: String
      let policy: Policy?
      let protection: [String]
      let inputs: [Input]
    }
    let provenance: Provenance
  }

  static func filled() throws -> Workspace {
    let place = try Workspace()
    try place.write(Invented.lines(100..<130), to: "alice-secret.jsonl")
    try place.write(
      "{\"delete\":{\"status\":{\"id\":105,\"id_str\":\"105\",\"user_id\":105}}}\n",
      to: "bob-notices.jsonl")
    return place
  }

  static func stats(_ place: Workspace) throws -> Stats.Provenance {
    try JSONDecoder().decode(Stats.self, from: Data(try place.text(of: "stats").utf8)).provenance
  }

  static let jobs = [
    "dehydrate", "redact --policy topics", "aggregate --by lang", "explain",
    "comply --with bob-notices.jsonl",
  ]

  /// Each job states its request without names, and its inputs with them.
  @Test(arguments: jobs) func aJobStatesItself(_ job: String) throws {
    let place = try Self.filled()
    let run = try place.shell("\"$MOULT\" \(job) alice-secret.jsonl --checksums --stats stats >out")
    #expect(run.code == 0, "\(run.messages)")
    let made = try Self.stats(place)
    let words = job.replacing("bob-notices.jsonl", with: "NOTICES")
    #expect(made.request == "moult \(words) FILE --stats FILE --checksums")
    #expect(made.job == job.split(separator: " ")[0] && made.catalogue.count == 64)
    let input = try #require(made.inputs.first { $0.name == "alice-secret.jsonl" })
    let bytes = try place.text(of: "alice-secret.jsonl").utf8.count
    let sum = try place.shell("sha256sum alice-secret.jsonl").output.prefix(64)
    #expect(input.bytes == bytes && input.sha256 == String(sum))
    #expect((made.policy != nil) == (job.hasPrefix("redact") || job.hasPrefix("explain")))
    #expect(made.protection.isEmpty == !job.hasPrefix("aggregate"))
  }

  /// Without the option no file is read twice, and standard input cannot be.
  @Test func checksumsAreOnRequest() throws {
    let place = try Self.filled()
    _ = try place.shell("\"$MOULT\" dehydrate alice-secret.jsonl --stats stats >out")
    #expect(try Self.stats(place).inputs.map(\.sha256) == [nil])
    _ = try place.shell(
      "cat alice-secret.jsonl | \"$MOULT\" dehydrate --checksums --stats stats >out")
    let input = try #require(try Self.stats(place).inputs.first)
    #expect(input.sha256 == nil && input.bytes == nil && input.name == "standard input")
    let refused = try place.shell("\"$MOULT\" dehydrate --checksums alice-secret.jsonl")
    #expect(
      refused.code == 64 && refused.output.isEmpty && refused.messages.contains("--stats FILE"))
  }

  /// Files of directories are inputs, and members of archives are not.
  @Test func filesAreInputs() throws {
    let place = try Self.filled()
    _ = try place.shell(
      """
      mkdir d; cp alice-secret.jsonl d/a; tar cf d/b.tar alice-secret.jsonl bob-notices.jsonl
      "$MOULT" dehydrate d --checksums --stats stats >out
      """)
    let inputs = try Self.stats(place).inputs
    #expect(inputs.map(\.name) == ["d/a", "d/b.tar"] && inputs.allSatisfy { $0.sha256 != nil })
  }

  /// The summary has names, so it is its owner's alone.
  @Test func aNewSummaryIsPrivate() throws {
    let place = try Self.filled()
    let run = try place.shell(
      "umask 022; \"$MOULT\" dehydrate alice-secret.jsonl --stats stats >ids; stat -c %a stats ids")
    #expect(run.output == "600\n644\n")
  }

  /// The checksum of a policy is that of what it does, not of its file's layout.
  @Test func aPolicyHasAChecksum() throws {
    let place = try Self.filled()
    var sums: [String] = []
    for text in [
      "policy: mine\nextends: topics\n", "# as topics\npolicy: mine\nextends: topics\n",
      "policy: mine\nextends: strict\n",
    ] {
      try place.write(text, to: "mine.yaml")
      _ = try place.shell(
        "\"$MOULT\" redact --policy mine.yaml alice-secret.jsonl --stats stats >out")
      let made = try Self.stats(place)
      #expect(made.request.contains("--policy POLICY") && made.policy?.name == "mine")
      sums.append(made.policy?.sha256 ?? "")
    }
    #expect(sums[0] == sums[1] && sums[0] != sums[2] && sums[0].count == 64)
  }

  /// A paragraph names the job, the version and what was read; never a file, a value or, for a table, a number of
  /// records.
  @Test(arguments: jobs) func aJobIsCited(_ job: String) throws {
    let place = try Self.filled()
    _ = try place.shell("\"$MOULT\" \(job) alice-secret.jsonl --stats stats >out")
    let cited = try place.shell("\"$MOULT\" cite stats")
    #expect(cited.code == 0 && cited.output.split(separator: "\n").count == 1)
    let made = try Self.stats(place)
    #expect(cited.output.contains("Moult \(made.version)") && cited.output.contains(made.request))
    #expect(cited.output.contains(made.catalogue))
    for word in ["alice", "secret", "bob", "user_1"] { #expect(!cited.output.contains(word)) }
    let isTable = job.hasPrefix("aggregate")
    #expect(cited.output.contains("30 tweet") == !isTable)
    if isTable {
      #expect(
        cited.output.contains("at least 10 different users") && !cited.output.contains("bytes from")
      )
    }
    if job != "explain" { #expect(cited.output.contains("the clause `")) }
  }

  @Test func rejectionsAreCited() throws {
    let place = try Self.filled()
    try place.write("{\"id\":\n" + Invented.lines(1..<3), to: "damaged")
    _ = try place.shell(
      "\"$MOULT\" comply --with bob-notices.jsonl alice-secret.jsonl damaged --stats stats >out")
    let cited = try place.shell("\"$MOULT\" cite - <stats")
    #expect(cited.output.contains("1 record or part of the input was rejected (cut-short)."))
    #expect(
      cited.output.contains("1 record or ID was withheld (tweet-deleted).")
        && cited.output.contains("1 compliance notice was applied (delete).")
        && cited.output.contains("from 2 files: 32 tweets."), "\(cited.output)")
  }

  /// The sentences of each job about what it read and wrote.
  @Test(arguments: [
    (
      "dehydrate", "The IDs of records were extracted",
      "30 tweets. No record was rejected. 30 lines were written."
    ),
    (
      "redact", "Records were stripped of what identifies people",
      "does not know was dropped. 30 lines were written."
    ),
    (
      "comply --with bob-notices.jsonl", "Records that compliance notices name were removed",
      "29 lines were written."
    ),
    (
      "share ids --to Uni --ledger ledger -o out --with bob-notices.jsonl",
      "A release of IDs was prepared",
      "1 record or ID was withheld (tweet-deleted). 29 lines were written. This follows the clause `redistribution`"
    ),
  ]) func theParagraphOfAJob(job: String, opening: String, sentences: String) throws {
    let place = try Self.filled()
    let added = try place.shell("\"$MOULT\" recipient add Uni --agreed 2020-01-05 --ledger ledger")
    #expect(added.code == 0)
    let run = try place.shell("\"$MOULT\" \(job) --stats stats alice-secret.jsonl >lines")
    #expect(run.code == 0, "\(run.messages)")
    let cited = try place.shell("\"$MOULT\" cite stats").output
    #expect(cited.hasPrefix(opening + " with Moult ") && cited.contains(sentences), "\(cited)")
    #expect(!cited.contains("Uni") && !cited.contains("alice"))
    // A release of records needs a person at a terminal; its summary has the same form.
    let hydrated = try place.shell(
      "sed 's/\"share ids\"/\"share hydrated\"/' stats | \"$MOULT\" cite -"
    ).output
    if job.hasPrefix("share") {
      #expect(
        hydrated.hasPrefix("A release of public records was prepared")
          && hydrated.contains(sentences))
    }
  }

  @Test(arguments: ["", "{}", "{\"records\":{}}", "no json"]) func whatIsNoSummaryIsRefused(
    _ text: String
  ) throws {
    let place = try Workspace()
    try place.write(text, to: "stats")
    let cited = try place.moult(["cite", "stats"])
    #expect(cited.code == 64 && cited.output.isEmpty && cited.messages.contains("--stats FILE"))
  }
}
