/// The location of a path that may or may not exist. Symbolic links are followed, dangling ones too.
struct PathPlace {
  /// The longest chain of symbolic links, as on Linux.
  private static let mostLinks = 40

  /// The status of the file; nil if there is none.
  let status: FileStatus?
  /// The existing directories that contain it, the nearest first.
  let above: [FileStatus.Identity]
  /// The components below the nearest of them: one if the file's directory exists.
  let names: [String]

  /// Nil if the path leads nowhere, or the system does not report where.
  init?(_ path: String) {
    if path == "-" { return nil }
    guard let status = try? Syscalls.status(ofPath: path) else {
      let direct = Self.withoutDetours(path)
      guard !direct.hasSameBytes(as: path), (try? Syscalls.status(ofPath: direct)) != nil else {
        self.init(missing: direct, names: [], links: 0)
        return
      }
      self.init(direct)
      return
    }
    guard let full = try? Syscalls.resolved(path) else { return nil }
    let parts = PathParts(full)
    self.init(
      status: status, above: parts.name.isEmpty ? [] : Self.directories(from: parts.directory),
      names: [parts.name])
  }

  private init(status: FileStatus?, above: [FileStatus.Identity], names: [String]) {
    (self.status, self.above, self.names) = (status, above, names)
  }

  /// The file of a standard stream; nil if the stream is closed.
  init?(ofStream descriptor: Int32) {
    guard let status = try? Syscalls.status(of: descriptor, name: "a standard stream") else {
      return nil
    }
    let full = try? Syscalls.resolved("/dev/fd/\(descriptor)")
    self.init(
      status: status, above: full.map { Self.directories(from: PathParts($0).directory) } ?? [],
      names: full.map { [PathParts($0).name] } ?? [])
  }

  private init?(missing path: String, names: [String], links: Int) {
    guard links <= Self.mostLinks, let last = PathParts.names(path).last else { return nil }
    let directory = PathParts(Self.withoutEndSlashes(path)).directory
    if let target = try? Syscalls.targetOfLink(path) {
      let isAbsolute = target.utf8.first == UInt8(ascii: "/")
      self.init(
        missing: isAbsolute ? target : directory + "/" + target, names: names, links: links + 1)
      return
    }
    let names = [last] + names
    guard let full = try? Syscalls.resolved(directory) else {
      self.init(missing: directory, names: names, links: links)
      return
    }
    self.init(status: nil, above: Self.directories(from: full), names: names)
  }

  /// The path without `.`, and without `..` after a missing directory.
  private static func withoutDetours(_ path: String) -> String {
    guard PathParts.names(path).contains(where: { $0 == ".." || $0 == "." }) else { return path }
    var names: [String] = []
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    let start = isAbsolute ? "/" : "./"
    for name in PathParts.names(path) where name != "." {
      let isThere = (try? Syscalls.status(ofPath: start + names.joined(separator: "/"))) != nil
      if name == "..", names.last != "..", !names.isEmpty, !isThere {
        names.removeLast()
      } else {
        names.append(name)
      }
    }
    return start + names.joined(separator: "/")
  }

  private static func withoutEndSlashes(_ path: String) -> String {
    let end = path.utf8.lastIndex { $0 != UInt8(ascii: "/") }
    return String(path[..<(end.map { path.utf8.index(after: $0) } ?? path.startIndex)])
  }

  /// A directory and its parents.
  private static func directories(from path: String) -> [FileStatus.Identity] {
    var (path, found): (String, [FileStatus.Identity]) = (path, [])
    while true {
      if let status = try? Syscalls.status(ofPath: path) { found.append(status.identity) }
      let above = PathParts(path).directory
      guard above != path, path != "." else { return found }
      path = above
    }
  }
}

extension PathPlace {
  var name: String { names.last ?? "" }

  var isDirectory: Bool { status?.kind == .directory }

  /// Whether writing to it changes something that can be read later. Devices and pipes may be input and output
  /// at once, as a terminal is.
  var isKept: Bool { status.map { [.regular, .directory].contains($0.kind) } ?? true }

  func isSame(as other: PathPlace) -> Bool {
    if let status, let other = other.status { return status.identity == other.identity }
    return status == nil && other.status == nil && isBeside(other)
      && name.hasSameBytes(as: other.name)
  }

  /// Whether both are in the same directory.
  func isBeside(_ other: PathPlace) -> Bool {
    guard let directory = above.first, directory == other.above.first, !names.isEmpty else {
      return false
    }
    return names.dropLast().elementsEqual(other.names.dropLast()) { $0.hasSameBytes(as: $1) }
  }

  /// Whether it is in a directory, at any depth.
  func isInside(_ directory: PathPlace) -> Bool {
    if let status = directory.status {
      return status.kind == .directory && above.contains(status.identity)
    }
    return status == nil && names.count > directory.names.count
      && above.first == directory.above.first
      && names.starts(with: directory.names) { $0.hasSameBytes(as: $1) }
  }
}
