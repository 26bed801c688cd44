import ArgumentParser
import Testing

@testable import MoultCommand

/// A plain command line is read without ArgumentParser: what comes of it has to be the same, and
/// whatever ArgumentParser would refuse or answer by itself has to be left to it.
struct PlainArgumentsTests {
  /// Options that all jobs take, in every spelling that is plain.
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
    "--apply-deletes one", "--apply-deletes --ids users --unique",
  ]

  static let comply = [
    "--with n", "--with=n --with m one two", "--with - one", "--with n -", "--with n --ids users",
    "--with n --country de,FR -o out", "--with n --results=users", "one --with n --ids=tweets",
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

  static let notPlain = [
    "-h", "--help", "--version", "--help-hidden", "--wings", "--wings on", "--", "-- one", "-x",
    "-o", "-oout", "-o=out", "-o -h", "--output", "--output=", "--output --stats", "--output -x",
    "--output a -o b", "--reader other", "--max-depth 0", "--max-depth deep", "--max-depth -1",
    "--max-record-bytes 2147483648", "- -", "--=x", "-output x", "--unique=yes", "---output x",
    "--generate-completion-script bash", "--experimental-dump-help",
  ]

  static let notPlainOfJobs: [(String, String)] = [
    ("dehydrate", "--ids birds"), ("dehydrate", "--also mentioned"), ("dehydrate", "--also=x"),
    ("dehydrate", "--split 5"), ("dehydrate", "--split 5 -o -"), ("dehydrate", "--split 0 -o x"),
    ("dehydrate", "--split x -o x"), ("redact", "--split 5 -o x"),
    ("dehydrate", "--unique-memory 1G"), ("dehydrate", "--unique --unique-memory 1g"),
    ("dehydrate", "--unique --unique-memory 8388607"), ("dehydrate", "--unique --unique-memory G"),
    ("dehydrate", "--unique --unique-memory 9999999999G"),
    ("dehydrate", "--policy strict"),
    ("dehydrate", "--apply-deletes --ids messages"), ("comply", ""), ("comply", "one"),
    ("comply", "--with - -"), ("comply", "--with -"), ("comply", "--with n --country DEU"),
    ("comply", "--with n --ids messages"), ("comply", "--with n --results both"),
    ("redact", "--names other -o out/"), ("redact", "--shape round"), ("redact", "--unique"),
    ("aggregate", "--format pdf"), ("aggregate", "--max-cells 0"), ("aggregate", "--top x"),
    ("aggregate", "--min-users 1.5"), ("aggregate", "--by"), ("aggregate", "--by -1"),
  ]

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  private func compare<Job: JobCommand>(_ job: Job.Type, _ line: String) throws {
    let name = try #require(Job.configuration.commandName)
    let command = try #require(try MoultCommand.parseAsRoot([name] + words(line)) as? Job)
    let plain = try #require(MoultCommand.plainRequest(([name] + words(line))[...]))
    #expect(try #require(plain as? Job.Asked) == command.request())
  }

  @Test(arguments: common + dehydrate)
  func dehydrateIsReadAlike(_ line: String) throws { try compare(Dehydrate.self, line) }

  @Test(arguments: common + redact)
  func redactIsReadAlike(_ line: String) throws { try compare(Redact.self, line) }

  @Test(arguments: common + aggregate)
  func aggregateIsReadAlike(_ line: String) throws { try compare(Aggregate.self, line) }

  @Test(arguments: comply)
  func complyIsReadAlike(_ line: String) throws { try compare(Comply.self, line) }

  @Test(arguments: ["dehydrate", "redact", "aggregate"], notPlain)
  func theRestIsLeft(_ job: String, _ line: String) {
    #expect(MoultCommand.plainRequest(([job] + words(line))[...]) == nil)
  }

  @Test(arguments: notPlainOfJobs)
  func mistakesAreLeft(_ job: String, _ line: String) {
    #expect(MoultCommand.plainRequest(([job] + words(line))[...]) == nil)
    #expect(throws: (any Error).self) { try MoultCommand.parseAsRoot([job] + words(line)) }
  }

  /// ArgumentParser takes the last of several.
  @Test(arguments: ["--unique --unique", "--ids users --ids tweets", "-o a --output=b"])
  func repetitionsAreLeft(_ line: String) throws {
    #expect(MoultCommand.plainRequest((["dehydrate"] + words(line))[...]) == nil)
    _ = try MoultCommand.parseAsRoot(["dehydrate"] + words(line))
  }

  @Test(arguments: ["", "--version", "help dehydrate", "explain one", "policy list", "dehydrat"])
  func otherCommandsAreLeft(_ line: String) {
    #expect(MoultCommand.plainRequest(words(line)[...]) == nil)
  }

  @Test(arguments: ["dehydrate", "redact", "aggregate"])
  func emptyWordsAreLeft(_ job: String) {
    #expect(MoultCommand.plainRequest([job, ""]) == nil)
    #expect(MoultCommand.plainRequest([job, "--output", ""]) == nil)
  }
}
