/// Support for reading an input in chunks.
extension InputBuffer {
  /// The index of the last line end among the unread bytes. O(bytes after it).
  func lastLineEnd() -> Int? {
    var index = count
    while index > 0 {
      index -= 1
      if self[index] == UInt8(ascii: "\n") { return index }
    }
    return nil
  }

  /// The unread bytes from an index on.
  @_lifetime(borrow self)
  func tail(from index: Int) -> Span<UInt8> {
    precondition(0...count ~= index)
    // These bytes are unread, and stay in place until something is appended.
    let span = unsafe Span(_unsafeStart: bytes + index, count: count - index)
    return unsafe _overrideLifetime(span, borrowing: self)
  }
}
