import FoundationEssentials
import Moult
import MoultFiles

/// Prints what the library makes of files, a row a line, to compare it with the other interfaces:
///
///     moult-rows (tweets|users|strict|text|flat|table) FILE...
@main enum MoultRows {
  static func main() async throws {
    let files = Array(CommandLine.arguments.dropFirst(2))
    switch CommandLine.arguments.dropFirst().first {
    case "tweets": try await printIDs(.tweets, in: files)
    case "users": try await printIDs(.users, in: files)
    case "strict": try printRecords(.named("strict"), in: files)
    case "text": try printRecords(.named("text"), in: files)
    case "flat": try await printRows(in: files)
    case "table":
      let analysis = try Analysis(by: ["lang", "kind"], count: ["tweets", "users"])
      let results = try await Aggregator(analysis).results(ofFiles: files)
      print(results.tables[0].text(.csv), terminator: "")
    default: preconditionFailure("moult-rows (tweets|users|strict|text|flat|table) FILE...")
    }
  }

  private static func printIDs(_ kind: Dehydration.Kind, in files: [String]) async throws {
    for try await id in Dehydrator(.init(ids: kind)).ids(ofFiles: files) { print(id) }
  }

  private static func printRows(in files: [String]) async throws {
    let encoder = JSONEncoder()
    for try await record in Redactor(try Policy.named("strict")).records(ofFiles: files) {
      print(String(decoding: try encoder.encode(record), as: UTF8.self))
    }
  }

  /// Records in their own shape are lines of the job itself, which opens no file.
  private static func printRecords(_ policy: Policy, in files: [String]) throws {
    var job = Redactor(policy)
    for file in files {
      job.read([try Data(contentsOf: URL(filePath: file))])
      job.startNextInput()
    }
    while job.release() {}
    print(job.output.string, terminator: "")
  }
}
