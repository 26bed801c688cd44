import Synthetic

@testable import Moult

/// Inputs for the tests of typed results, and the ways in which they come.
enum TypedInput {
  /// Records of one form, some of them damaged.
  static func bytes(_ form: Form, seed: UInt64 = 1, count: Int = 15) -> [UInt8] {
    var options = Options()
    (options.pageSize, options.badEvery) = (3, 6)
    var stream = Stream(form: form, seed: seed, options: options)
    var input: [UInt8] = []
    for _ in 0..<count { stream.next(into: &input) }
    return input
  }

  /// Pieces of some bytes each.
  static func chunks(_ bytes: [UInt8], _ size: Int) -> [ArraySlice<UInt8>] {
    stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<min($0 + size, bytes.count)] }
  }

  /// The same, asynchronously; ends with an error where one is given.
  static func stream(
    _ chunks: [ArraySlice<UInt8>], endingWith error: (any Error)? = nil
  ) -> AsyncThrowingStream<ArraySlice<UInt8>, any Error> {
    AsyncThrowingStream { continuation in
      for chunk in chunks { continuation.yield(chunk) }
      continuation.finish(throwing: error)
    }
  }

  /// An error of an input.
  struct Lost: Error {}
}
