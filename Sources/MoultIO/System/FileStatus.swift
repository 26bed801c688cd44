/// The status of an open file or a path.
struct FileStatus: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case regular, directory, pipe, socket, device
  }

  /// Device and inode: two paths with the same pair are one file.
  struct Identity: Sendable, Hashable {
    let device: UInt64
    let number: UInt64
  }

  let kind: Kind
  let identity: Identity
  /// The number of hard links.
  let links: Int
  /// The nine permission bits.
  let mode: UInt32
  let user: UInt32
  let group: UInt32
  /// The size in bytes, for regular files only.
  let size: Int
  /// Whether the file has a size but no blocks: the kernel generates the content of such files (`/proc`) when
  /// they are read, and their size is a guess.
  let isGenerated: Bool
  /// The time of the last change of the content, in seconds since 1970.
  let modified: Int
  /// The fraction of that second, in nanoseconds.
  let nanoseconds: Int
}

extension FileStatus.Kind {
  /// The error code for a path that should be a regular file and is not; nil for a regular file.
  var codeUnlessFile: IOError.Code? {
    switch self {
    case .regular: nil
    case .directory: .isDirectory
    case .pipe: .isPipe
    case .socket: .isSocket
    case .device: .isDevice
    }
  }
}
