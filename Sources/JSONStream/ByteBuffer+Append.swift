extension ByteBuffer {
  /// Appends one byte.
  @inlinable public mutating func append(_ byte: UInt8) {
    // `room` reserved space for it.
    unsafe room(for: 1).initialize(to: byte)
    used &+= 1
  }

  /// Appends the eight bytes of a number, the lowest first.
  @inlinable public mutating func append(word: UInt64) {
    // `room` reserved space for them.
    let end = unsafe UnsafeMutableRawPointer(room(for: 8))
    unsafe end.storeBytes(of: word.littleEndian, as: UInt64.self)
    used &+= 8
  }

  /// Appends all bytes of a span. O(`span.count`).
  @inlinable public mutating func append(_ span: Span<UInt8>) {
    let end = unsafe room(for: span.count)
    unsafe Self.copy(span, to: end)
    used &+= span.count
  }

  /// Appends all bytes of two spans. O(`first.count + second.count`).
  @inlinable public mutating func append(_ first: Span<UInt8>, _ second: Span<UInt8>) {
    let end = unsafe room(for: first.count + second.count)
    unsafe Self.copy(first, to: end)
    unsafe Self.copy(second, to: end + first.count)
    used &+= first.count &+ second.count
  }

  /// Appends a short range of a text, then the first `count` bytes of a word, lowest byte first.
  ///
  /// Always copies 32 bytes of the text, so that short ranges cost no loop.
  ///
  /// - Precondition: 32 bytes of the text, of any value, follow the range; `count` is at most 8.
  @inlinable @inline(__always)
  public mutating func append(
    _ range: Range<Int>, of text: Span<UInt8>, word: UInt64, count: Int
  ) {
    let length = range.upperBound &- range.lowerBound
    precondition(
      range.lowerBound >= 0 && range.upperBound <= text.count &- 32 && count >= 0 && count <= 8)
    // At most 32 bytes are written after the range; the next append overwrites the excess.
    let end = unsafe room(for: length &+ 32)
    unsafe text.withUnsafeBufferPointer { text in
      let start = unsafe text.baseAddress.unsafelyUnwrapped + range.lowerBound
      let chunk = unsafe UnsafeRawPointer(start).loadUnaligned(as: SIMD32<UInt8>.self)
      unsafe UnsafeMutableRawPointer(end).storeBytes(of: chunk, as: SIMD32<UInt8>.self)
      if length > 32 { unsafe (end + 32).initialize(from: start + 32, count: length &- 32) }
    }
    let behind = unsafe UnsafeMutableRawPointer(end + length)
    unsafe behind.storeBytes(of: word.littleEndian, as: UInt64.self)
    used &+= length &+ count
  }

  /// Overwrites bytes that are in the buffer already.
  ///
  /// - Precondition: the buffer has that many bytes from `index` on.
  @inlinable public mutating func replace(at place: Int, with bytes: Span<UInt8>) {
    precondition(place >= 0 && place <= used &- bytes.count)
    // The bytes are among the first `used` ones, and `room` ensures that nobody else reads them.
    unsafe Self.copy(bytes, to: room(for: 0) - used + place)
  }

  /// Appends all bytes of an array. O(`bytes.count`).
  @inlinable public mutating func append(_ bytes: [UInt8]) {
    append(bytes.span)
  }

  /// Appends the UTF-8 of a string.
  public mutating func append(_ text: String) {
    append(text.utf8.span)
  }

  /// Copies a span to reserved memory. The two never overlap, since a buffer cannot be written to
  /// while a span of it exists.
  @inlinable @inline(__always)
  static func copy(_ span: Span<UInt8>, to end: UnsafeMutablePointer<UInt8>) {
    unsafe span.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      unsafe end.initialize(from: start, count: source.count)
    }
  }
}
