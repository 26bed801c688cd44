/// The secret that the machines of one job have in common, in a file of two lines: what it is, and 64 hexadecimal digits.
///
/// Keys for single uses are derived from it, so that none of them says anything about another.
public struct JobKey: Sendable {
  private static let firstLine = "moult key 1"
  private static let size = 32
  /// The longest start of a file that is read.
  private static let mostBytes = 256

  private let secret: [UInt8]

  /// Draws a key from the system's generator.
  private init() {
    var random = SystemRandomNumberGenerator()
    secret = (0..<Self.size).map { _ in .random(in: 0...255, using: &random) }
  }

  /// Reads the key of a file.
  ///
  /// - Throws: ``IOError``, or ``JobKeyError/noKey(file:)``.
  public init(file path: String) throws {
    let bytes = try PrivateFile.start(of: path, most: Self.mostBytes)
    guard let bytes else { throw IOError(.open, path, code: .notFound) }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0] == Self.firstLine, lines[2].isEmpty,
      let secret = Hexadecimal.bytes(of: lines[1]), secret.count == Self.size
    else { throw JobKeyError.noKey(file: path) }
    self.secret = secret
  }

  /// Draws a key, and writes it to a new file that only its owner may read.
  ///
  /// - Throws: ``IOError``, or ``JobKeyError/exists(file:)``: a key is never overwritten, as its parts would be lost.
  public static func make(_ path: String) throws -> JobKey {
    let key = JobKey()
    guard !path.isEmpty else { throw IOError(.create, path, code: .noName) }
    guard let descriptor = try Syscalls.createPrivate(path, name: path) else {
      throw JobKeyError.exists(file: path)
    }
    let text = firstLine + "\n" + Hexadecimal.text(of: key.secret) + "\n"
    do throws(IOError) {
      try PrivateFile.write(text, to: descriptor, name: path)
    } catch {
      try? Syscalls.close(descriptor, name: path)
      // An incomplete key has no use.
      Syscalls.remove(path)
      throw error
    }
    try Syscalls.close(descriptor, name: path)
    Syscalls.syncDirectory(PathParts(path).directory)
    return key
  }

  /// Overwrites the key of a file with random bytes, and removes the file.
  ///
  /// - Throws: ``IOError``, or ``JobKeyError/noKey(file:)``: nothing but a key is destroyed.
  public static func destroy(_ path: String) throws {
    let key = try JobKey(file: path)
    let file = try Syscalls.resolved(path)
    let descriptor = try Syscalls.openForReplacing(file)
    defer { try? Syscalls.close(descriptor, name: path) }
    let count = firstLine.utf8.count + 2 * key.secret.count + 2
    var random = SystemRandomNumberGenerator()
    let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    var written = 0
    while written < count {
      // All bytes are initialized.
      let rest = unsafe noise.span.extracting(written...).bytes
      written += try Syscalls.write(descriptor, rest, at: written, name: path)
    }
    try Syscalls.sync(descriptor, name: path)
    Syscalls.remove(path)
    if file != path { Syscalls.remove(file) }
    guard try Syscalls.status(ofPath: file) == nil else {
      throw JobKeyError.notRemoved(file: path)
    }
    Syscalls.syncDirectory(PathParts(file).directory)
  }

  /// A name for the key that says nothing about it: 16 hexadecimal digits.
  public var name: String { Hexadecimal.text(of: Array(derived("name").prefix(8))) }

  /// The key of hashes, in two words.
  public var ofHashes: (UInt64, UInt64) {
    let bytes = derived("hashes")
    func word(_ start: Int) -> UInt64 {
      bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    return (word(0), word(8))
  }

  /// A checksum of a text that nobody can compute without the key: 64 hexadecimal digits. O(bytes).
  public func checksum(of text: String) -> String { Hexadecimal.text(of: derived("text " + text)) }

  /// The key of a sealed file with a header.
  func ofFile(_ header: String) -> [UInt8] { derived("file " + header) }

  private func derived(_ use: String) -> [UInt8] {
    MessageCode.code(of: Array(use.utf8), key: secret)
  }
}

/// A file that is no key, or cannot become one.
public enum JobKeyError: Error, CustomStringConvertible {
  case exists(file: String)
  case noKey(file: String)
  case notRemoved(file: String)

  /// One line: what happened, and what to do.
  public var description: String {
    switch self {
    case .exists(let file):
      "\(file.asShownPath) exists already, and a key is never overwritten; name a new file, or destroy the old key"
        + " with moult key destroy once its parts are merged"
    case .noKey(let file):
      "\(file.asShownPath) is no key of a job; moult key new makes one"
    case .notRemoved(let file):
      "\(file.asShownPath) is overwritten, but could not be removed; remove it by hand"
    }
  }
}
