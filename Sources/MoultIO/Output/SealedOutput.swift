/// A file that nobody can read or change without the key of a job: a readable header, then encrypted blocks.
///
/// The header is lines of text, and an empty line. A block is a byte that is 1 for the last one, its size in four bytes,
/// the encrypted bytes, and their tag. The cipher's key is derived from the job's key and the header, which has a number
/// that is drawn for the file; its nonce is the number of the block and whether it is the last. So no change, no
/// exchange of blocks and no missing end goes unnoticed.
public struct SealedOutput: ~Copyable {
  private var output: OutputSink
  private let cipher: SealingCipher
  private var blocks: UInt64 = 0

  /// Creates the file, which is readable by its owner only and appears when it is complete.
  ///
  /// - Parameter header: lines without line ends.
  public init(_ path: String, header: [String], key: JobKey) throws(IOError) {
    let text = SealedFile.header(header + [SealedFile.drawnLine()])
    var output = try OutputSink(path, isPrivate: true)
    try output.write(Array(text.utf8).span)
    self.output = output
    cipher = SealingCipher(key: key.ofFile(text))
  }

  /// Writes a block. O(bytes).
  public mutating func write(_ bytes: Span<UInt8>) throws(IOError) {
    try write(bytes, isLast: false)
  }

  /// Writes the last block, and makes the file final.
  public mutating func commit(_ bytes: Span<UInt8>) throws(IOError) {
    try write(bytes, isLast: true)
    try output.commit()
  }

  private mutating func write(_ bytes: Span<UInt8>, isLast: Bool) throws(IOError) {
    var block = [UInt8](repeating: 0, count: bytes.count)
    var space = block.mutableSpan
    _ = Syscalls.copy(bytes, to: &space)
    let tag = cipher.encrypt(&block, nonce: SealedFile.nonce(blocks, isLast: isLast))
    blocks += 1
    var start: [UInt8] = [isLast ? 1 : 0]
    for shift in stride(from: 0, to: 32, by: 8) {
      start.append(UInt8(truncatingIfNeeded: bytes.count >> shift))
    }
    try output.write(start.span)
    try output.write(block.span)
    try output.write(tag.span)
  }
}

/// The form of a sealed file.
enum SealedFile {
  /// The longest header in bytes.
  static let mostHeader = 4096
  /// The size of what is before a block.
  static let startBytes = 5
  /// The largest block in bytes.
  static let mostBlock = 1 << 28

  static func header(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() + "\n" }

  /// The line that no two files have in common.
  static func drawnLine() -> String {
    var random = SystemRandomNumberGenerator()
    return "file: "
      + Hexadecimal.text(of: (0..<16).map { _ in .random(in: 0...255, using: &random) })
  }

  static func nonce(_ block: UInt64, isLast: Bool) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: block >> (8 * $0)) } + [isLast ? 1 : 0, 0, 0, 0]
  }
}
