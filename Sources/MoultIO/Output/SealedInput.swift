/// Reads a file that ``SealedOutput`` wrote.
public struct SealedInput: ~Copyable {
  /// The path as given.
  public let name: String
  /// The lines of the header.
  public let header: [String]
  private let text: String
  private var source: InputSource
  private var cipher: SealingCipher?
  private var blocks: UInt64 = 0
  /// Whether the last block was read.
  public private(set) var isAtEnd = false

  /// Opens a file and reads its header, which is not yet checked.
  ///
  /// - Parameter first: the start of the first line.
  /// - Throws: ``IOError``, or ``SealedFileError``.
  public init(_ path: String, first: String) throws {
    // Opening a pipe would wait for its writer.
    if path != "-", let status = try Syscalls.status(ofPath: path), status.kind == .pipe {
      throw SealedFileError.notSealed(file: path)
    }
    var source = try InputSource(oneFile: path)
    guard source.size != nil else { throw SealedFileError.notSealed(file: path) }
    var bytes: [UInt8] = []
    while !bytes.suffix(2).elementsEqual([0x0A, 0x0A]) {
      let byte = try Self.read(1, &source)
      let start = first.utf8.prefix(bytes.count + 1)
      guard byte.count == 1, bytes.count < SealedFile.mostHeader,
        (bytes + byte).starts(with: start)
      else { throw SealedFileError.notSealed(file: path) }
      bytes += byte
    }
    text = String(decoding: bytes, as: UTF8.self)
    header = text.dropLast(2).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    name = path
    self.source = source
  }

  /// The next block, decrypted and checked; nil after the last.
  ///
  /// - Throws: ``IOError``, or ``SealedFileError``.
  public mutating func next(_ key: JobKey) throws -> [UInt8]? {
    let cipher = self.cipher ?? SealingCipher(key: key.ofFile(text))
    self.cipher = cipher
    let start = try Self.read(SealedFile.startBytes, &source)
    if isAtEnd {
      guard start.isEmpty else { throw SealedFileError.damaged(file: name) }
      return nil
    }
    guard start.count == SealedFile.startBytes else { throw SealedFileError.cut(file: name) }
    let count = start.dropFirst().reversed().reduce(0) { $0 << 8 | Int($1) }
    guard start[0] <= 1, count <= SealedFile.mostBlock else {
      throw SealedFileError.damaged(file: name)
    }
    var block = try Self.read(count, &source)
    let tag = try Self.read(SealingCipher.tagBytes, &source)
    guard tag.count == SealingCipher.tagBytes else { throw SealedFileError.cut(file: name) }
    isAtEnd = start[0] == 1
    let wanted = cipher.decrypt(&block, nonce: SealedFile.nonce(blocks, isLast: isAtEnd))
    guard tag == wanted else { throw SealedFileError.damaged(file: name) }
    blocks += 1
    return block
  }

  /// Reads some bytes; fewer at the end of the file. Memory is taken as they come.
  private static func read(_ count: Int, _ source: inout InputSource) throws(IOError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var end = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: min(count - end, 1 << 20)))
      while end < bytes.count {
        var space = bytes.mutableSpan
        var rest = space._mutatingExtracting(end...)
        let read = try source.read(into: &rest)
        if read == 0 { return Array(bytes[..<end]) }
        end += read
      }
    }
    return bytes
  }
}

/// A file that is not what was sealed.
public enum SealedFileError: Error, CustomStringConvertible {
  case notSealed(file: String)
  case cut(file: String)
  case damaged(file: String)

  /// One line: what happened, and what to do.
  public var description: String {
    switch self {
    case .notSealed(let file):
      "\(file.asShownPath) is no part of tables; moult aggregate --partial writes one"
    case .cut(let file):
      "\(file.asShownPath) ends too early, so tweets of it are missing; make the part again, or copy it again"
    case .damaged(let file):
      "\(file.asShownPath) was changed after it was made, or is damaged; make the part again, or copy it again"
    }
  }
}
