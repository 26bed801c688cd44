import Foundation
import Testing

/// The library that makes system calls fail; see `shim.c`.
enum Shim {
  /// Compiled once for all tests; nil if there is no C compiler, which every build needs.
  static let library: String? = {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("shim.c").path
    let library = FileManager.default.temporaryDirectory.path + "/moult-shim-\(UUID()).so"
    for compiler in ["cc", "clang", "gcc"] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { continue }
      process.waitUntilExit()
      if process.terminationStatus == 0 { return library }
    }
    return nil
  }()
}

/// A temporary folder in which a test runs the command, with or without faults.
final class FaultPlace {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/moult-fault-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The result of a run of the command.
  struct Finished {
    let code: Int32
    let isSignal: Bool
    let output: String
    let messages: String
  }

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  /// All names in the folder except `in`, hidden ones included.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "in" }.sorted()
  }

  /// The command, beside the test bundle in the build folder.
  static func executable() throws -> String {
    let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
    var folder = URL(fileURLWithPath: bundle)
    while folder.path.contains(".xctest") { folder.deleteLastPathComponent() }
    return folder.appendingPathComponent("moult").path
  }

  /// Runs a line of the shell, in which `$MOULT` is the command and `$SHIM` the library, for a line that
  /// loads it into some processes only.
  ///
  /// - Parameter faults: those under which the shell and the command run, as `shim.c` has them.
  func shell(_ line: String, faults: String? = nil) throws -> Finished {
    let hidden = try FaultPlace()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "exec >\(hidden.path("output")) 2>\(hidden.path("messages")); " + line,
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var environment = ["PATH": "/usr/bin:/bin", "MOULT": try Self.executable()]
    let library: String = try #require(Shim.library, "no C compiler is found")
    environment["SHIM"] = library
    if let faults {
      environment["LD_PRELOAD"] = library
      environment["MOULT_FAULT"] = faults
    }
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Finished(
      code: process.terminationStatus, isSignal: process.terminationReason == .uncaughtSignal,
      output: try hidden.text(of: "output"), messages: try hidden.text(of: "messages"))
  }

  /// Synthetic records, one a line.
  static func tweets(_ ids: Range<Int>) -> String {
    ids.map {
      #"{"id":\#($0),"id_str":"\#($0)","text":"words","truncated":false,"lang":"en","#
        + #""user":{"id":7,"screen_name":"user_7"}}"# + "\n"
    }.joined()
  }
}
