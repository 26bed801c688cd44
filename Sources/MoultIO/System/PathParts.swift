/// A path split into directory and name, by bytes: to a `String`, a slash with a combining accent after it is
/// another character.
struct PathParts {
  /// `.` if the path has no directory.
  let directory: String
  let name: String

  init(_ path: String) {
    let units = path.utf8
    guard let slash = units.lastIndex(of: UInt8(ascii: "/")) else {
      (directory, name) = (".", path)
      return
    }
    directory = slash == units.startIndex ? "/" : String(path[..<slash])
    name = String(path[units.index(after: slash)...])
  }

  /// The path up to and including its last slash.
  static func beforeName(_ path: String) -> String {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    return String(path[..<(end ?? path.startIndex)])
  }

  /// The components of a path, without empty ones.
  static func names(_ path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
  }

  /// The name up to its last dot, and the rest. A leading dot does not start an extension.
  var stemAndExtension: (stem: String, extension: String) { Self.stemAndExtension(name) }

  static func stemAndExtension(_ name: String) -> (stem: String, extension: String) {
    let units = name.utf8
    guard let dot = units.lastIndex(of: UInt8(ascii: ".")), dot != units.startIndex else {
      return (name, "")
    }
    return (String(name[..<dot]), String(name[dot...]))
  }

  static func isHidden(_ name: String) -> Bool { name.utf8.first == UInt8(ascii: ".") }

  static func endsInSlash(_ path: String) -> Bool { path.utf8.last == UInt8(ascii: "/") }
}
