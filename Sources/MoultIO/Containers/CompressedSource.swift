/// Decompresses a stream, or several in a row (gzip calls them members, zstd frames), and checks each checksum.
///
/// It calls the compression libraries directly. libarchive's filters ignore gzip's checksum, discard up to 64 KiB
/// that were decoded before an error, silently skip what follows the last stream, and return nothing until they
/// have 64 KiB.
/// silence over what follows the last stream, and wait until they have 64 KiB to give.
final class CompressedSource: ByteSource {
  private let upstream: ByteStream
  private let compression: Compression
  private let decoder: any Decoder

  /// Compressed bytes; those in `start..<end` are not decoded yet.
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var (start, end) = (0, 0)
  private var upstreamIsAtEnd = false
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
    if start == end { try refill() }
    let bytes = buffer
    let step = decoder.step(bytes.span.extracting(start..<end), into: &space)
    start += step.read
    consumed += step.read
    meter.add(step.written)
    switch step.outcome {
    case .more:
      // A decoder that makes no progress at the end of the input needs more of it.
      if step.read == 0 && step.written == 0 && upstreamIsAtEnd { throw fault(.cutShort) }
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
      while start < end && consumed > 0 && buffer[start] == 0 { skip(1) }
      if start < end || upstreamIsAtEnd { break }
      try refill()
    }
    guard start < end else {
      state = .atEnd
      return
    }
    while end - start < 10 && !upstreamIsAtEnd { try refill() }
    let next = ContentKind.decide(buffer[start..<end], isAll: true)
    guard next == .compressed(compression) || consumed == 0 else {
      throw fault(.trailingBytes)
    }
    if consumed > 0 { decoder.restart() }
    state = .inStream
  }

  private func skip(_ count: Int) {
    start += count
    consumed += count
  }

  /// Reads more compressed bytes after the few that are left.
  private func refill() throws {
    guard !upstreamIsAtEnd else { return }
    // Moved out while it is written to, so that it is not copied.
    var bytes = buffer
    buffer = []
    defer { buffer = bytes }
    for index in start..<end { bytes[index - start] = bytes[index] }
    (start, end) = (0, end - start)
    var whole = bytes.mutableSpan
    var space = whole._mutatingExtracting(end...)
    let length = try upstream.read(into: &space)
    end += length
    upstreamIsAtEnd = length == 0
  }

  func wouldBlock() throws -> Bool {
    switch state {
    case .atEnd, .faulty: false
    case .between, .inStream: try failure == nil && start == end && upstream.wouldBlock()
    }
  }

  var size: Int? { nil }

  func seek(to offset: Int) -> Bool { false }

  var expansion: Double {
    let own = Double(meter.produced) / Double(max(consumed, 1))
    return max(own, 1) * upstream.expansion
  }
}
