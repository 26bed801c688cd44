/// The paths that a run reads and writes, each with the option that names it, to be held against each other
/// before the first byte is written: what is written may be nothing else that is read or written.
///
/// A file is the same under whatever name, since device and number are compared; what is not there yet is
/// known by its directory and its name.
public struct PathUses: Sendable, Equatable {
  /// What is done with a path.
  public enum Use: Sendable, Hashable {
    /// A file, or all that is in a directory; `-` is standard input.
    case read
    /// A file that is made or replaced; `-` is standard output.
    case written
    /// Files with numbers, named after it.
    case numbered
    /// A file and others beside it, whose names begin with its name and a hyphen.
    case kept
    /// A directory in which files are made.
    case filled
  }

  struct Claim: Sendable, Equatable {
    let path: String
    let use: Use
    let option: String
  }

  private(set) var claims: [Claim] = []

  public init() {}

  /// - Parameter option: what names the path on the command line, for messages.
  public mutating func add(_ path: String, _ use: Use, by option: String) {
    claims.append(Claim(path: path, use: use, option: option))
  }

  public mutating func add(_ paths: [String], _ use: Use, by option: String) {
    for path in paths { add(path, use, by: option) }
  }

  /// Adds what is read without an option that names it.
  public mutating func add(inputs: [String]) { add(inputs, .read, by: PathClash.input) }

  /// O(paths), and O(files) for directories that are read where a file is written.
  ///
  /// - Throws: ``PathClash`` where something that is written is something else too.
  public func check() throws(PathClash) {
    var written: [PlacedClaim] = []
    for claim in claims where claim.use != .read {
      for placed in PlacedClaim.all(of: claim) {
        for other in written where other.claim.option != claim.option {
          try placed.examine(against: other)
        }
        written.append(placed)
      }
    }
    guard !written.isEmpty else { return }
    for claim in claims where claim.use == .read {
      guard let read = PlacedClaim(claim) else { continue }
      for placed in written { try placed.examine(against: read) }
      if read.place.isDirectory {
        var walk = ReadDirectory(of: claim, written)
        try walk.examine(claim.path)
      }
    }
  }
}

/// A path of a run, and where it leads.
struct PlacedClaim {
  let claim: PathUses.Claim
  let place: PathPlace

  /// Nil where it leads nowhere, or to a device or a pipe.
  init?(_ claim: PathUses.Claim) {
    let isRead = claim.use == .read
    let place =
      claim.path == "-"
      ? PathPlace(ofStream: isRead ? Syscalls.standardInput : Syscalls.standardOutput)
      : PathPlace(claim.path)
    guard let place, place.isKept else { return nil }
    (self.claim, self.place) = (claim, place)
  }

  init(_ claim: PathUses.Claim, _ place: PathPlace) { (self.claim, self.place) = (claim, place) }

  /// The places of a path that is written: of a directory also those to which links in it lead, and its
  /// journal, which is written to in place.
  static func all(of claim: PathUses.Claim) -> [PlacedClaim] {
    guard let first = PlacedClaim(claim) else { return [] }
    guard claim.use == .filled, first.place.isDirectory else { return [first] }
    let journal = PathUses.Claim(
      path: BatchFolder.journalPath(in: claim.path), use: .written, option: claim.option)
    var links = LinkedDirectories()
    links.find(in: claim.path)
    return [first] + [PlacedClaim(journal)].compactMap(\.self)
      + links.places.map { PlacedClaim(claim, $0) }
  }

  /// - Precondition: this one is written.
  func examine(against other: PlacedClaim) throws(PathClash) {
    let relation: PathClash.Relation? =
      if place.isSame(as: other.place) {
        .same
      } else if other.holdsAll && place.isInside(other.place) {
        .inside
      } else if holdsAll && other.place.isInside(place) {
        .around
      } else if covers(other.place) || other.covers(place) {
        .named
      } else {
        nil
      }
    if let relation { throw PathClash(claim, relation, other.claim) }
  }

  /// Whether what is in it is read or written too.
  private var holdsAll: Bool {
    claim.use == .filled || claim.use == .read && place.isDirectory
  }

  /// Whether a place is one of further files that belong to it.
  private func covers(_ other: PathPlace) -> Bool {
    switch claim.use {
    case .numbered:
      place.isBeside(other) && NumberedNames(place.name).contains(other.name)
    case .kept:
      place.isBeside(other) && other.name.utf8.starts(with: (place.name + "-").utf8)
    case .read, .written, .filled: false
    }
  }
}

/// A directory that is read, held against what is written: a file in it can be a link to that.
struct ReadDirectory {
  private let claim: PathUses.Claim
  private let written: [PlacedClaim]
  /// The files that are written and are there. A file in the directory can be one of them without being a
  /// symbolic link.
  private let files: Set<FileStatus.Identity>
  private var seen: Set<FileStatus.Identity> = []

  init(of claim: PathUses.Claim, _ written: [PlacedClaim]) {
    (self.claim, self.written) = (claim, written)
    files = Set(written.compactMap(\.place.status).filter { $0.kind == .regular }.map(\.identity))
  }

  mutating func examine(_ path: String) throws(PathClash) {
    guard let status = try? Syscalls.status(ofPath: path),
      seen.insert(status.identity).inserted
    else { return }
    // What cannot be listed is not read.
    for entry in (try? Syscalls.entries(inDirectory: path)) ?? [] {
      let path = path + "/" + entry.name
      guard mayMatter(entry, path), let place = PathPlace(path) else { continue }
      let read = PathUses.Claim(path: path, use: .read, option: claim.option)
      for placed in written { try placed.examine(against: PlacedClaim(read, place)) }
      if place.isDirectory { try examine(path) }
    }
  }

  /// Whether an entry can be something that is written. Most are plain files, and of those one call tells.
  private func mayMatter(_ entry: Syscalls.Entry, _ path: String) -> Bool {
    guard !PathParts.isHidden(entry.name) else { return false }
    guard entry.isPlainFile else { return true }
    guard !files.isEmpty, let status = try? Syscalls.status(ofPath: path) else { return false }
    return files.contains(status.identity)
  }
}

/// The directories to which links in a directory lead.
private struct LinkedDirectories {
  private(set) var places: [PathPlace] = []
  private var seen: Set<FileStatus.Identity> = []

  mutating func find(in path: String) {
    guard let status = try? Syscalls.status(ofPath: path),
      seen.insert(status.identity).inserted
    else { return }
    for entry in (try? Syscalls.entries(inDirectory: path)) ?? [] where !entry.isPlainFile {
      let path = path + "/" + entry.name
      guard let place = PathPlace(path), place.isDirectory else { continue }
      if Syscalls.isSymbolicLink(path) { places.append(place) }
      find(in: path)
    }
  }
}
