internal import CSkim

/// Support for reading an input in chunks.
extension InputBuffer {
  /// The index of the last line end among the unread bytes. O(bytes after it).
  func lastLineEnd() -> Int? {
    // The searched bytes are the unread ones.
    guard let found = unsafe moult_last_line_end(bytes, count) else { return nil }
    return unsafe found - bytes
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
