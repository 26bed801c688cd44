import Foundation
import Testing

/// A shell in a folder of its own that finds the command, the samples and the files of a page.
final class PageShell {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "moult-page-" + UUID().uuidString)

  /// - Parameter page: a `yaml` block of it that starts with `# NAME.yaml` is that file.
  init(_ page: Page) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "Samples"),
      withDestinationURL: PackageFolder.root.appending(path: "Samples"))
    for block in page.blocks where block.language == "yaml" {
      let lines = page.lines(of: block)
      guard let name = lines.first, name.hasPrefix("# ") else { continue }
      try (lines.joined(separator: "\n") + "\n").write(
        to: folder.appending(path: String(name.dropFirst(2))), atomically: false, encoding: .utf8)
    }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// What a command line prints on both outputs, in lines.
  func run(_ command: String) throws -> [String] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    let products = URL(filePath: try Workspace.executable()).deletingLastPathComponent().path
    process.environment = ["PATH": products + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    // Pages have LF alone; tables in CSV end their lines with CR LF.
    let text = String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
