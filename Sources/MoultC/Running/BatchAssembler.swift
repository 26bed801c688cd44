internal import Moult
internal import MoultArrow
internal import MoultIO

/// What is there of the next batch.
enum BatchStep {
  /// All of it.
  case batch
  /// All that the job has made, which is less than a batch.
  case end
  /// Not enough, and no more came within the time.
  case waiting
}

/// Makes batches from the output of a job as it comes. Used by one thread at a time.
protocol Assembler: AnyObject {
  /// The type of the batches.
  var schema: ArrowField { get }

  /// Takes output until a batch is complete.
  ///
  /// - Parameters:
  ///   - output: the job's output, the same at each call.
  ///   - milliseconds: the longest time that it takes; nil for as long as a batch needs.
  func fill(
    from output: ItemQueue<ByteBuffer>, milliseconds: Int?
  ) throws(StreamFailure) -> BatchStep

  /// Whether no row of the next batch was taken so far.
  var isEmpty: Bool { get }

  /// The batch with what was taken so far; nil where that is nothing.
  func take() -> ArrowColumn?
}

final class BatchAssembler<Builder: BatchBuilder & ~Copyable>: Assembler {
  private var builder: Builder
  /// The block of output that is being read, and where the next row begins.
  private var block = ByteBuffer(capacity: 0)
  private var offset = 0
  private var hasEnded = false

  init(_ builder: consuming Builder) { self.builder = builder }

  var schema: ArrowField { builder.schema }

  func fill(
    from output: ItemQueue<ByteBuffer>, milliseconds: Int?
  ) throws(StreamFailure) -> BatchStep {
    let deadline = milliseconds.map { Clock.seconds() + Double($0) / 1000 }
    while true {
      let block = block
      while offset < block.count, !builder.isFull {
        offset = try builder.append(block.bytes, from: offset)
      }
      if builder.isFull { return .batch }
      if hasEnded { return .end }
      // Output may come faster than the time passes, and yet not fill a batch.
      let left = deadline.map { Int((($0 - Clock.seconds()) * 1000).rounded(.up)) }
      if let left, left < 0 { return .waiting }
      switch output.take(milliseconds: left) {
      case .item(let lines): (self.block, offset) = (lines, 0)
      case .ended, .closed: hasEnded = true
      case .nothing: return .waiting
      }
    }
  }

  var isEmpty: Bool { builder.count == 0 }

  func take() -> ArrowColumn? { builder.count > 0 ? builder.finish() : nil }
}
