/// Files of so many lines each, which appear when all of them are complete.
///
/// The last one gets its name first and the first one last: as long as `-0001` is missing, the files
/// cannot be taken for finished, whenever the run is stopped. None may be there from an earlier run, since
/// one that had more files would go on in this one.
struct NumberedFiles: ~Copyable {
  /// A file in the making; an array cannot hold what cannot be copied.
  private final class Part {
    var file: PendingFile

    init(_ file: consuming PendingFile) {
      self.file = file
    }
  }

  private let names: NumberedNames
  private let linesEach: Int
  private var parts: [Part] = []
  /// Lines of the last part.
  private var lines = 0
  private var failure: IOError?
  private var isCommitted = false

  init(_ path: String, linesEach: Int) throws(IOError) {
    precondition(linesEach > 0)
    (names, self.linesEach) = (NumberedNames(path), linesEach)
    if path.isEmpty { throw IOError(.create, path, code: .noName) }
    let status = try Syscalls.status(ofPath: path)
    if status?.kind == .directory { throw IOError(.create, path, code: .isDirectory) }
    try refuseEarlierFiles()
    try startPart()
  }

  private func refuseEarlierFiles() throws(IOError) {
    for name in try Syscalls.names(inDirectory: names.directory) where names.contains(name) {
      throw IOError(.create, names.path(ofName: name), code: .alreadyThere)
    }
  }

  private mutating func startPart() throws(IOError) {
    parts.append(Part(try PendingFile(target: names.path(parts.count + 1), replacing: nil)))
    lines = 0
  }

  mutating func write(_ bytes: Span<UInt8>) throws(IOError) {
    precondition(!isCommitted, "a committed output has no descriptor any more")
    do throws(IOError) {
      var start = 0
      while start < bytes.count {
        // A file is complete when it is full; the next one is made when there is a line for it.
        if lines == linesEach {
          try parts[parts.count - 1].file.complete()
          try startPart()
        }
        let end = endOfLines(bytes, from: start)
        try append(bytes.extracting(start..<end))
        start = end
      }
    } catch {
      failure = error
      throw error
    }
  }

  /// The end of as many lines as the last part has room for, and counts them.
  private mutating func endOfLines(_ bytes: Span<UInt8>, from start: Int) -> Int {
    for index in start..<bytes.count where bytes[index] == UInt8(ascii: "\n") {
      lines += 1
      if lines == linesEach { return index + 1 }
    }
    return bytes.count
  }

  private func append(_ bytes: Span<UInt8>) throws(IOError) {
    let descriptor = parts[parts.count - 1].file.descriptor
    var written = 0
    while written < bytes.count {
      let rest = bytes.extracting(written...)
      written += try Syscalls.write(descriptor, rest, name: names.path(parts.count))
    }
  }

  /// Makes all files final. Once, at the end; after a failure it throws that failure again.
  mutating func commit() throws(IOError) {
    precondition(!isCommitted, "an output is committed once")
    if let failure { throw failure }
    isCommitted = true
    try parts[parts.count - 1].file.complete()
    for index in parts.indices.reversed() {
      do throws(IOError) {
        try parts[index].file.appear()
      } catch {
        for part in parts[(index + 1)...] { part.file.disappear() }
        throw error
      }
    }
    Syscalls.syncDirectory(names.directory)
  }
}
