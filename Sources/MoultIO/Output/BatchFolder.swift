import Synchronization

/// The folder into which a batch writes, with a journal of what is finished, for one process at a time.
///
/// The journal and whatever is in the making are in a hidden folder in it, so that an output has its name
/// when it is complete, and what a killed run left is found. Only its owner may open that folder,
/// since the journal has the names of the members.
public final class BatchFolder: Sendable {
  private static let inner = ".moult"
  private static let journal = "journal"

  static func journalPath(in path: String) -> String { path + "/" + inner + "/" + journal }

  /// The path as the user gave it, without a slash at its end.
  public let path: String
  private let log: Int32
  private let logPath: String
  /// Those in which outputs appear.
  private let folders = Mutex<Set<String>>([])

  /// Whether a path names a folder: it is one, or ends as only a folder's does.
  public static func isNamed(by path: String) -> Bool {
    PathParts.endsInSlash(path) || (try? Syscalls.status(ofPath: path))??.kind == .directory
  }

  /// Makes the folder where it is not there, and has it for this process alone. What a run left in the
  /// making is removed.
  ///
  /// - Parameter goesOn: whether it may hold what an earlier run of the batch wrote; if not, it has to be
  ///   empty.
  /// - Throws: ``IOError``, with the code ``IOError/Code/notEmpty`` or ``IOError/Code/locked``.
  public init(_ path: String, goesOn: Bool) throws(IOError) {
    var trimmed = path.utf8[...]
    while trimmed.count > 1, trimmed.last == UInt8(ascii: "/") { trimmed.removeLast() }
    let path = String(Substring(trimmed))
    try makeFolders(path, mode: 0o777)
    let inner = path + "/" + Self.inner
    let there = try Syscalls.names(inDirectory: path)
    let isBatch = there.contains(Self.inner)
    guard there.isEmpty || goesOn && isBatch else {
      throw IOError(.create, path, code: isBatch ? .holdsBatch : .notEmpty)
    }
    _ = try Syscalls.makeDirectory(inner, mode: 0o700)
    (self.path, logPath) = (path, Self.journalPath(in: path))
    log = try Syscalls.openForAppending(logPath)
    guard try Syscalls.lock(log, name: path) else {
      try Syscalls.close(log, name: logPath)
      throw IOError(.create, path, code: .locked)
    }
    for name in try Syscalls.names(inDirectory: inner) where name != Self.journal {
      Syscalls.remove(inner + "/" + name)
    }
  }

  deinit {
    // What has to be on disk was synced; closing gives the lock back.
    try? Syscalls.close(log, name: logPath)
  }

  /// An output below the folder, of which nothing is there yet. Makes the folders that it is in.
  func pendingFile(_ name: String) throws(IOError) -> PendingFile {
    let target = path + "/" + name
    let directory = PathParts(target).directory
    try folders.withLock { folders throws(IOError) in
      guard !folders.contains(directory) else { return }
      try makeFolders(directory, mode: 0o777)
      folders.insert(directory)
    }
    return try PendingFile(target: target, replacing: nil, madeIn: path + "/" + Self.inner)
  }

  /// Where an output is.
  public func path(of name: String) -> String { path + "/" + name }

  /// How many bytes an output has; nil where it is not there.
  public func size(of name: String) throws(IOError) -> Int? {
    let status = try Syscalls.status(ofPath: path(of: name))
    return status?.kind == .regular ? status?.size : nil
  }

  /// Removes an output; one that is gone is as good.
  public func remove(_ name: String) { Syscalls.remove(path(of: name)) }

  /// Puts the names of all outputs on disk: with this they last through a power cut. O(folders).
  public func syncNames() {
    for folder in folders.withLock({ $0 }) { Syscalls.syncDirectory(folder) }
  }
}

// MARK: - The journal

extension BatchFolder {
  /// Reads the journal, line for line, each with the byte at which it begins; what was cut short when it
  /// was written is left out. Ends where `take` gives false. O(bytes).
  public func readJournal(_ take: (String, Int) throws -> Bool) throws {
    var source = try InputSource(logPath)
    var (line, start): ([UInt8], Int) = ([], 0)
    while try source.next() {
      for index in source.chunk.indices {
        let byte = source.chunk[index]
        guard byte == UInt8(ascii: "\n") else {
          line.append(byte)
          continue
        }
        guard try take(String(decoding: line, as: UTF8.self), start) else { return }
        start += line.count + 1
        line.removeAll(keepingCapacity: true)
      }
    }
  }

  /// The line of the journal that begins at a byte.
  public func journalLine(at start: Int) throws(IOError) -> String {
    var line: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let from = start + line.count
      var space = block.mutableSpan
      // Any byte is a byte.
      var bytes = unsafe space.mutableBytes
      let count = try Syscalls.read(log, into: &bytes, from: 0, at: from, name: logPath)
      if count == 0 { throw IOError(.read, logPath, code: .cutShort) }
      let end = block[..<count].firstIndex(of: UInt8(ascii: "\n"))
      line += block[..<(end ?? count)]
      if end != nil { return String(decoding: line, as: UTF8.self) }
    }
  }

  /// Edits the journal to its first bytes.
  public func cutJournal(to count: Int) throws(IOError) {
    try Syscalls.truncate(log, to: count, name: logPath)
  }

  /// Adds a line to the journal.
  public func addToJournal(_ line: String) throws(IOError) {
    let bytes = Array((line + "\n").utf8)
    var written = 0
    while written < bytes.count {
      written += try Syscalls.write(log, bytes.span.extracting(written...), name: logPath)
    }
  }

  /// Puts the journal on disk.
  public func syncJournal() throws(IOError) { try Syscalls.sync(log, name: logPath) }
}
