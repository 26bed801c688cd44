import JSONStream
import Moult
import Mutation

/// Reads a batch with yajl alone, then with each kernel, in different chunks each time.
struct ReaderComparison: Comparison {
  private let selectors: [Selector]
  private static let chunks = [Int.max, Int.max, 65536, 4096, 1000, 512, 64, 63, 7]

  init(seeds: Seeds) {
    let keys = KeySelectors.keys(in: seeds.invented + seeds.real)
    selectors =
      [KeySelectors.everything(keys), KeySelectors.nothing]
      + (0..<6).map { KeySelectors.some(keys, seed: $0) }
  }

  func compare(_ batch: Batch) -> Result<Agreement, Difference> {
    var random = batch.random
    let selector = random.pick(selectors)
    let parsed = read(batch, selector, .parsed, chunk: .max, isIdle: false)
    guard let first = parsed.log else { return .failure(Self.endless(.parsed)) }
    var agreement = Agreement(
      records: first.records, errors: first.errors.count, digest: first.digest)
    for reading in [.parsed] + Kernel.available.map(Reading.skimmed) {
      // Sometimes yajl reads small chunks, so that a difference is not blamed on a kernel.
      if reading == .parsed && random.below(8) > 0 { continue }
      let (chunk, isIdle) = (random.pick(Self.chunks), random.below(8) == 0)
      let other = read(batch, selector, reading, chunk: chunk, isIdle: isIdle)
      guard let log = other.log else { return .failure(Self.endless(reading)) }
      agreement.skimmed += other.skimmed
      if log.digest == agreement.digest && log == first { continue }
      let text = "\(reading) in pieces of \(chunk), idle \(isIdle): "
      return .failure(Difference(text: text + first.difference(from: log)))
    }
    return .success(agreement)
  }

  private static func endless(_ reading: Reading) -> Difference {
    Difference(text: "\(reading) takes more steps than the input can have")
  }

  /// The log of a reader; nil if the reader does not terminate.
  private func read(
    _ batch: Batch, _ selector: Selector, _ reading: Reading, chunk: Int, isIdle: Bool
  ) -> (log: ReaderLog?, skimmed: Int) {
    var reader = RecordReader(
      selector: selector, scripts: Scripts.forms, limits: batch.limits, reading: reading)
    var log = ReaderLog()
    var stepsLeft = 4 * batch.bytes.count + 64
    var start = 0
    while start < batch.bytes.count {
      let end = start + min(chunk, batch.bytes.count - start)
      reader.feed(batch.bytes.span.extracting(start..<end))
      start = end
      Self.drain(&reader, isIdle, into: &log, &stepsLeft)
    }
    reader.finish()
    Self.drain(&reader, isIdle, into: &log, &stepsLeft)
    log.add(Position(line: 0, offset: 0), reader.rootValueCount)
    return (stepsLeft > 0 ? log : nil, reader.skimmedCount)
  }

  private static func drain(
    _ reader: inout RecordReader, _ isIdle: Bool, into log: inout ReaderLog, _ stepsLeft: inout Int
  ) {
    while stepsLeft > 0 {
      stepsLeft -= 1
      switch reader.next(isIdle: isIdle) {
      case .record: log.add(reader.record)
      case .labelled: log.add(reader.label?.position ?? Position(line: 0, offset: 0), 0)
      case .rejected(let error): log.add(error)
      case .needsInput, .finished: return
      }
    }
  }
}
