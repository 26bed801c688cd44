/// Blocks: zlib reads the header of each, and ISA-L all of it. A step is nil where the next one can follow at once.
extension GzipDecoder {
  /// Starts the block after all bits that were decoded.
  func startBlock(_ rest: LeadingBits) {
    bits = rest.beforeBytes
    keepOnly(rest)
    (judged, fed, returned) = (0, 0, 0)
    judge.startBlock(bits, after: window.bytes)
    phase = .blockHeader
  }

  func keepOnly(_ rest: LeadingBits) {
    kept.removeAll()
    let bytes = rest.bytes
    kept.append(bytes.span)
  }

  func readBlockHeader(_ input: Span<UInt8>) -> DecodeStep? {
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
  func startDecoding() {
    if bits.count == 0 {
      bits = LeadingBits(value: UInt64(kept.bytes[0]), count: 8)
      fed = 1
    }
    isLastBlock = bits.value & 1 == 1
    let claim = LeadingBits(value: bits.value | 1, count: bits.count)
    decoder.start(claim, after: window.bytes, checksum: checksum)
    phase = .block
  }

  func decode(
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

  func follow(
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

  func endBlock() {
    guard !isLastBlock else { return startTrailer(decoder.rest) }
    let isSmall = returned < Self.leastReturned
    startBlock(decoder.rest)
    // A change of decoders copies the window, which costs more than a small block is worth; there may be a million of them.
    if isSmall { _ = startJudge() }
  }
}
