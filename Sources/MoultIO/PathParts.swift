/// The parts of a path: its directory and the name in it.
struct PathParts {
  /// `.` where the path names none.
  let directory: String
  let name: String

  init(_ path: String) {
    guard let slash = path.lastIndex(of: "/") else {
      (directory, name) = (".", path)
      return
    }
    directory = slash == path.startIndex ? "/" : String(path[..<slash])
    name = String(path[path.index(after: slash)...])
  }

  /// The name up to its last dot, and the rest; a dot at its start begins no extension.
  var stemAndExtension: (stem: String, extension: String) {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return (name, "") }
    return (String(name[..<dot]), String(name[dot...]))
  }
}
