// A job of one's own on the library: reads a file of tweets twice, for a table and for redacted records.
//
//     swift run swift-job ../stream.jsonl

import Foundation
import Moult

/// The bytes of a file, in chunks.
func chunks(of path: String) throws -> UnfoldSequence<Data, FileHandle> {
  let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
  return sequence(state: file) { file in
    (try? file.read(upToCount: 1 << 18)).flatMap { $0.isEmpty ? nil : $0 }
  }
}

let path = CommandLine.arguments.dropFirst().first ?? "../stream.jsonl"
let table = try Aggregator(Analysis(by: ["lang"])).results(from: chunks(of: path))[0]
for row in table.rows {
  print(row["lang"]?.text ?? "(none)", row["tweets"]?.integer ?? 0)
}
for note in table.notes { print(note) }

let policy = try Policy(named: "days", extending: "strict", meanings: ["tweet.time": "day"])
let records = Redactor(policy).records(from: try chunks(of: path))
let replies = records.count { $0.kind == .reply }
print("\(replies) of \(records.report.outputs) records are replies")
for rejection in records.takeRejections() { print(rejection) }
