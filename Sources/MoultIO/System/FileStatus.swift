/// What the system says of an open file or a path.
struct FileStatus: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case regular, directory, pipe, socket, device
  }

  /// Device and number: two paths with the same pair are one file.
  struct Identity: Sendable, Hashable {
    let device: UInt64
    let number: UInt64
  }

  let kind: Kind
  let identity: Identity
  /// How many names it has.
  let links: Int
  /// The nine permission bits.
  let mode: UInt32
  let user: UInt32
  let group: UInt32
  /// The size in bytes; of regular files only.
  let size: Int
  /// Whether it takes no room although it has a size: the system makes up the content of such files when
  /// they are read, and their size is a guess.
  let isOfSystem: Bool
  /// When the content was changed, in seconds since 1970.
  let modified: Int
  /// The part of a second that belongs to it.
  let nanoseconds: Int
}

extension FileStatus.Kind {
  /// The code that says that this is no regular file, but something else; nil for a regular file.
  var codeWhereNoFile: IOError.Code? {
    switch self {
    case .regular: nil
    case .directory: .isDirectory
    case .pipe: .isPipe
    case .socket: .isSocket
    case .device: .isDevice
    }
  }
}
