extension Span where Element == UInt8 {
  /// The eight bytes from an index on as one little-endian number.
  ///
  /// - Precondition: the span has eight bytes from `index` on.
  @inlinable @inline(__always)
  public func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count &- 8)
    // The eight bytes are in the span.
    return unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
