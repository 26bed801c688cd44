import Foundation

/// Where the package and what lies beside it are, found from this file.
enum PackageFolder {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A path in the package, or beside it with `../`.
  static func path(_ name: String) -> String {
    root.appending(path: name).standardizedFileURL.path
  }
}
