package import Moult
package import MoultIO

/// An input whose bytes the caller feeds from another thread.
///
/// The feeder waits while much is unread.
package final class FedBytes: Sendable {
  /// The bytes that wait for the run, at most.
  private static let mostWaiting = 4 << 20

  private let queue = ItemQueue<ByteBuffer>(mostWeight: mostWaiting)
  /// What is left of the item that was taken last. The run alone uses it.
  private let rest = Remainder()

  /// An input without bytes so far.
  package init() {}

  /// Adds bytes, which are copied. Where they are not stored, none of the rest is.
  package func feed(_ bytes: Span<UInt8>) -> ItemQueue<ByteBuffer>.Placed {
    var start = 0
    // One long piece would be in memory twice.
    while start < bytes.count {
      let end = min(start + (1 << 20), bytes.count)
      var piece = ByteBuffer(capacity: end - start)
      piece.append(bytes.extracting(start..<end))
      let placed = queue.put(piece, weight: piece.count)
      guard placed == .stored else { return placed }
      start = end
    }
    return .stored
  }

  /// Ends the input.
  package func end() { queue.end() }

  /// Says that the run reads no more: a waiting feeder goes on.
  package func close() { queue.close() }
}

extension FedBytes: ByteProvider {
  package func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    try rest.read(from: queue, into: &space)
  }

  package func wouldBlock() -> Bool { rest.isEmpty && queue.wouldBlock }
}

/// The bytes of a piece that are not read yet.
///
/// The thread that reads the input is the only one to use it.
private final class Remainder: @unchecked Sendable {
  private var bytes = ByteBuffer(capacity: 0)
  private var start = 0

  var isEmpty: Bool { start == bytes.count }

  func read(from queue: ItemQueue<ByteBuffer>, into space: inout MutableSpan<UInt8>) throws -> Int {
    if isEmpty {
      switch queue.take() {
      case .item(let next): (bytes, start) = (next, 0)
      case .ended: return 0
      case .closed, .nothing: throw RunStopped()
      }
    }
    let count = copyBytes(bytes.bytes.extracting(start...), to: &space)
    start += count
    return count
  }
}
