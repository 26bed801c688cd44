/// What one member of a run's inputs is, before anything of it is read: a file, or a file within an
/// archive, within an archive. Two members of a run are never equal, and the same member of an input
/// that has not changed is equal in every run.
public struct Member: Sendable, Codable {
  /// The file that is read: the path as the user gave it, with the path in it where a directory was
  /// given; `-` for standard input.
  public let container: String
  /// How many bytes that file has, and when it was changed, in nanoseconds since 1970; nil for what is no
  /// file.
  public let containerVersion: Version?
  /// Where it stands within the container, from the outermost archive to the innermost; empty for the
  /// file itself.
  public let path: [String]
  /// Its size in bytes as it is stored in what holds it; nil where that does not say.
  public let size: Int?
  /// When it was changed, in seconds since 1970; nil where what holds it does not say.
  public let modified: Int?
  /// Its place amongst the members of its archive, from 0: names can stand there twice.
  public let number: Int

  public struct Version: Sendable, Hashable, Codable {
    public let bytes: Int
    public let nanoseconds: Int
  }

  /// A file as it is on disk; without a status, one of which nothing is known.
  init(container: String, _ status: FileStatus? = nil) {
    self.container = container
    let file = status?.kind == .regular ? status : nil
    containerVersion = file.map {
      Version(bytes: $0.size, nanoseconds: $0.modified * 1_000_000_000 + $0.nanoseconds)
    }
    (path, number) = ([], 0)
    (size, modified) = (file?.size, file?.modified)
  }

  private init(_ name: String, in holder: Member, size: Int?, modified: Int?, number: Int) {
    (container, containerVersion) = (holder.container, holder.containerVersion)
    path = holder.path + [name]
    (self.size, self.modified, self.number) = (size, modified, number)
  }

  /// A member of this one, which is an archive.
  func member(_ name: String, size: Int?, modified: Int?, number: Int) -> Member {
    Member(name, in: self, size: size, modified: modified, number: number)
  }

  /// Where it is, which stays the same when its content changes.
  public var place: Place { Place(container: container, path: path, number: number) }

  /// Names are compared by their bytes.
  public struct Place: Sendable, Hashable {
    public let container: String
    public let path: [String]
    public let number: Int

    public static func == (one: Place, other: Place) -> Bool {
      one.number == other.number && one.container.hasSameBytes(as: other.container)
        && one.path.elementsEqual(other.path) { $0.hasSameBytes(as: $1) }
    }

    public func hash(into hasher: inout Hasher) {
      container.hashBytes(into: &hasher)
      for name in path { name.hashBytes(into: &hasher) }
      hasher.combine(number)
    }
  }

  /// The name that messages use: `archive.tar/path/in/it.json.bz2`, `standard input`. What would break
  /// the line is written out.
  public var name: String {
    let file = container == "-" ? "standard input" : container
    return ([file] + path).joined(separator: "/").asShownPath
  }
}

extension Member: Hashable {
  public static func == (one: Member, other: Member) -> Bool {
    one.place == other.place && one.containerVersion == other.containerVersion
      && one.size == other.size && one.modified == other.modified
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}
