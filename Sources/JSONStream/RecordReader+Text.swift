/// Plain text, such as a list of IDs, which the caller reads itself: it feeds bytes as usual, and takes
/// them before the first call of ``next(isIdle:)``.
extension RecordReader {
  /// The bytes that were fed and neither taken nor read.
  public var waiting: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.waiting }
  }

  /// Whether the input starts with the line of a script (``Label``); nil while undecided.
  ///
  /// - Precondition: no byte of the input was taken or read.
  public var isScript: Bool? {
    switch Label.find(in: buffer.waiting, isLast: isFinished, scripts) {
    case .none: false
    case .unfinished: nil
    case .malformed, .found: true
    }
  }

  /// Whether no more bytes come.
  public var hasAll: Bool { isFinished }

  /// Removes and returns the first unread bytes. O(`length`).
  ///
  /// - Precondition: ``next(isIdle:)`` was not called for this input.
  public mutating func take(_ length: Int) {
    precondition(0...buffer.count ~= length)
    buffer.consume(length, lines: buffer.lineEnds(in: length))
  }
}
