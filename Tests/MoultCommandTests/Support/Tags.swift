import Testing

/// What `make test-quick` leaves out; see `scripts/test.sh`.
extension Tag {
  /// Reads files of `../shared`, and is skipped where they are missing.
  @Tag static var corpus: Self
  /// Starts the command as a process.
  @Tag static var process: Self
  /// Takes more than a few seconds.
  @Tag static var slow: Self
}
