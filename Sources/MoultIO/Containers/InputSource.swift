internal import PinnedBytes

/// An input file or standard input, read a chunk at a time.
///
/// The caller pulls, because only the caller knows what it still has to write: before a read it can check
/// ``wouldBlock()`` and flush its output instead of letting it wait.
///
///     while try source.next() {
///       consume(source.chunk)
///       if try source.wouldBlock() { flush() }
///     }
public struct InputSource: ~Copyable, Sendable {
  /// The name in messages: the path as given, or `standard input`.
  public let name: String

  /// The size in bytes of a regular file when it was opened; some files of the kernel report none.
  public let size: Int?
  let status: FileStatus

  /// The version of a regular file when it was opened; nil for anything else.
  public var version: Member.Version? { Member.Version(status) }
  /// The preferred number of bytes for one read.
  public let blockSize: Int

  private let descriptor: Int32
  /// Ends the waits for bytes; nil where they last as long as it takes.
  private let interrupt: Interrupt?
  private let isRegular: Bool
  /// Whether nothing has written to the file for a while.
  private var rests: Bool
  /// Whether the file is read from its first byte on: standard input may start later.
  private let isWhole: Bool
  private var buffer: [UInt8]
  private var filled = 0
  /// The offset of the next read.
  private var position: Int
  /// The size that the file must still have at its end, if it is reliable.
  private let promised: Int

  /// Opens a path for reading; `-` is standard input, which stays open.
  ///
  /// Opening a named pipe waits for its writer.
  public init(_ path: String) throws(IOError) { try self.init(path, nil) }

  /// Opens a path for reading. The interrupt ends waits for a writer and for bytes.
  init(_ path: String, _ interrupt: Interrupt?) throws(IOError) {
    let waits = interrupt == nil || !Platform.pollsForWriters
    let (descriptor, name, status) = try Self.open(path, waiting: waits)
    (self.descriptor, self.name, self.interrupt) = (descriptor, name, interrupt)
    self.status = status
    isRegular = status.kind == .regular
    rests = Syscalls.wallSeconds() - status.modified >= Self.restingSeconds
    position = Syscalls.offset(of: descriptor) ?? 0
    isWhole = status.kind == .regular && position == 0
    promised = isRegular && !status.isGenerated ? status.size : 0
    size = isRegular ? status.size : nil
    if isRegular { Platform.adviseSequential(descriptor) }
    if status.kind == .pipe { Platform.widenPipe(descriptor, bytes: Self.usualBlock) }
    blockSize = Self.capacity(for: status)
    buffer = []
  }

  /// Opens a path that has to be one file: a directory does not stand for its files here.
  public init(oneFile path: String) throws(IOError) {
    do {
      try self.init(path)
    } catch {
      throw error.code == .isDirectory ? IOError(.open, path, code: .isDirectory) : error
    }
  }

  /// Throws unless the path exists. Does not open it.
  public static func examine(_ path: String) throws(IOError) {
    guard path != "-" else { return }
    let status = try Syscalls.status(ofPath: path)
    if status == nil { throw IOError(.open, path, code: .notFound) }
    if status?.kind == .socket { throw IOError(.open, path, code: .isSocket) }
  }

  /// Whether a path can be read a second time: it is a regular file or a directory. Does not open it.
  public static func isReadableTwice(_ path: String) throws(IOError) -> Bool {
    guard path != "-", let status = try Syscalls.status(ofPath: path) else { return false }
    return status.kind == .regular || status.kind == .directory
  }

  deinit {
    guard descriptor != Syscalls.standardInput else { return }
    // Nothing was written, so a failing close loses nothing.
    try? Syscalls.close(descriptor, name: name)
  }

  /// The bytes from the last ``next()``; empty before the first and after the last.
  public var chunk: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.span.extracting(first: filled) }
  }

  /// Replaces ``chunk`` by the next bytes; waits for them. False at the end.
  public mutating func next() throws(IOError) -> Bool {
    let (descriptor, name, interrupt) = (descriptor, name, isRegular ? nil : interrupt)
    filled = 0
    if buffer.isEmpty { buffer = [UInt8](repeating: 0, count: blockSize) }
    var space = buffer.mutableSpan
    filled = try Self.read(descriptor, into: &space, name, interrupt)
    try advance(by: filled)
    return filled > 0
  }

  /// Reads the next bytes into `space` and returns their number; waits for them. 0 at the end.
  public mutating func read(into space: inout MutableSpan<UInt8>) throws(IOError) -> Int {
    let count = try Self.read(descriptor, into: &space, name, isRegular ? nil : interrupt)
    try advance(by: count)
    return count
  }

  /// Waits for bytes, and reads them. If another reader of a pipe was faster, the wait goes on.
  private static func read(
    _ descriptor: Int32, into space: inout MutableSpan<UInt8>, _ name: String,
    _ interrupt: Interrupt?
  ) throws(IOError) -> Int {
    guard let interrupt else { return try Syscalls.read(descriptor, into: &space, name: name) }
    while true {
      try interrupt.wait(for: descriptor, name: name)
      let count = try Syscalls.readOnce(descriptor, into: &space, name: name)
      if let count { return count }
    }
  }

  /// Maps the next bytes of a file, at least ``leastMapped``, and passes over them; nil where they have to be read.
  ///
  /// The file has to rest, since what is written to it later shows in the map; see ``checkMap()``.
  mutating func map(atMost most: Int) throws(IOError) -> PinnedBytes? {
    let count = min(most, promised - position)
    guard isRegular, count >= Self.leastMapped, rests else { return nil }
    guard let bytes = Syscalls.map(descriptor, from: position, count: count) else { return nil }
    let now = try Syscalls.status(of: descriptor, name: name)
    guard Member.Version(now) == version, Syscalls.seek(descriptor, to: position + count) else {
      rests = false
      return nil
    }
    position += count
    return bytes
  }

  /// Throws if the file was changed since it was opened, so that bytes of a map may have been others when they were checked.
  /// Bytes that were added at its end are no such change; then it is mapped no more.
  mutating func checkMap() throws(IOError) {
    let now = try Syscalls.status(of: descriptor, name: name)
    guard Member.Version(now) != version else { return }
    guard now.size > status.size else { throw IOError(.read, name, code: .changed) }
    rests = false
  }

  /// How many seconds a file has to be unchanged before it is mapped.
  private static let restingSeconds = 10

  /// Below this, a map costs more than a copy.
  private static let leastMapped = 1 << 18

  /// Tracks the offset. A file that ends before its size at opening was truncated meanwhile; a growing file is
  /// read to its end.
  private mutating func advance(by count: Int) throws(IOError) {
    position += count
    if count == 0 && position < promised { throw IOError(.read, name, code: .shrunk) }
  }

  /// Whether ``next()`` would wait for a writer. Never for a regular file.
  public func wouldBlock() throws(IOError) -> Bool {
    if isRegular { return false }
    return try !Syscalls.isReadable(descriptor, name: name)
  }

  /// Seeks to an offset; false if the input is not a file.
  mutating func seek(to offset: Int) -> Bool {
    guard isWhole && Syscalls.seek(descriptor, to: offset) else { return false }
    position = offset
    return true
  }

  private static func open(
    _ path: String, waiting: Bool
  ) throws(IOError) -> (Int32, String, FileStatus) {
    let isStandard = path == "-"
    let name = isStandard ? "standard input" : path
    let descriptor = isStandard ? Syscalls.standardInput : try openFile(path, waiting)
    do throws(IOError) {
      let status = try Syscalls.status(of: descriptor, name: name)
      if status.kind == .directory { throw IOError(.read, name, code: .isDirectory) }
      return (descriptor, name, status)
    } catch {
      if !isStandard { try? Syscalls.close(descriptor, name: name) }
      throw error
    }
  }

  private static func openFile(_ path: String, _ waiting: Bool) throws(IOError) -> Int32 {
    // A file that another system holds is there after a moment, for which only a call that waits may ask.
    let status = waiting ? nil : try Syscalls.status(ofPath: path)
    let isFile = status?.kind == .regular
    do {
      return try Syscalls.openForReading(path, waiting: waiting || isFile)
    } catch {
      // For a socket, the system reports that there is no such device.
      guard let status = try? Syscalls.status(ofPath: path), status.kind == .socket else {
        throw error
      }
      throw IOError(.open, path, code: .isSocket)
    }
  }

  /// In measurements, files were equally fast with blocks from 32 KiB to 1 MiB and slower with 4 MiB; a pipe of
  /// 256 KiB was half as fast again as one of the default 64.
  private static let usualBlock = 1 << 18

  /// A small file needs no larger buffer than itself; files of `/proc` report no size.
  private static func capacity(for status: FileStatus) -> Int {
    status.kind == .regular ? min(max(status.size + 1, 4096), usualBlock) : usualBlock
  }
}
