// Between the marks is the example of Documentation/library.md, so that it is compiled and run.
// `LibraryPageTests` checks that the two are the same.

// mark: begin
import Moult

/// How many tweets there are in each language, from an input that comes in chunks.
func languages(of chunks: some Sequence<[UInt8]>) throws -> String {
  var job = Aggregator(try Analysis(by: ["lang"], count: ["tweets", "users"]))
  for chunk in chunks { job.feed(chunk) }
  job.finish()
  for rejection in job.takeRejections() { print(rejection) }
  var table = ByteBuffer()
  try job.result().render(format: .csv, into: &table)
  return table.string
}
// mark: end
