/// What one member of a run's inputs is, before anything of it is read: a file, or a file within an
/// archive, within an archive. Two members of a run are never equal, and the same member of an input
/// that has not changed is equal in every run.
public struct Member: Sendable, Hashable {
  /// The file that is read: the path as the user gave it, with the path in it where a directory was
  /// given; `-` for standard input.
  public let container: String
  /// Where it stands within the container, from the outermost archive to the innermost; empty for the
  /// file itself.
  public let path: [String]
  /// Its size in bytes as it is stored in what holds it; nil where that does not say.
  public let size: Int?
  /// When it was changed, in seconds since 1970; nil where what holds it does not say.
  public let modified: Int?
  /// Its place amongst the members of its archive, from 0: names can stand there twice.
  public let number: Int

  init(
    container: String, path: [String] = [], size: Int? = nil, modified: Int? = nil, number: Int = 0
  ) {
    self.container = container
    self.path = path
    self.size = size
    self.modified = modified
    self.number = number
  }

  /// A member of this one, which is an archive.
  func member(_ name: String, size: Int?, modified: Int?, number: Int) -> Member {
    Member(
      container: container, path: path + [name], size: size, modified: modified, number: number)
  }

  /// The name that messages use: `archive.tar/path/in/it.json.bz2`, `standard input`. Control
  /// characters are written out, so that a message stays one line.
  public var name: String {
    let file = container == "-" ? "standard input" : container
    var text = ""
    for scalar in ([file] + path).joined(separator: "/").unicodeScalars {
      let control = scalar.properties.generalCategory == .control
      text += control ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return text
  }
}
