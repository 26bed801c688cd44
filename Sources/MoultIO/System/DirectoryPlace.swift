/// A directory by its path and its identity, to notice when another directory has taken its path.
public struct DirectoryPlace: Sendable, CustomStringConvertible {
  /// The path, with every link resolved.
  public let path: String
  private let identity: FileStatus.Identity

  init(path: String, identity: FileStatus.Identity) {
    (self.path, self.identity) = (path, identity)
  }

  /// Parses a ``description``; nil for any other text.
  public init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, let device = UInt64(parts[0]), let number = UInt64(parts[1]) else {
      return nil
    }
    identity = FileStatus.Identity(device: device, number: number)
    path = String(parts[2])
  }

  /// Device, inode and path, separated by spaces: one line of a journal.
  public var description: String { "\(identity.device) \(identity.number) \(path)" }

  /// Whether the same directory is still at the path.
  public var isThere: Bool {
    ((try? Syscalls.status(ofPath: path)) ?? nil)?.identity == identity
  }
}
