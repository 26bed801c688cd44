// The example of Documentation/library.md on files. What is between the marks is in the page.

// mark: begin
import Moult
import MoultFiles

/// The number of replies in files, directories and archives, compressed or not.
func replies(inFiles paths: [String]) async throws -> Int {
  let records = Redactor(try Policy.named("strict")).records(ofFiles: paths)
  var count = 0
  for try await record in records where record.kind == .reply { count += 1 }
  for message in records.takeMessages() { print(message) }
  return count
}
// mark: end

// mark: begin
import Moult
import MoultFiles

/// The rows of a table of files, by two threads, and what was not read.
func languages(inFiles paths: [String]) async throws -> (rows: [TableResult.Row], lost: [String]) {
  let analysis = try Analysis(by: ["lang"], count: ["tweets", "users"])
  let files = InputFiles(paths, threads: 2)
  let results = try await Aggregator(analysis).results(of: files)
  let lost = results.messages.map(\.description)
  return (results.tables.flatMap(\.rows), lost)
}
// mark: end
