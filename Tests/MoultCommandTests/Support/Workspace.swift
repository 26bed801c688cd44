import Foundation
import Testing

/// A folder in which one test runs the command that was built with the tests.
final class Workspace {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/moult-command-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The exit code and the outputs of a run.
  struct Finished {
    let code: Int32
    let output: String
    let messages: String
  }

  func path(_ name: String) -> String { folder + "/" + name }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    return name
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  /// The command: that of the variable `MOULT_COMMAND`, or the one beside the bundle of tests.
  ///
  /// - Parameter line: the line of the shell that it is for. Only a debug build takes the time from `MOULT_TEST_CLOCK`.
  static func executable(for line: String = "") throws -> String {
    let named = ProcessInfo.processInfo.environment["MOULT_COMMAND"]
    if let named, !line.contains("MOULT_TEST_CLOCK") { return named }
    let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
    var folder = URL(fileURLWithPath: bundle)
    while folder.path.contains(".xctest") { folder.deleteLastPathComponent() }
    return folder.appendingPathComponent("moult").path
  }

  /// Runs the command to its end. Its input and outputs are files outside the folder, so that the folder has
  /// only what the command made.
  func moult(_ arguments: [String], input: String = "") throws -> Finished {
    let hidden = try Workspace()
    try hidden.write(input, to: "input")
    let process = try start(
      arguments, input: FileHandle(forReadingFrom: URL(fileURLWithPath: hidden.path("input"))),
      outputsIn: hidden)
    process.waitUntilExit()
    return Finished(
      code: process.terminationStatus, output: try hidden.text(of: "output"),
      messages: try hidden.text(of: "messages"))
  }

  /// Starts the command; it prints to the files `output` and `messages` of another folder.
  func start(_ arguments: [String], input: FileHandle, outputsIn other: Workspace) throws -> Process
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Self.executable())
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = input
    for name in ["output", "messages"] {
      try other.write("", to: name)
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: other.path(name)))
      if name == "output" {
        process.standardOutput = handle
      } else {
        process.standardError = handle
      }
    }
    try process.run()
    return process
  }

  /// Runs a line of the shell, in which `$MOULT` is the command.
  func shell(_ line: String) throws -> Finished {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "exec >output 2>messages; " + line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["PATH": "/usr/bin:/bin", "MOULT": try Self.executable(for: line)]
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Finished(
      code: process.terminationStatus, output: try text(of: "output"),
      messages: try text(of: "messages"))
  }
}

/// Synthetic records.
enum Invented {
  static func tweet(_ id: Int, lang: String = "en", user: Int = 7) -> String {
    #"{"id":\#(id),"id_str":"\#(id)","text":"words","truncated":false,"lang":"\#(lang)","#
      + #""user":{"id":\#(user),"screen_name":"user_\#(user)"}}"#
  }

  static let user =
    #"{"id":7,"id_str":"7","screen_name":"user_7","name":"U Seven","followers_count":1}"#

  static func lines(_ ids: Range<Int>) -> String {
    ids.map { tweet($0, user: $0) + "\n" }.joined()
  }

  /// Tweets of exactly this many bytes; spaces before the last line end fill the rest.
  static func lines(ofBytes count: Int) -> String {
    var text = ""
    for id in 1... {
      let next = tweet(id, user: id) + "\n"
      if text.utf8.count + next.utf8.count > count { break }
      text += next
    }
    return text.dropLast() + String(repeating: " ", count: count - text.utf8.count) + "\n"
  }
}
