// The example of Sources/MoultFiles/MoultFiles.docc. What is between the marks is in the article.

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
