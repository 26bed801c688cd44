/// Decompresses a stream, or several in a row (gzip calls them members, zstd frames), and checks each checksum.
///
/// It calls the compression libraries directly. libarchive's filters ignore gzip's checksum, discard up to 64 KiB
/// that were decoded before an error, silently skip what follows the last stream, and return nothing until they
/// have 64 KiB.
final class CompressedSource: ByteSource {
  private let upstream: ByteStream
  private let compression: Compression
  private let decoder: any Decoder

  /// Compressed bytes that are not decoded yet.
  private var compressed = UnusedBytes(capacity: 1 << 16)
  /// The number of compressed bytes decoded.
  private var consumed = 0
  private var meter: OutputMeter
  private var state = State.between
  private var failure: (any Error)?

  private enum State {
    case between, inStream, atEnd
    /// The decoder cannot continue; the error is thrown when everything before it was read.
    case faulty(MemberError.Code)
  }

  init(_ upstream: ByteStream, _ compression: Compression, _ limits: ContainerLimits) {
    self.upstream = upstream
    self.compression = compression
    decoder = compression.decoder()
    meter = OutputMeter(limits)
  }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    if let failure { throw failure }
    do {
      let room = meter.room(for: space.count)
      guard room > 0 else { return try refuseMore() }
      var part = space._mutatingExtracting(first: room)
      return try fill(&part)
    } catch {
      failure = error
      throw error
    }
  }

  /// Lifts the limit on the size of a member, because this one is an archive whose members are limited themselves.
  func liftSizeLimit() { meter.liftSizeLimit() }

  /// Decodes until there is no more room, or no more input without waiting.
  private func fill(_ space: inout MutableSpan<UInt8>) throws -> Int {
    var written = 0
    do {
      while written < space.count {
        switch state {
        case .between: try startStream()
        case .inStream:
          if try written > 0 && wouldBlock() { return written }
          var rest = space._mutatingExtracting(written...)
          written += try decode(into: &rest)
        case .atEnd: return written
        case .faulty(let code): throw fault(code)
        }
      }
    } catch {
      guard written > 0 else { throw error }
      // Whatever was decoded before the error is returned first.
      failure = error
    }
    if failure == nil && meter.isOverRatio(expansion) { failure = fault(.overRatio) }
    return written
  }

  /// At the size limit of a member: returns 0 if the member ends there, throws otherwise.
  private func refuseMore() throws -> Int {
    var beyond: [UInt8] = [0]
    var byte = beyond.mutableSpan
    guard try fill(&byte) == 0 else { throw MemberError(.tooLarge, at: meter.produced - 1) }
    return 0
  }

  /// Decodes some of the input. Everything decoded is counted, also if an error follows.
  private func decode(into space: inout MutableSpan<UInt8>) throws -> Int {
    if compressed.isEmpty { try refill() }
    let bytes = compressed
    let step = decoder.step(bytes.span, into: &space)
    use(step.read)
    meter.add(step.written)
    switch step.outcome {
    case .more:
      // A decoder that makes no progress at the end of the input needs more of it.
      if step.read == 0 && step.written == 0 && compressed.isAtEnd { throw fault(.cutShort) }
    case .ended: state = .between
    case .damaged: state = .faulty(.damaged)
    case .tooLarge: state = .faulty(.tooMuchMemory)
    }
    return step.written
  }

  private func fault(_ code: MemberError.Code) -> MemberError {
    MemberError(code, at: meter.produced)
  }

  /// Starts the next stream. Zeros between and after streams are padding of tapes and blocks.
  private func startStream() throws {
    while true {
      while consumed > 0 && compressed.slice.first == 0 { use(1) }
      if !compressed.isEmpty || compressed.isAtEnd { break }
      try refill()
    }
    guard !compressed.isEmpty else {
      state = .atEnd
      return
    }
    while compressed.count < 10 && !compressed.isAtEnd { try refill() }
    let next = ContentKind.decide(compressed.slice, isAll: true)
    guard next == .compressed(compression) || consumed == 0 else {
      throw fault(.trailingBytes)
    }
    if consumed > 0 { decoder.restart() }
    state = .inStream
  }

  private func use(_ count: Int) {
    compressed.use(count)
    consumed += count
  }

  /// Reads more compressed bytes after the few that are left.
  private func refill() throws {
    if !compressed.isAtEnd { try compressed.refill(from: upstream) }
  }

  func wouldBlock() throws -> Bool {
    switch state {
    case .atEnd, .faulty: false
    case .between, .inStream: try failure == nil && compressed.isEmpty && upstream.wouldBlock()
    }
  }

  var size: Int? { nil }

  func seek(to offset: Int) -> Bool { false }

  var expansion: Double {
    let own = Double(meter.produced) / Double(max(consumed, 1))
    return max(own, 1) * upstream.expansion
  }
}
