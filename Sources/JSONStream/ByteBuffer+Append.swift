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
