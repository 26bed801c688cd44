/// Bytes on their way in: a file, or standard input, a chunk at a time.
///
/// The caller pulls, because only the caller knows what it still has to write: before it asks for
/// more it can ask ``wouldBlock()``, and send what it holds instead of letting it wait.
///
///     while try source.next() {
///       consume(source.chunk)
///       if try source.wouldBlock() { flush() }
///     }
public struct InputSource: ~Copyable, Sendable {
  /// The name that messages use: the path as given, or `standard input`.
  public let name: String

  /// How many bytes a regular file had when it was opened; some files of the system claim none.
  public let size: Int?
  let status: FileStatus
  /// How many bytes it is best to read at once.
  public let blockSize: Int

  private let descriptor: Int32
  private let isRegular: Bool
  /// Whether it is a file that is read from its first byte on: standard input may be further.
  private let isWhole: Bool
  private var buffer: [UInt8]
  private var filled = 0
  /// Where the file is read next.
  private var position: Int
  /// How many bytes it has to have, where that can be relied on.
  private let promised: Int

  /// Opens a path for reading; `-` is standard input, which is not closed again.
  ///
  /// A named pipe waits here for its writer.
  public init(_ path: String) throws(IOError) {
    let (descriptor, name, status) = try Self.open(path)
    (self.descriptor, self.name) = (descriptor, name)
    self.status = status
    isRegular = status.kind == .regular
    position = Syscalls.offset(of: descriptor) ?? 0
    isWhole = status.kind == .regular && position == 0
    promised = isRegular && !status.isOfSystem ? status.size : 0
    size = isRegular ? status.size : nil
    if isRegular { Platform.adviseSequential(descriptor) }
    if status.kind == .pipe { Platform.widenPipe(descriptor, bytes: Self.usualBlock) }
    blockSize = Self.capacity(for: status)
    buffer = []
  }

  /// Opens what has to be one file: a directory does not mean the files in it.
  public init(oneFile path: String) throws(IOError) {
    do {
      try self.init(path)
    } catch {
      throw error.code == .isDirectory ? IOError(.open, path, code: .isDirectory) : error
    }
  }

  /// Makes sure that something of this name exists, without opening it.
  public static func examine(_ path: String) throws(IOError) {
    guard path != "-" else { return }
    let status = try Syscalls.status(ofPath: path)
    if status == nil { throw IOError(.open, path, code: .notFound) }
    if status?.kind == .socket { throw IOError(.open, path, code: .isSocket) }
  }

  deinit {
    guard descriptor != Syscalls.standardInput else { return }
    // Nothing was written, so a failing close loses nothing.
    try? Syscalls.close(descriptor, name: name)
  }

  /// The bytes that the last ``next()`` brought; empty before the first and after the last.
  public var chunk: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.span.extracting(first: filled) }
  }

  /// Replaces ``chunk`` by the next bytes; waits for them. `false`: there are no more.
  public mutating func next() throws(IOError) -> Bool {
    let (descriptor, name) = (descriptor, name)
    filled = 0
    if buffer.isEmpty { buffer = [UInt8](repeating: 0, count: blockSize) }
    var space = buffer.mutableSpan
    filled = try Syscalls.read(descriptor, into: &space, name: name)
    try advance(by: filled)
    return filled > 0
  }

  /// Reads the next bytes to where the caller wants them, and says how many; waits for them. 0: there
  /// are no more.
  public mutating func read(into space: inout MutableSpan<UInt8>) throws(IOError) -> Int {
    let count = try Syscalls.read(descriptor, into: &space, name: name)
    try advance(by: count)
    return count
  }

  /// Notes how far the file was read. One that ends before what it had when it was opened was cut
  /// meanwhile; what grows is read to its end.
  private mutating func advance(by count: Int) throws(IOError) {
    position += count
    if count == 0 && position < promised { throw IOError(.read, name, code: .shrunk) }
  }

  /// Whether ``next()`` would have to wait for a writer. Never for a regular file.
  public func wouldBlock() throws(IOError) -> Bool {
    if isRegular { return false }
    return try !Syscalls.isReadable(descriptor, name: name)
  }

  /// Goes to a byte of a file; false for what is no file.
  mutating func seek(to offset: Int) -> Bool {
    guard isWhole && Syscalls.seek(descriptor, to: offset) else { return false }
    position = offset
    return true
  }

  private static func open(_ path: String) throws(IOError) -> (Int32, String, FileStatus) {
    let isStandard = path == "-"
    let name = isStandard ? "standard input" : path
    let descriptor = isStandard ? Syscalls.standardInput : try openFile(path)
    do throws(IOError) {
      let status = try Syscalls.status(of: descriptor, name: name)
      if status.kind == .directory { throw IOError(.read, name, code: .isDirectory) }
      return (descriptor, name, status)
    } catch {
      if !isStandard { try? Syscalls.close(descriptor, name: name) }
      throw error
    }
  }

  private static func openFile(_ path: String) throws(IOError) -> Int32 {
    do {
      return try Syscalls.openForReading(path)
    } catch {
      // The system says of a socket that there is no such device.
      guard let status = try? Syscalls.status(ofPath: path), status.kind == .socket else {
        throw error
      }
      throw IOError(.open, path, code: .isSocket)
    }
  }

  /// From 32 KiB to 1 MiB the speed of a file was the same, at 4 MiB it was less; a pipe widened to
  /// 256 KiB was half as fast again as one of the usual 64.
  private static let usualBlock = 1 << 18

  /// A file of a few bytes needs no more room than that; one of `/proc` claims to have none.
  private static func capacity(for status: FileStatus) -> Int {
    status.kind == .regular ? min(max(status.size + 1, 4096), usualBlock) : usualBlock
  }
}
