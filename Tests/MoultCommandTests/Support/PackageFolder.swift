import Foundation

/// The paths of the package and of the folders beside it, found from this file.
enum PackageFolder {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A path in the package, or beside it with `../`.
  static func path(_ name: String) -> String {
    root.appending(path: name).standardizedFileURL.path
  }
}
