/// The size of the inputs, as far as it is known before reading: files, and their bytes as stored.
public struct InputSizes: Sendable, Hashable {
  /// The number of files.
  public private(set) var files = 0
  /// Their size in bytes, as stored.
  public private(set) var bytes = 0
  /// Whether some inputs have no known size: standard input, pipes.
  public private(set) var hasUnknown = false

  /// Examines all inputs without opening them; those that cannot be examined are left out. O(files).
  public init(_ paths: [String]) {
    var open: Set<FileStatus.Identity> = []
    for path in paths { add(path, &open) }
  }

  private mutating func add(_ path: String, _ open: inout Set<FileStatus.Identity>) {
    guard path != "-", let status = try? Syscalls.status(ofPath: path) else {
      hasUnknown = true
      return
    }
    switch status.kind {
    case .regular:
      files += 1
      bytes += status.size
    case .directory where open.insert(status.identity).inserted:
      let names = (try? Syscalls.names(inDirectory: path)) ?? []
      for name in names where !PathParts.isHidden(name) { add(path + "/" + name, &open) }
      open.remove(status.identity)
    case .directory: break
    default: hasUnknown = true
    }
  }
}
