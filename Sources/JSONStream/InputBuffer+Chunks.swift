/// What it takes to read a part of an input of which others read the rest.
extension InputBuffer {
  /// The index of the last line end that waits. O(bytes after it).
  func lastLineEnd() -> Int? {
    var index = count
    while index > 0 {
      index -= 1
      if self[index] == UInt8(ascii: "\n") { return index }
    }
    return nil
  }

  /// The waiting bytes from an index on.
  @_lifetime(borrow self)
  func tail(from index: Int) -> Span<UInt8> {
    precondition(0...count ~= index)
    // The bytes from `index` to `count` wait, and stay in place until something is appended.
    let span = unsafe Span(_unsafeStart: bytes + index, count: count - index)
    return unsafe _overrideLifetime(span, borrowing: self)
  }
}
