import ArgumentParser
import Testing

@testable import MoultCommand

/// A plain command line is read without ArgumentParser. Both readers have to find the same words of each
/// option, and the plain one leaves to ArgumentParser whatever ArgumentParser refuses or answers itself.
@Suite(.tags(.slow)) struct PlainArgumentsTests {
  /// Options of all jobs, in every spelling that is plain.
  static let common = [
    "", "file", "one two", "-", "one - two", "-o out", "--output out", "--output=out one",
    "one -o - two", "--stats s --output=o", "--reader yajl", "--reader=yajl", "--max-depth 3",
    "--max-depth=+3", "--max-record-bytes 2147483647", "help", "one redact",
  ]

  static let dehydrate = [
    "--ids users", "--ids=messages one", "--unique", "one --unique two", "--also retweeted,quoted",
    "--ids users --also=mentioned,,replied", "--also ,", "--output=a=b",
    "--unique -o x --ids tweets", "--unique --unique-memory 64M", "--unique-memory=1T --unique",
    "--unique --unique-memory 8388608", "--split 5 -o x", "-o a/b --split=+7",
    "--apply-deletes one", "--apply-deletes --ids users --unique", "--resume -o a/ --progress one",
  ]

  static let comply = [
    "--with n", "--with=n --with m one two", "--with - one", "--with n -", "--with n --ids users",
    "--with n --country de,FR -o out", "--with n --results=users", "one --with n --ids=tweets",
    "--with n --column 3", "--with n --column=tweet_id one",
  ]

  static let redact = [
    "--policy strict", "--policy=a.yaml --shape flat", "one --shape=own", "--policy lenient",
    "--names mirrored -o out/", "--names=numbered one",
  ]

  static let aggregate = [
    "--by lang,day", "--by=lang --by day one", "--count users --count=share", "--where lang=en|de",
    "--where=kind!=retweet --where day>=2019-12-01", "--top 3", "--min-users 0", "--format=json",
    "--max-cells 1", "--top 0", "--by colour",
  ]

  static let others = [
    "explain one --records 3", "explain --policy text", "policy list", "policy show",
    "policy show topics", "policy check a.yaml", "share ids --to r -o d",
    "share ids -o d one --to=r --with n --with m --up-to-limit --continue c --split 3 --kind users",
    "share hydrated --to r -o d one --dry-run --purpose p --limits l",
    "share recall d --with n --kind users", "recipient add r --agreed 2020-01-01",
    "recipient add --agreed 2020-01-01 r --academic --institution i --ledger l",
    "recipient show r --limits l", "recipient list", "recipient end r", "ledger verify a b",
    "ledger new --ledger l", "ledger show", "ledger export", "ledger adopt",
  ]

  static let alike =
    (common + dehydrate).map { "dehydrate " + $0 } + (common + redact).map { "redact " + $0 }
    + (common + aggregate).map { "aggregate " + $0 } + comply.map { "comply " + $0 } + others

  static let notPlain = [
    "-h", "--help", "--version", "--help-hidden", "--help-all", "--wings", "--wings on", "--",
    "-- one", "-x", "-o", "-oout", "-o=out", "-o -h", "--output", "--output=", "--output --stats",
    "--output -x", "--output a -o b", "--reader other", "--max-depth 0", "--max-depth deep",
    "--max-depth -1", "--max-record-bytes 2147483648", "- -", "--=x", "-output x", "--unique=yes",
    "---output x", "--xoutput y", "--files x", "--generate-completion-script bash",
    "--experimental-dump-help",
  ]

  static let mistakes = [
    "dehydrate --ids birds", "dehydrate --also mentioned", "dehydrate --also=x",
    "dehydrate --split 5", "dehydrate --split 5 -o -", "dehydrate --split 0 -o x",
    "dehydrate --split x -o x", "redact --split 5 -o x",
    "dehydrate --unique-memory 1G", "dehydrate --unique --unique-memory 1g",
    "dehydrate --unique --unique-memory 8388607", "dehydrate --unique --unique-memory G",
    "dehydrate --unique --unique-memory 9999999999G", "dehydrate --policy strict",
    "dehydrate --apply-deletes --ids messages", "comply", "comply one", "comply --with - -",
    "comply --with -", "comply --with n --country DEU", "comply --with n --ids messages",
    "comply --with n --results both", "comply --with n --column 0",
    "redact --names other -o out/", "redact --shape round", "redact --uniqe",
    "aggregate --format pdf", "aggregate --max-cells 0", "aggregate --max-cells x",
    "aggregate --min-users 1.5", "aggregate --by", "aggregate --by -1", "explain --records 0",
    "policy check", "policy check a b", "policy show a b", "policy list a", "share ids one",
    "share ids --to r one", "share recall --with n", "share recall d", "recipient end",
    "recipient add r", "recipient add r --agreed 2020-01-01 --limit 0", "ledger new a",
  ]

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  /// What ArgumentParser finds of each option.
  private func parsed<Asked: Command>(_ asked: Asked.Type, _ words: [String]) throws -> GivenWords {
    try #require(try Root.parseAsRoot(words) as? ParsedCommand<Asked>).given
  }

  @Test(arguments: alike) func bothReadersAgree(_ line: String) throws {
    let words = words(line)
    let plain = try #require(CommandList.plain(words[...]), "\(line)")
    let asked = type(of: plain)
    let rest = words.dropFirst(asked.about.path.split(separator: " ").count)
    let given = try PlainArguments(rest, asked.rows).given
    #expect(try parsed(asked, words) == given)
  }

  @Test(arguments: ["dehydrate", "redact", "aggregate"], notPlain)
  func theRestIsLeft(_ job: String, _ line: String) {
    #expect(CommandList.plain(([job] + words(line))[...]) == nil)
  }

  @Test(arguments: mistakes) func mistakesAreLeft(_ line: String) {
    #expect(CommandList.plain(words(line)[...]) == nil)
    #expect(throws: (any Error).self) { try Root.parseAsRoot(words(line)) }
  }

  /// ArgumentParser takes the last of several.
  @Test(arguments: ["--unique --unique", "--ids users --ids tweets", "-o a --output=b"])
  func repetitionsAreLeft(_ line: String) throws {
    #expect(CommandList.plain((["dehydrate"] + words(line))[...]) == nil)
    _ = try Root.parseAsRoot(["dehydrate"] + words(line))
  }

  @Test(arguments: ["", "--version", "help dehydrate", "share", "policy", "dehydrat"])
  func whatIsNoCommandIsLeft(_ line: String) {
    #expect(CommandList.plain(words(line)[...]) == nil)
  }

  @Test(arguments: ["dehydrate", "redact", "aggregate"])
  func emptyWordsAreLeft(_ job: String) {
    #expect(CommandList.plain([job, ""]) == nil)
    #expect(CommandList.plain([job, "--output", ""]) == nil)
  }
}
