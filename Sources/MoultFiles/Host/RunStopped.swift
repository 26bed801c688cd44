/// The caller stopped the run: it wants no more output, or gives no more input.
package struct RunStopped: Error {
  /// The error.
  package init() {}
}

extension RunStopped: CustomStringConvertible {
  package var description: String { "the run was stopped before its end" }
}
