/// Which directory is meant: its path, and which one was there.
public struct DirectoryPlace: Sendable, CustomStringConvertible {
  public let path: String
  private let identity: FileStatus.Identity

  init(path: String, identity: FileStatus.Identity) {
    (self.path, self.identity) = (path, identity)
  }

  /// Reads a ``description``; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, let device = UInt64(parts[0]), let number = UInt64(parts[1]) else {
      return nil
    }
    identity = FileStatus.Identity(device: device, number: number)
    path = String(parts[2])
  }

  public var description: String { "\(identity.device) \(identity.number) \(path)" }

  /// Whether that directory is still there.
  public var isThere: Bool {
    ((try? Syscalls.status(ofPath: path)) ?? nil)?.identity == identity
  }
}
