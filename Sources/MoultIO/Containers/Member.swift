/// One member of a run's inputs, before any of it is read: a file, or an entry of an archive at any depth. No two
/// members of a run are equal, and a member of an unchanged input is equal in every run.
public struct Member: Sendable, Codable {
  /// The file that is read: the path as the user wrote it, with the path inside it for an input directory; `-` for
  /// standard input.
  public let container: String
  /// The size of that file in bytes, and the time of its last change; nil if it is not a regular file.
  public let containerVersion: Version?
  /// The names within the container, from the outermost archive to the innermost; empty for the file itself.
  public let path: [String]
  /// The size in bytes as stored; nil if the container does not have it.
  public let size: Int?
  /// The time of the last change, in seconds since 1970; nil if the container does not have it.
  public let modified: Int?
  /// The index in its archive, from 0: archives can contain two members of the same name.
  public let number: Int

  /// The version of a file, to notice changes.
  public struct Version: Sendable, Hashable, Codable {
    /// The size in bytes.
    public let bytes: Int
    /// The time of the last change, in nanoseconds since 1970.
    public let nanoseconds: Int

    /// The version of a file; nil if it is not a regular file.
    init?(_ status: FileStatus?) {
      guard let status, status.kind == .regular else { return nil }
      bytes = status.size
      nanoseconds = status.modified * 1_000_000_000 + status.nanoseconds
    }
  }

  /// A file on disk; without a status, one of which nothing is known.
  init(container: String, _ status: FileStatus? = nil) {
    self.container = container
    let file = status?.kind == .regular ? status : nil
    containerVersion = Version(status)
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

  /// The location, which does not depend on the content.
  public var place: Place { Place(container: container, path: path, number: number) }

  /// The location of a member. Names are compared by their bytes.
  public struct Place: Sendable, Hashable {
    /// The file that is read.
    public let container: String
    /// The names within it.
    public let path: [String]
    /// The index in its archive.
    public let number: Int

    /// Compares names by their bytes.
    public static func == (one: Place, other: Place) -> Bool {
      one.number == other.number && one.container.hasSameBytes(as: other.container)
        && one.path.elementsEqual(other.path) { $0.hasSameBytes(as: $1) }
    }

    /// Hashes the index and the bytes of the names.
    public func hash(into hasher: inout Hasher) {
      container.hashBytes(into: &hasher)
      for name in path { name.hashBytes(into: &hasher) }
      hasher.combine(number)
    }
  }

  /// The name in messages: `archive.tar/path/in/it.json.bz2`, `standard input`. Control characters are escaped.
  public var name: String {
    let file = container == "-" ? "standard input" : container
    return ([file] + path).joined(separator: "/").asShownPath
  }
}

extension Member: Hashable {
  /// Compares location and version.
  public static func == (one: Member, other: Member) -> Bool {
    one.place == other.place && one.containerVersion == other.containerVersion
      && one.size == other.size && one.modified == other.modified
  }

  /// Hashes the location.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}
