import Testing

/// What `make test-quick` leaves out; see `scripts/test.sh`.
extension Tag {
  /// Takes more than a few seconds.
  @Tag static var slow: Self
}
