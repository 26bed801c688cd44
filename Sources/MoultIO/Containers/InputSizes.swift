/// How much there is to read, as far as that can be told beforehand: the files of the inputs and their
/// bytes as they are stored.
public struct InputSizes: Sendable, Hashable {
  public private(set) var files = 0
  public private(set) var bytes = 0
  /// Whether there are inputs of which nobody knows how long they are: standard input, pipes.
  public private(set) var hasUnknown = false

  /// Looks at all inputs without opening them; what cannot be examined is left out. O(files).
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
