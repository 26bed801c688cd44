/// An input directory, compared with the outputs: a file in it can be a link to one of them.
struct ReadDirectory {
  private let claim: PathUses.Claim
  private let written: [PlacedClaim]
  /// The outputs that exist. A file in the directory can be one of them by a hard link.
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
    // A directory that cannot be listed is not read either.
    for entry in (try? Syscalls.entries(inDirectory: path)) ?? [] {
      let path = path + "/" + entry.name
      guard mayMatter(entry, path), let place = PathPlace(path) else { continue }
      let read = PathUses.Claim(path: path, use: .read, option: claim.option)
      for placed in written { try placed.examine(against: PlacedClaim(read, place)) }
      if place.isDirectory { try examine(path) }
    }
  }

  /// Whether an entry can be one of the outputs. Most entries are plain files, which cost one call each.
  private func mayMatter(_ entry: Syscalls.Entry, _ path: String) -> Bool {
    guard !PathParts.isHidden(entry.name) else { return false }
    guard entry.isPlainFile else { return true }
    guard !files.isEmpty, let status = try? Syscalls.status(ofPath: path) else { return false }
    return files.contains(status.identity)
  }
}

/// The directories to which symbolic links in a directory lead.
struct LinkedDirectories {
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
