/// Members that are read before the members beside them, and come again in their places. Whatever is wrong with one is
/// reported in its place.
extension ArchiveWalker {
  /// Enters a directory, whose scripts with names ahead are read first.
  func enter(_ folder: Folder) throws {
    levels.append(.folder(folder))
    guard !ahead.isEmpty else { return }
    for name in folder.names where ahead.contains(name) { pathsAhead.append(folder.path(of: name)) }
  }

  /// Reads the scripts ahead that are in the directory of an input, once for inputs in a row of one directory.
  func lookAhead(beside path: String) {
    guard !ahead.isEmpty, path != "-" else { return }
    let directory = PathParts.beforeName(path)
    guard directory != lastDirectory else { return }
    lastDirectory = directory
    pathsAhead = ahead.files.reversed().map { directory + $0 }
  }

  /// Opens a file ahead; nil where it is none, or is unreadable.
  func openAhead(_ path: String) -> Found? {
    guard let status = try? Syscalls.status(ofPath: path), status.kind == .regular,
      let input = try? InputSource(path)
    else { return nil }
    // The meter counts its bytes where it comes in its place.
    let stream = ByteStream(FileSource(input, ReadMeter()))
    return try? openAhead(stream, Member(container: path, status), 0)
  }

  /// Searches a zip for members ahead, and starts it again at its end.
  func step(ahead archive: OpenArchive, _ stream: ByteStream) throws -> Found? {
    switch archive.next() {
    case .entry(let member, let entry, let stream):
      guard entry.isFile, !entry.isEncrypted, !entry.hasLostContent else { return nil }
      return try openAhead(stream, member, archive.nesting)
    case .lost, .fault: return nil
    case .end:
      levels.removeLast()
      do {
        let again = try OpenArchive(
          .zip, stream, archive.member, nesting: archive.nesting, limits)
        levels.append(.archive(again))
        return nil
      } catch {
        return .failure(archive.member, try failure(error))
      }
    }
  }

  /// Passes over a member of an archive; in a stream, one ahead is read all the same.
  func passOver(
    _ member: Member, _ entry: ArchiveEntry, _ stream: ByteStream, _ nesting: Int
  ) throws -> Found? {
    let isReadable = entry.isFile && !entry.isEncrypted && !entry.hasLostContent
    guard isReadable, let found = try openAhead(stream, member, nesting) else {
      return .passedOver(member)
    }
    following = .passedOver(member)
    return found
  }

  private func openAhead(_ stream: ByteStream, _ member: Member, _ nesting: Int) throws -> Found? {
    let name = member.path.last ?? member.container
    guard ahead.contains(PathParts(name).name) else { return nil }
    let depth = levels.count
    guard case .open(let open)? = try resolve(stream, member, nesting) else {
      // A container is read in its place alone.
      levels.removeLast(levels.count - depth)
      return nil
    }
    return .ahead(open)
  }
}

/// The names of scripts that are read ahead.
struct NamesAhead {
  private let stems: [String]

  init(_ stems: [String]) { self.stems = stems }

  var isEmpty: Bool { stems.isEmpty }

  /// The names of the files.
  var files: [String] { stems.map { $0 + ".js" } }

  /// Whether a file has one of the names: `account.js`, also as a part, as a copy that a system numbers, in capitals or
  /// compressed (`account-part1.js`, `Account (2).js`, `account.js.gz`). O(names).
  func contains(_ file: String) -> Bool {
    let name = file.lowercased()
    return stems.contains { stem in
      guard name.hasPrefix(stem), let end = name.firstRange(of: ".js")?.lowerBound else {
        return false
      }
      var middle = name[..<end].dropFirst(stem.count)
      if middle.hasPrefix("-part") { middle = middle.dropFirst(5) }
      return middle.allSatisfy { "0123456789 ()-_".contains($0) }
    }
  }
}
