/// zlib in place of ISA-L, from the header of the current block on. A step is nil where the next one can follow at once.
extension GzipDecoder {
  func startJudge() -> DecodeStep? {
    (fed, repeated) = (judged, returned)
    phase = .byJudge
    return nil
  }

  /// Decodes again what was returned already.
  func repeatReturned(_ input: Span<UInt8>) -> DecodeStep? {
    var again = [UInt8](repeating: 0, count: min(repeated, 1 << 16))
    var output = again.mutableSpan
    let step = judgeNext(input, into: &output)
    repeated -= step?.written ?? 0
    return step.flatMap { step in
      step.read > 0 || step.written == 0
        ? DecodeStep(read: step.read, written: 0, outcome: step.outcome) : nil
    }
  }

  func decodeByJudge(
    _ input: Span<UInt8>, into output: inout MutableSpan<UInt8>
  ) -> DecodeStep? {
    let step = judgeNext(input, into: &output)
    let bytes = output.span.extracting(first: step?.written ?? 0)
    add(bytes, checksum: MoultIO.checksum(bytes, after: checksum))
    return step
  }

  func judgeNext(
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
