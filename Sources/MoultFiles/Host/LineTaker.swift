/// Gets the lines of a run in place of its output.
package protocol LineTaker: AnyObject {
  /// Takes whole lines, or blocks of a part.
  func take(_ lines: Span<UInt8>) throws
}
