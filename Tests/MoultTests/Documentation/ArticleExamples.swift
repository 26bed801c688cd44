// Between the marks are the examples of the articles in Sources/Moult/Moult.docc and of Documentation/library.md, so that
// they are compiled and run. `ExamplePageTests` checks that they are the same.

// mark: begin
import Moult

/// How many tweets there are in each language of an input.
func tweetsByLanguage(in chunks: some Sequence<[UInt8]>) throws -> [String: Int] {
  let results = try Aggregator(Analysis(by: ["lang"])).results(from: chunks)
  var counts: [String: Int] = [:]
  for row in results[0].rows {
    guard let lang = row["lang"]?.text, let tweets = row["tweets"]?.integer else { continue }
    counts[lang] = tweets
  }
  return counts
}
// mark: end

func redactedLines(of chunks: [[UInt8]], _ write: ([UInt8]) -> Void) throws {
  // mark: begin
  var job = Redactor(try Policy.named("strict"))
  for chunk in chunks {
    job.feed(chunk)
    write(job.output.array)
    job.output.removeAll()
  }
  job.finish()
  write(job.output.array)
  // mark: end
}

// mark: begin
/// The IDs of the tweets in an input, each once, and how many records were rejected.
func tweetIDs(in chunks: some Sequence<[UInt8]>) -> (ids: [RecordID], rejected: Int) {
  let ids = Dehydrator(.init(unique: true)).ids(from: chunks)
  let all = Array(ids)
  return (all, ids.report.rejectedCount)
}
// mark: end

// mark: begin
/// How many tweets each application sent, in an input that comes asynchronously.
func applications<Chunks: AsyncSequence<[UInt8], any Error>>(
  in chunks: Chunks
) async throws -> [String: Int] {
  var counts: [String: Int] = [:]
  let records = Redactor(try Policy.named("strict")).records(from: chunks)
  for try await record in records {
    if let source = record.source { counts[source, default: 0] += 1 }
  }
  for rejection in records.takeRejections() { print(rejection) }
  return counts
}
// mark: end

// mark: begin
/// Tables of languages and of the hosts of each week, from one pass over an input.
func tables(of chunks: some Sequence<[UInt8]>) throws -> TableResults {
  var languages = Analysis.Request(by: ["lang"])
  languages.count = ["tweets", "users"]
  var hosts = Analysis.Request(by: ["week", "host"])
  hosts.top = "10 per week"
  let file = try AnalysisFile(tables: ["languages": languages, "hosts": hosts])
  return try Aggregator(file.analyses).results(from: chunks)
}
// mark: end

// mark: begin
/// The rows of a table as lines of text, then its notes.
func lines(of table: TableResult) -> [String] {
  let rows = table.rows.map { row in
    row.values.map(\.description).joined(separator: " ")
  }
  return [table.columns.map(\.name).joined(separator: " ")] + rows + table.notes
}
// mark: end

// mark: begin
/// The records that remain when compliance notices are applied, byte for byte.
func remaining(of records: some Sequence<[UInt8]>, after notices: some Sequence<[UInt8]>) -> [UInt8]
{
  var collector = NoticeCollector()
  collector.read(notices)
  var filter = ComplianceFilter(collector.notices)
  var kept: [UInt8] = []
  for chunk in records {
    filter.feed(chunk)
    kept += filter.output.array
    filter.output.removeAll()
  }
  filter.finish()
  return kept + filter.output.array
}
// mark: end

// mark: begin
/// The paths of an input that no catalogue contains.
func unknownPaths(in chunks: some Sequence<[UInt8]>) throws -> [String] {
  var job = Explainer(try Policy.named("strict"), records: 1_000)
  job.read(chunks)
  return job.rows().filter { $0.meaning == nil }.map(\.path)
}
// mark: end

// mark: begin
/// The IDs of an input that notices do not withhold, each once.
func shareableIDs(in chunks: some Sequence<[UInt8]>, after notices: Notices) -> [RecordID] {
  var options = Dehydrator.Options(unique: true, appliesDeletes: true, notices: notices)
  options.ids = .tweets
  return Array(Dehydrator(options).ids(from: chunks))
}
// mark: end

// mark: begin
/// The policy `strict` with hashtags, and no time finer than a day.
func daysPolicy() throws(PolicyError) -> Policy {
  try Policy(
    named: "days", extending: "strict",
    meanings: ["tweet.time": "day", "tweet.time-ms": "drop", "tweet.hashtag": "lower"])
}
// mark: end

// mark: begin
/// The clause that forbids a policy; nil if it is allowed.
func clause(against meanings: [String: String]) -> Clause? {
  do {
    _ = try Policy(named: "mine", extending: "strict", meanings: meanings)
    return nil
  } catch {
    guard case .refused(let clause, _, _, _, _, _) = error else { return nil }
    return clause
  }
}
// mark: end

// mark: begin
/// The built-in dialects and one more, whose posts have other names for the same things.
func catalogueWithForum() throws(CatalogueError) -> Catalogue {
  try Catalogue(adding: [
    "forum.catalogue": """
    root forum.post

    type forum.post
      kind tweet
      when post_no
      post_no  tweet.id
      body     tweet.text
      tongue   tweet.lang
      by       > forum.member as author

    type forum.member
      kind user
      member_no  user.id
      nick       user.handle
    """
  ])
}
// mark: end

// mark: begin
/// The IDs in an input of the forum's dialect.
func forumIDs(in chunks: some Sequence<[UInt8]>) throws -> [RecordID] {
  Array(Dehydrator(catalogue: try catalogueWithForum()).ids(from: chunks))
}
// mark: end

// mark: begin
/// The IDs of several inputs, each read by a task of its own, in the order of the inputs.
func ids(inEach inputs: [[UInt8]]) async -> [[RecordID]] {
  await withTaskGroup(of: (Int, [RecordID]).self) { group in
    for (place, input) in inputs.enumerated() {
      group.addTask { (place, Array(Dehydrator().ids(from: [input]))) }
    }
    var found = inputs.map { _ in [RecordID]() }
    for await (place, ids) in group { found[place] = ids }
    return found
  }
}
// mark: end

func redactedLines(ofArchive tweets: [UInt8], _ account: [UInt8], _ profile: [UInt8]) throws
  -> String
{
  // mark: begin
  var collector = OwnerCollector()
  for script in [account, profile] {
    collector.feed(script)
    collector.finish()
    collector.startNextInput()
  }
  var owner = collector.owner
  owner.add(name: "Jane Doe")
  var job = Redactor(try Policy.named("text"))
  job.startArchive("jane.zip", of: owner)
  job.feed(tweets)
  job.finish()
  // mark: end
  return job.output.string
}
