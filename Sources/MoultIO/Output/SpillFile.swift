/// Words that memory has no room for, in a file without a name: whatever ends the process ends it too.
///
/// The file is made at the first write, so that what needs none needs no room for one.
public struct SpillFile: ~Copyable, Sendable {
  private let directories: [String]
  private var file: (descriptor: Int32, name: String)?

  /// - Parameter output: the file beside which there is room if `TMPDIR` names no directory; nil where
  ///   the system's directories for such files are to be used.
  public init(beside output: String?) {
    if let named = environment("TMPDIR"), !named.isEmpty {
      directories = [named]
    } else if let output {
      directories = [PathParts(output).directory]
    } else {
      // The first outlives a restart and is therefore on a disk; the second may well be memory.
      directories = ["/var/tmp", "/tmp"]
    }
  }

  deinit {
    // The file is unwanted by now, so a failing close loses nothing.
    if let file { try? Syscalls.close(file.descriptor, name: file.name) }
  }

  /// Keeps some words from a place on, which counts in words from 0.
  public mutating func write(_ words: Span<UInt64>, at place: Int) throws(IOError) {
    let (descriptor, name) = try opened()
    // All bytes of a word are written, and any bytes are a word.
    let bytes = unsafe words.bytes
    var written = 0
    while written < bytes.byteCount {
      written += try Syscalls.write(
        descriptor, bytes.extracting(written..<bytes.byteCount), at: 8 * place + written,
        name: name)
    }
  }

  /// Gives back the words that stand from a place on.
  ///
  /// - Precondition: they were written.
  public mutating func read(into words: inout MutableSpan<UInt64>, at place: Int) throws(IOError) {
    let (descriptor, name) = try opened()
    // As for writing.
    var bytes = unsafe words.mutableBytes
    var read = 0
    while read < bytes.byteCount {
      let count = try Syscalls.read(
        descriptor, into: &bytes, from: read, at: 8 * place + read, name: name)
      if count == 0 { throw IOError(.read, name, code: .cutShort) }
      read += count
    }
  }

  private mutating func opened() throws(IOError) -> (descriptor: Int32, name: String) {
    if let file { return file }
    var first: IOError?
    for directory in directories {
      do throws(IOError) {
        let opened = (try Self.open(in: directory), IOError.temporaryFile + directory)
        file = opened
        return opened
      } catch {
        first = first ?? error
      }
    }
    throw first ?? IOError(.makeTemporary, "", code: .notFound)
  }

  private static func open(in directory: String) throws(IOError) -> Int32 {
    if let descriptor = try Syscalls.createNameless(in: directory) { return descriptor }
    return try openAndUnlink(in: directory)
  }

  /// For file systems that have no files without a name: it has one for an instant.
  static func openAndUnlink(in directory: String) throws(IOError) -> Int32 {
    while true {
      let path = directory + "/.moult-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
      // Noted before it exists, so that no signal can come between.
      let ticket = UnfinishedFiles.add(path)
      defer { UnfinishedFiles.forget(ticket) }
      let made = try Syscalls.createPrivate(path, name: directory, for: .makeTemporary)
      if let made {
        Syscalls.remove(path)
        return made
      }
    }
  }
}
