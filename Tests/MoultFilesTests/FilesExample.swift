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
