import JSONStream

@testable import Moult

extension Scrubber {
  /// Reads and scrubs a text.
  mutating func scrub(
    _ text: Span<UInt8>, isHTMLEscaped: Bool, removing names: borrowing RecordNames,
    into output: inout ByteBuffer
  ) {
    read(text, isHTMLEscaped: isHTMLEscaped)
    scrub(removing: names, into: &output)
  }
}
