import Synchronization

/// The output folder of a batch, with a journal of the members that are done. One process holds it at a time.
///
/// The journal and all unfinished outputs are in a hidden folder inside it: an output gets its name when it is
/// complete, and leftovers of a killed run are found. Only the owner may open the hidden folder, because the
/// journal contains the names of the members.
public final class BatchFolder: Sendable {
  private static let inner = ".moult"
  private static let journal = "journal"

  static func journalPath(in path: String) -> String { path + "/" + inner + "/" + journal }

  /// The path as the user wrote it, without trailing slashes.
  public let path: String
  private let log: Int32
  private let logPath: String
  /// The folders in which outputs were created.
  private let folders = Mutex<Set<String>>([])

  /// Whether a path names a folder: it exists as one, or ends with a slash.
  public static func isNamed(by path: String) -> Bool {
    PathParts.endsInSlash(path) || (try? Syscalls.status(ofPath: path))??.kind == .directory
  }

  /// Creates the folder if it is missing, and locks it. Unfinished outputs of an earlier run are removed.
  ///
  /// - Parameter resuming: whether the folder may contain an earlier run of the batch; otherwise it has to be
  ///   empty.
  /// - Throws: ``IOError``, with the code ``IOError/Code/notEmpty``, ``IOError/Code/holdsBatch`` or
  ///   ``IOError/Code/locked``.
  public init(_ path: String, resuming: Bool) throws(IOError) {
    var trimmed = path.utf8[...]
    while trimmed.count > 1, trimmed.last == UInt8(ascii: "/") { trimmed.removeLast() }
    let path = String(Substring(trimmed))
    try makeFolders(path, mode: 0o777)
    let inner = path + "/" + Self.inner
    let there = try Syscalls.names(inDirectory: path)
    let isBatch = there.contains(Self.inner)
    guard there.isEmpty || resuming && isBatch else {
      throw IOError(.create, path, code: isBatch ? .holdsBatch : .notEmpty)
    }
    _ = try Syscalls.makeDirectory(inner, mode: 0o700)
    (self.path, logPath) = (path, Self.journalPath(in: path))
    log = try Syscalls.openForAppending(logPath)
    // From here on, `deinit` closes it after an error, too.
    guard try Syscalls.lock(log, name: path) else {
      throw IOError(.create, path, code: .locked)
    }
    for name in try Syscalls.names(inDirectory: inner) where name != Self.journal {
      Syscalls.remove(inner + "/" + name)
    }
  }

  deinit {
    // Everything that matters was synced; closing releases the lock.
    try? Syscalls.close(log, name: logPath)
  }

  /// A new output in the folder. Creates the subfolders of its name.
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

  /// The path of an output.
  public func path(of name: String) -> String { path + "/" + name }

  /// The size of an output in bytes; nil if there is none.
  public func size(of name: String) throws(IOError) -> Int? {
    let status = try Syscalls.status(ofPath: path(of: name))
    return status?.kind == .regular ? status?.size : nil
  }

  /// Removes an output and ignores failure: it may be gone already.
  public func remove(_ name: String) { Syscalls.remove(path(of: name)) }

  /// Syncs the folders of all outputs, so that their names survive a power failure. O(folders).
  public func syncNames() {
    for folder in folders.withLock({ $0 }) { Syscalls.syncDirectory(folder) }
  }
}

// MARK: - The journal

extension BatchFolder {
  /// Reads the journal and passes each line with its offset in bytes, until `take` returns false. An incomplete
  /// last line is ignored. O(bytes).
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

  /// The line of the journal at an offset in bytes.
  public func journalLine(at start: Int) throws(IOError) -> String {
    var line: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let from = start + line.count
      var space = block.mutableSpan
      // Any bytes may be written to bytes.
      var bytes = unsafe space.mutableBytes
      let count = try Syscalls.read(log, into: &bytes, from: 0, at: from, name: logPath)
      if count == 0 { throw IOError(.read, logPath, code: .cutShort) }
      let end = block[..<count].firstIndex(of: UInt8(ascii: "\n"))
      line += block[..<(end ?? count)]
      if end != nil { return String(decoding: line, as: UTF8.self) }
    }
  }

  /// Truncates the journal to its first bytes.
  public func truncateJournal(to count: Int) throws(IOError) {
    try Syscalls.truncate(log, to: count, name: logPath)
  }

  /// Appends a line to the journal.
  public func addToJournal(_ line: String) throws(IOError) {
    let bytes = Array((line + "\n").utf8)
    var written = 0
    while written < bytes.count {
      written += try Syscalls.write(log, bytes.span.extracting(written...), name: logPath)
    }
  }

  /// Syncs the journal to disk.
  public func syncJournal() throws(IOError) { try Syscalls.sync(log, name: logPath) }
}
