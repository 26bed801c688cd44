/// The lines of a file, for threads that each read a part. Whatever they cannot read is left to the stream of the file,
/// which reports what is wrong.
package final class FileLines: Sendable {
  /// A longer line is left to the stream, which reads it in pieces.
  private static let longestLine = 1 << 20

  /// The size when the file was opened, in bytes.
  package let size: Int
  private let descriptor: Int32
  private let name: String

  /// - Parameter descriptor: stays open elsewhere.
  init(_ descriptor: Int32, size: Int, name: String) throws(IOError) {
    self.descriptor = try Syscalls.duplicate(descriptor, name: name)
    (self.size, self.name) = (size, name)
  }

  deinit {
    // Nothing was written, so a failing close loses nothing.
    try? Syscalls.close(descriptor, name: name)
  }

  /// The whole lines that start in a range; nil if the last is long, or unreadable. O(the last line).
  package func lines(startingIn range: Range<Int>) -> Range<Int>? {
    guard let first = lineStart(from: range.lowerBound), let end = lineStart(from: range.upperBound)
    else { return nil }
    return first..<end
  }

  /// Reads bytes at an offset, and returns their number; 0 if the file has become shorter.
  package func read(at offset: Int, into space: inout MutableSpan<UInt8>) throws(IOError) -> Int {
    // Any bytes may be written to bytes.
    var bytes = unsafe space.mutableBytes
    return try Syscalls.read(descriptor, into: &bytes, from: 0, at: offset, name: name)
  }

  /// The first start of a line at an offset or after it.
  private func lineStart(from offset: Int) -> Int? {
    guard offset > 0, offset < size else { return min(offset, size) }
    var block = [UInt8](repeating: 0, count: 4096)
    // A line starts after a line end, which can be the byte before the offset.
    var place = offset - 1
    while place < size, place < offset + Self.longestLine {
      var space = block.mutableSpan
      guard let count = try? read(at: place, into: &space), count > 0 else { return nil }
      if let end = block[..<count].firstIndex(of: UInt8(ascii: "\n")) { return place + end + 1 }
      place += count
    }
    return place < size ? nil : size
  }
}
