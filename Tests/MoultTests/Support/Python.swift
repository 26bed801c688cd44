import Foundation

/// Runs the readers of Tests/Independent.
enum Python {
  /// The interpreter in the PATH, or nil.
  static let interpreter: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").map { $0 + "/python3" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  struct Failure: Error, CustomStringConvertible {
    let status: Int32
    var description: String { "the independent readers ended with status \(status)" }
  }

  /// Runs a program that can import the independent readers, and returns the lines that it prints.
  ///
  /// Input and output are files, since a full pipe blocks its writer.
  static func lines(_ program: String, _ arguments: [String], input: String = "") throws -> [String]
  {
    guard let interpreter else { return [] }
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
      "moult-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (source, result) = (
      scratch.appendingPathComponent("in"), scratch.appendingPathComponent("out")
    )
    try Data(input.utf8).write(to: source)
    try Data().write(to: result)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: interpreter)
    process.arguments =
      [
        "-c", "import sys\nsys.path.insert(0, sys.argv.pop(1))\n" + program,
        PackageFolder.independent,
      ] + arguments
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: result)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return try String(contentsOf: result, encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  /// The same for a program that prints a JSON array of strings a line.
  static func rows(_ program: String, _ arguments: [String], input: String = "") throws
    -> [[String]]
  {
    try lines(program, arguments, input: input).map {
      try JSONDecoder().decode([String].self, from: Data($0.utf8))
    }
  }
}

/// The reasons for skipped tests.
enum Needs {
  static let corpus = "the corpus of real payloads (../shared/corpus) is not here"
  static let python = "python3 is not in the PATH"
}
