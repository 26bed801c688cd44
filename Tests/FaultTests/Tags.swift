import Testing

/// What `make test-quick` leaves out; see `scripts/test.sh`.
extension Tag {
  /// Starts the command as a process.
  @Tag static var process: Self
}
