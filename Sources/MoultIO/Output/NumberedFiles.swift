/// Numbered files with a fixed number of lines each, which get their names when all of them are complete.
///
/// The last file is renamed first and the first one last: while `-0001` is missing, the set is recognizably
/// unfinished, whenever the run stops. No file of an earlier run may be there, because a longer earlier set would
/// look like the continuation of this one.
struct NumberedFiles: ~Copyable {
  /// An unfinished file; a class, because an array cannot hold noncopyable values.
  private final class Part {
    var file: PendingFile

    init(_ file: consuming PendingFile) {
      self.file = file
    }
  }

  private let names: NumberedNames
  private let linesEach: Int
  private var parts: [Part] = []
  /// The lines of the last part so far.
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
        // A full file is completed, and the next one is created when there is a line for it.
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

  /// The end of the lines for which the last part has room. Counts them.
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

  /// Makes all files final. Once, at the end. After a failure, throws it again.
  mutating func commit() throws(IOError) {
    precondition(!isCommitted, "an output is committed once")
    if let failure { throw failure }
    isCommitted = true
    try parts[parts.count - 1].file.complete()
    for index in parts.indices.reversed() {
      do throws(IOError) {
        try parts[index].file.moveToTarget()
      } catch {
        for part in parts[(index + 1)...] { part.file.removeFromTarget() }
        throw error
      }
    }
    Syscalls.syncDirectory(names.directory)
  }
}
