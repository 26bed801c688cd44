extension ByteBuffer {
  /// Appends one byte.
  @inlinable public mutating func append(_ byte: UInt8) {
    // `room` made room for it.
    unsafe room(for: 1).initialize(to: byte)
    used &+= 1
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

  /// Appends a range of a text, and behind it the first `count` bytes of a word, the lowest first:
  /// short ones, which are copied sixteen bytes at a time, whatever follows them.
  ///
  /// - Precondition: sixteen bytes of the text, of any value, follow the range; `count` is at most 8.
  @inlinable @inline(__always)
  public mutating func append(
    _ range: Range<Int>, of text: Span<UInt8>, word: UInt64, count: Int
  ) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= text.count &- 16 && count >= 0 && count <= 8)
    let length = range.upperBound &- range.lowerBound
    let end = unsafe UnsafeMutableRawPointer(room(for: length &+ 16))
    var copied = 0
    unsafe text.withUnsafeBytes { text in
      while copied < length {
        // Less than sixteen bytes are copied beyond the range, and there is room for those, and for
        // the word, whose bytes beyond `count` the next append writes over.
        let from = unsafe text.baseAddress.unsafelyUnwrapped + range.lowerBound
        let chunk = unsafe from.loadUnaligned(fromByteOffset: copied, as: SIMD16<UInt8>.self)
        unsafe end.storeBytes(of: chunk, toByteOffset: copied, as: SIMD16<UInt8>.self)
        copied &+= 16
      }
    }
    unsafe end.storeBytes(of: word.littleEndian, toByteOffset: length, as: UInt64.self)
    used &+= length &+ count
  }

  /// Writes over bytes that are held already.
  ///
  /// - Precondition: so many bytes stand there.
  @inlinable public mutating func replace(at place: Int, with bytes: Span<UInt8>) {
    precondition(place >= 0 && place <= used &- bytes.count)
    // The bytes lie among the first `used` ones, and `room` sees to it that nobody else reads them.
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

  /// Copies a span to where there is room for it; nothing of the span lies there, since a buffer
  /// cannot be written to while a span of it lives.
  @inlinable @inline(__always)
  static func copy(_ span: Span<UInt8>, to end: UnsafeMutablePointer<UInt8>) {
    unsafe span.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      unsafe end.initialize(from: start, count: source.count)
    }
  }
}
