/// An input that is no JSON but lines of text, as a list is, and that the caller reads by itself: bytes are
/// fed as ever, and the caller takes them before ``next(isIdle:)`` is called.
extension RecordReader {
  /// The bytes that were fed and not taken or read.
  public var waiting: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.waiting }
  }

  /// Whether the input starts with the line of a script, see ``Label``; nil while it takes more bytes to say.
  ///
  /// - Precondition: nothing of the input was taken or read.
  public var isScript: Bool? {
    switch Label.find(in: buffer.waiting, isLast: isFinished, scripts) {
    case .none: false
    case .unfinished: nil
    case .malformed, .found: true
    }
  }

  /// Whether no more bytes come.
  public var hasAll: Bool { isFinished }

  /// Takes the first bytes that wait. O(`length`).
  ///
  /// - Precondition: ``next(isIdle:)`` has not been called for this input.
  public mutating func take(_ length: Int) {
    precondition(0...buffer.count ~= length)
    buffer.consume(length, lines: buffer.lineEnds(in: length))
  }
}
