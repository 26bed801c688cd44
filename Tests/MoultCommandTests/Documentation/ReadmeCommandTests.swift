import Foundation
import Testing

/// A `console` block of README.md: command lines, each with what it prints.
struct ConsoleExample: CustomTestStringConvertible, Sendable {
  struct Step: Sendable {
    let command: String
    var shown: [String] = []
  }

  var steps: [Step] = []

  /// Lines that begin with `$ ` are commands; what follows one is its output.
  init(_ block: String) {
    for line in block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if !steps.isEmpty {
        steps[steps.count - 1].shown.append(line)
      }
    }
  }

  var testDescription: String { steps.first?.command ?? "no command" }
}

/// README.md, as far as it speaks of the command.
@Suite struct ReadmeCommandTests {
  static let package = PackageFolder.root

  static let readme =
    (try? String(contentsOf: package.appending(path: "README.md"), encoding: .utf8)) ?? ""

  static func blocks(_ language: String) -> [String] {
    let parts = readme.components(separatedBy: "\n```")
    return parts.indices.filter { $0 % 2 == 1 && parts[$0].hasPrefix(language + "\n") }
      .map { String(parts[$0].dropFirst(language.count + 1)) }
  }

  static let examples = blocks("console").map(ConsoleExample.init)

  @Test(arguments: examples) func theCommandPrintsWhatIsShown(_ example: ConsoleExample) throws {
    let shell = try Shell()
    try shell.link("Samples", to: Self.package.appending(path: "Samples"))
    // A block whose first line is `# name.yaml` is that file.
    for block in Self.blocks("yaml") where block.hasPrefix("# ") {
      let name = try #require(block.split(separator: "\n").first).dropFirst(2)
      try shell.write(block + "\n", to: String(name))
    }
    for step in example.steps {
      let printed = try shell.run(step.command)
      #expect(Self.timeless(printed) == Self.timeless(step.shown), "\(step.command)")
    }
  }

  @Test func thereAreExamples() {
    #expect(Self.examples.count >= 6 && Self.examples.allSatisfy { !$0.steps.isEmpty })
  }

  @Test func theTablesHaveTheOptionsOfTheJobs() throws {
    let help = try [
      "dehydrate", "redact", "aggregate", "comply", "explain", "share ids", "share hydrated",
      "share recall", "recipient add",
    ].flatMap {
      try Shell().run("moult \($0) --help-all")
    }
    let rows = Self.readme.components(separatedBy: "\n").filter { $0.hasPrefix("| `-") }
    let ofHelp = Self.options(in: help).subtracting(["--help", "--help-all", "--version"])
    #expect(ofHelp.count > 10 && Self.options(in: rows) == ofHelp)
  }

  private static func options(in lines: [String]) -> Set<String> {
    Set(lines.flatMap { $0.matches(of: /--[a-z-]+/).map { String($0.output) } })
  }

  /// How long a run took is another number each time.
  private static func timeless(_ lines: [String]) -> [String] {
    lines.map { $0.replacing(/"seconds":[0-9.]+/, with: "\"seconds\":…") }
  }
}

/// A shell in a directory of its own, which knows the command that the tests were built with.
private final class Shell {
  private let directory = FileManager.default.temporaryDirectory
    .appending(path: "moult-readme-" + UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: directory)
  }

  func link(_ name: String, to target: URL) throws {
    try FileManager.default.createSymbolicLink(
      at: directory.appending(path: name), withDestinationURL: target)
  }

  func write(_ text: String, to name: String) throws {
    try text.write(to: directory.appending(path: name), atomically: false, encoding: .utf8)
  }

  /// What a command line prints on both outputs, in lines.
  func run(_ command: String) throws -> [String] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = directory
    process.environment = ["PATH": try Self.products() + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    var lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n").map {
      $0.replacing("\r", with: "")
    }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The directory in which the tests and the command were built.
  private static func products() throws -> String {
    let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
    var folder = URL(filePath: bundle)
    while folder.path.contains(".xctest") { folder.deleteLastPathComponent() }
    return folder.path
  }
}
