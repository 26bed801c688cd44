/// What a compressed stream becomes: its streams one after another (gzip calls them members, zstd
/// frames), each with its checksum held against its content.
///
/// The libraries of the compressions are called here and not through libarchive's filters: those do
/// not look at gzip's checksum, throw away up to 64 KiB that were decoded before a fault, pass in
/// silence over what follows the last stream, and wait until they have 64 KiB to give.
final class CompressedSource: ByteSource {
  private let upstream: ByteStream
  private let compression: Compression
  private let decoder: any Decoder

  /// Compressed bytes that were read, of which `start..<end` are not decoded.
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var (start, end) = (0, 0)
  private var upstreamIsAtEnd = false
  /// Compressed bytes decoded.
  private var consumed = 0
  private var meter: OutputMeter
  private var state = State.between
  private var failure: (any Error)?

  private enum State {
    case between, inStream, atEnd
    /// The decoder goes no further, for a reason that is told when what it gave is taken.
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

  /// Says that it is an archive that comes out: its members have the size that is bounded.
  func liftSizeLimit() { meter.liftSizeLimit() }

  /// Decodes until there is no more room, or no more input without waiting for it.
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
      // What was decoded before the fault is given first.
      failure = error
    }
    if failure == nil && meter.isOverRatio(expansion) { failure = fault(.overRatio) }
    return written
  }

  /// At the largest size of a member: 0 if that is its end.
  private func refuseMore() throws -> Int {
    var beyond: [UInt8] = [0]
    var byte = beyond.mutableSpan
    guard try fill(&byte) == 0 else { throw MemberError(.tooLarge, at: meter.produced - 1) }
    return 0
  }

  /// Decodes some of the input; all that was decoded is counted, with a fault behind it or not.
  private func decode(into space: inout MutableSpan<UInt8>) throws -> Int {
    if start == end { try refill() }
    let bytes = buffer
    let step = decoder.step(bytes.span.extracting(start..<end), into: &space)
    start += step.read
    consumed += step.read
    meter.add(step.written)
    switch step.outcome {
    case .goesOn:
      // A decoder that neither takes nor gives has all there is and asks for more.
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

  /// Goes to the start of the next stream. Zeros between and behind streams are what tapes and blocks
  /// are filled up with.
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

  /// Reads further compressed bytes behind those that wait, which are few.
  private func refill() throws {
    guard !upstreamIsAtEnd else { return }
    // Taken out while it is written to, so that it is not copied.
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
