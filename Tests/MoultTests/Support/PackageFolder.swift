import Foundation

/// The folders of the package and beside it, found from the path of this file.
enum PackageFolder {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the Python readers, which share no code with the library.
  static let independent = root.appendingPathComponent("Tests/Independent").path

  /// Writes a file that the library embeds.
  static func write(_ bytes: [UInt8], toData name: String) throws {
    try Data(bytes).write(to: root.appendingPathComponent("Sources/Moult/Data/\(name)"))
  }

  /// A file that the library embeds.
  static func data(_ name: String) throws -> String {
    let file = root.appendingPathComponent("Sources/Moult/Data").appendingPathComponent(name)
    return try String(contentsOf: file, encoding: .utf8)
  }
}

/// Real payloads. They must not be published, so they are outside of the package.
enum Corpus {
  static let folder = PackageFolder.root.deletingLastPathComponent()
    .appendingPathComponent("shared/corpus")

  /// The folders of the dialects in the catalogue.
  static let dialects = [
    "spritzer", "v11-stream", "v11-rest", "v11-stream-control", "v11-userstream", "user-v11",
    "v2-response", "v2-flat", "v2-stream", "user-v2", "dm-v2", "hostile-twitter",
    "dm-v11-legacy", "dm-v11-events", "webhook-aaa", "gnip-original", "gnip-activity",
    "pda-grailbird", "pda-ytd", "compliance-batch-v2", "compliance-stream-gnip",
    "compliance-stream-v1-enterprise", "compliance-stream-v2",
  ]

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// The files of the dialects as `dialect/name`, without compressed ones, which no job of the library opens.
  static func files() throws -> [String] {
    try dialects.flatMap { dialect in
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + dialect).sorted()
        .filter { !$0.hasSuffix(".gz") }.map { dialect + "/" + $0 }
    }
  }

  static func path(_ file: String) -> String { folder.path + "/" + file }

  static func bytes(_ file: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: path(file))))
  }
}
