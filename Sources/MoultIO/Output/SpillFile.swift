/// Blocks of words that do not fit into memory, encrypted in a file without a name: when the process ends,
/// however it ends, the file is gone, and what the disk still holds is unreadable.
///
/// The file is created at the first write. Each block is encrypted with ChaCha20 under a random key that only
/// this value holds. Its nonce is the number of the write, which is stored in front of it: a place that was
/// freed is written again under another nonce, so no part of the keystream ever covers two contents.
public struct SpillFile: ~Copyable, Sendable {
  private let directories: [String]
  private(set) var file: (descriptor: Int32, name: String)?
  /// With a key that is drawn before the first write: most runs spill nothing.
  private var cipher: ChaCha20?
  /// How many blocks were written; the nonce of the next.
  private var writes: UInt64 = 0
  /// The block's nonce and its encrypted words: what is in the file.
  private var sealed: [UInt64] = []
  private var freePlaces: [Int] = []
  private var places = 0

  /// - Parameter output: the file in whose directory there is room if `TMPDIR` names none; nil for the
  ///   system's directories of temporary files.
  public init(beside output: String?) {
    if let named = environment("TMPDIR"), !named.isEmpty {
      directories = [named]
    } else if let output {
      directories = [PathParts(output).directory]
    } else {
      // The first survives a restart and is therefore on a disk; the second may be in memory.
      directories = ["/var/tmp", "/tmp"]
    }
  }

  deinit {
    // Nobody reads the file again, so a failing close loses nothing.
    if let file { try? Syscalls.close(file.descriptor, name: file.name) }
  }

  /// Stores a block and returns its number. O(words).
  ///
  /// - Precondition: all blocks have the same size.
  /// - Throws: ``IOError``; the file is unusable then.
  public mutating func store(_ words: Span<UInt64>) throws(IOError) -> Int {
    let (descriptor, name) = try opened()
    if sealed.isEmpty { sealed = Array(repeating: 0, count: words.count + 1) }
    precondition(sealed.count == words.count + 1, "all blocks of a spill file have the same size")
    let block = freePlaces.popLast() ?? places
    places = max(places, block + 1)
    sealed[0] = writes
    for index in words.indices { sealed[index + 1] = words[index] }
    crypt(nonce: writes)
    writes += 1
    // All bytes of a word are initialized.
    let bytes = unsafe sealed.span.bytes
    var written = 0
    while written < bytes.byteCount {
      written += try Syscalls.write(
        descriptor, bytes.extracting(written..<bytes.byteCount),
        at: block * bytes.byteCount + written, name: name)
    }
    return block
  }

  /// Loads a block and frees its place. O(words).
  ///
  /// - Precondition: the block was stored and has not been loaded; `words` has its size.
  /// - Throws: ``IOError``; the file is unusable then.
  public mutating func load(
    _ block: Int, into words: inout MutableSpan<UInt64>
  ) throws(IOError) {
    precondition(sealed.count == words.count + 1, "all blocks of a spill file have the same size")
    let (descriptor, name) = try opened()
    try read(block, descriptor, name)
    crypt(nonce: sealed[0])
    for index in words.indices { words[index] = sealed[index + 1] }
    freePlaces.append(block)
  }

  private mutating func read(_ block: Int, _ descriptor: Int32, _ name: String) throws(IOError) {
    var space = sealed.mutableSpan
    // Any bytes are a word.
    var bytes = unsafe space.mutableBytes
    var read = 0
    while read < bytes.byteCount {
      let count = try Syscalls.read(
        descriptor, into: &bytes, from: read, at: block * bytes.byteCount + read, name: name)
      if count == 0 { throw IOError(.read, name, code: .cutShort) }
      read += count
    }
  }

  /// Encrypts or decrypts everything after the nonce.
  private mutating func crypt(nonce: UInt64) {
    let cipher = cipher ?? ChaCha20()
    self.cipher = cipher
    var space = sealed.mutableSpan
    var message = space._mutatingExtracting(1...)
    // Any bytes are a word.
    var bytes = unsafe message.mutableBytes
    cipher.apply(nonce: nonce, to: &bytes)
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
