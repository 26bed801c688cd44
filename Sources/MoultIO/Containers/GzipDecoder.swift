/// Decodes gzip: zlib judges every header, ISA-L decodes the blocks, and zlib decodes again what ISA-L could not.
///
/// ISA-L alone accepts headers that zlib refuses, and returns less of a truncated block. So with or without ISA-L, every
/// input gives the same bytes and the same verdict.
final class GzipDecoder: Decoder {
  /// Compressed bytes of one block that are kept for zlib; usual blocks have a tenth. A longer one is decoded by zlib.
  private static let mostKept = 1 << 20
  /// ISA-L decodes a block more slowly if it sees less than 4 KiB after the header.
  private static let seen = 1 << 13

  private enum Phase {
    case header, blockHeader, block
    /// zlib decodes to the end of the stream.
    case byJudge
    case trailer
  }

  private let judge = BlockJudge()
  private let decoder = BlockDecoder()
  private var phase = Phase.header
  /// The bits of the current block before ``kept``.
  private var bits = LeadingBits()
  /// The bytes of the block so far, or those of the trailer.
  private var kept = HeldBytes()
  /// How many of them zlib has read for the header.
  private var judged = 0
  /// How many of them the decoder has read: ISA-L, or zlib in its place.
  private var fed = 0
  private var isLastBlock = false
  /// The bytes of the block that were returned.
  private var returned = 0
  /// Returned bytes that zlib has still to decode again.
  private var repeated = 0
  private var window = DecodedWindow()
  private var checksum: UInt32 = 0
  /// The size of the content modulo 2³².
  private var size: UInt32 = 0

  func restart() {
    judge.startHeader()
    kept.removeAll()
    window.removeAll()
    (phase, checksum, size) = (.header, 0, 0)
  }

  func step(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> DecodeStep {
    while true {
      let step: DecodeStep? =
        switch phase {
        case .header: readHeader(input)
        case .blockHeader: readBlockHeader(input)
        case .block: decode(input, into: &output)
        case .byJudge:
          repeated > 0 ? repeatReturned(input) : decodeByJudge(input, into: &output)
        case .trailer: readTrailer(input)
        }
      if let step { return step }
    }
  }

  private func readHeader(_ input: Span<UInt8>) -> DecodeStep {
    let step = judge.readHeader(input)
    if step.outcome == .ended { startBlock(LeadingBits()) }
    return DecodeStep(
      read: step.read, written: 0, outcome: step.outcome == .damaged ? .damaged : .more)
  }

  private func add(_ bytes: Span<UInt8>, checksum: UInt32) {
    self.checksum = checksum
    window.append(bytes)
    returned += bytes.count
    size &+= UInt32(truncatingIfNeeded: bytes.count)
  }
}

// MARK: - Blocks

/// Each returns nil where the next step can follow at once.
extension GzipDecoder {
  /// Starts the block after all bits that were decoded.
  private func startBlock(_ rest: LeadingBits) {
    bits = rest.beforeBytes
    keepOnly(rest)
    (judged, fed, returned) = (0, 0, 0)
    judge.startBlock(bits, after: window.bytes)
    phase = .blockHeader
  }

  private func keepOnly(_ rest: LeadingBits) {
    kept.removeAll()
    let bytes = rest.bytes
    kept.append(bytes.span)
  }

  private func readBlockHeader(_ input: Span<UInt8>) -> DecodeStep? {
    let isKept = judged < kept.count
    let step =
      isKept
      ? judge.readBlockHeader(kept.bytes.extracting(judged...)) : judge.readBlockHeader(input)
    judged += step.read
    if !isKept { kept.append(input.extracting(first: step.read)) }
    switch step.outcome {
    case .damaged: return DecodeStep(read: isKept ? 0 : step.read, written: 0, outcome: .damaged)
    case .ended: startDecoding()
    case .more: break
    }
    if isKept || step.outcome == .ended && step.read == 0 { return nil }
    return DecodeStep(read: step.read, written: 0, outcome: .more)
  }

  /// Lets ISA-L read the block from its first bit, which says whether it is the last.
  private func startDecoding() {
    if bits.count == 0 {
      bits = LeadingBits(value: UInt64(kept.bytes[0]), count: 8)
      fed = 1
    }
    isLastBlock = bits.value & 1 == 1
    let claim = LeadingBits(value: bits.value | 1, count: bits.count)
    decoder.start(claim, after: window.bytes, checksum: checksum)
    phase = .block
  }

  private func decode(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) -> DecodeStep? {
    let known = kept.count
    let isKept = fed < known
    if isKept { kept.append(input.extracting(first: Self.seen)) }
    let step =
      isKept
      ? decoder.step(kept.bytes.extracting(fed...), into: &output)
      : decoder.step(input, into: &output)
    guard !step.isDamaged else {
      // What ISA-L has read and written by then means nothing.
      kept.removeLast(kept.count - known)
      return startJudge()
    }
    fed += step.read
    let read = max(fed - known, 0)
    if isKept {
      kept.removeLast(kept.count - known - read)
    } else {
      kept.append(input.extracting(first: read))
    }
    return follow(step, read: read, output.span)
  }

  private func follow(
    _ step: BlockDecoder.Step, read: Int, _ output: Span<UInt8>
  ) -> DecodeStep? {
    add(output.extracting(first: step.written), checksum: decoder.checksum)
    if step.isAtEnd {
      endBlock()
    } else if step.read == 0 && step.written == 0 || kept.count > Self.mostKept {
      // The input ends within the block, or the block is long.
      _ = startJudge()
    }
    return read > 0 || step.written > 0
      ? DecodeStep(read: read, written: step.written, outcome: .more) : nil
  }

  private func endBlock() {
    if isLastBlock { startTrailer(decoder.rest) } else { startBlock(decoder.rest) }
  }

  // MARK: zlib in place of ISA-L

  private func startJudge() -> DecodeStep? {
    (fed, repeated) = (judged, returned)
    phase = .byJudge
    return nil
  }

  /// Decodes again what was returned already.
  private func repeatReturned(_ input: Span<UInt8>) -> DecodeStep? {
    var again = [UInt8](repeating: 0, count: min(repeated, 1 << 16))
    var output = again.mutableSpan
    let step = judgeNext(input, into: &output)
    repeated -= step?.written ?? 0
    return step.flatMap { step in
      step.read > 0 || step.written == 0
        ? DecodeStep(read: step.read, written: 0, outcome: step.outcome) : nil
    }
  }

  private func decodeByJudge(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) -> DecodeStep? {
    let step = judgeNext(input, into: &output)
    let bytes = output.span.extracting(first: step?.written ?? 0)
    add(bytes, checksum: MoultIO.checksum(bytes, after: checksum))
    return step
  }

  private func judgeNext(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) -> DecodeStep? {
    let isKept = fed < kept.count
    let step =
      isKept
      ? judge.decode(kept.bytes.extracting(fed...), into: &output)
      : judge.decode(input, into: &output)
    if isKept { fed += step.read }
    if step.outcome == .ended { startTrailer(afterKept: fed) }
    let goesOn = step.outcome == .ended || isKept && step.outcome == .more
    if goesOn && step.written == 0 && (isKept || step.read == 0) { return nil }
    return DecodeStep(
      read: isKept ? 0 : step.read, written: step.written,
      outcome: step.outcome == .damaged ? .damaged : .more)
  }
}

// MARK: - The trailer

extension GzipDecoder {
  private func startTrailer(_ rest: LeadingBits) {
    keepOnly(rest)
    phase = .trailer
  }

  private func startTrailer(afterKept start: Int) {
    var rest = HeldBytes()
    rest.append(kept.bytes.extracting(start...))
    kept = rest
    phase = .trailer
  }

  /// Reads the checksum and the size, four bytes each.
  private func readTrailer(_ input: Span<UInt8>) -> DecodeStep {
    let read = min(8 - kept.count, input.count)
    kept.append(input.extracting(first: read))
    let isWrong =
      kept.count >= 4 && number(at: 0) != checksum || kept.count == 8 && number(at: 4) != size
    return DecodeStep(
      read: read, written: 0,
      outcome: isWrong ? .damaged : kept.count == 8 ? .ended : .more)
  }

  private func number(at start: Int) -> UInt32 {
    var value: UInt32 = 0
    for index in 0..<4 { value |= UInt32(kept.bytes[start + index]) << UInt32(8 * index) }
    return value
  }
}

extension LeadingBits {
  /// Those before the whole bytes.
  fileprivate var beforeBytes: LeadingBits {
    LeadingBits(value: value & (1 << UInt64(count % 8) - 1), count: count % 8)
  }

  /// The whole bytes, which are the last.
  fileprivate var bytes: [UInt8] {
    (0..<count / 8).map { UInt8(truncatingIfNeeded: value >> UInt64(count % 8 + 8 * $0)) }
  }
}
