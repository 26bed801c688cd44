import JSONStream
import Mutation

/// An input of some lines, most of them mutants, and how to read it.
struct Batch {
  var bytes: [UInt8] = []
  /// How many of its lines were changed.
  var mutants = 0
  var limits = Limits()
  /// The source of further random choices.
  var random: SeededGenerator
  /// Whether its records are synthetic, so that they may be printed.
  var isInvented = true
}

/// Makes batches, each from its number.
struct BatchMaker {
  let seeds: Seeds
  let seed: UInt64

  func batch(_ number: Int) -> Batch {
    var mutator = Mutator(seed: seed &* 0x2545_F491_4F6C_DD1D &+ UInt64(number) << 20)
    var batch = Batch(random: SeededGenerator(seed: mutator.random.next()))
    batch.isInvented = seeds.real.isEmpty || mutator.random.below(2) == 0
    let lines = batch.isInvented ? seeds.invented : seeds.real
    // An error changes how later lines are read, so some inputs have one line and some have many.
    let count = mutator.random.below(2) == 0 ? 1 : 2 + mutator.random.below(40)
    for index in 0..<count {
      // The shorter of two records, because short ones take less time and are as useful.
      let (one, other) = (mutator.random.pick(lines), mutator.random.pick(lines))
      let record = one.count < other.count ? one : other
      appendLine(record, to: &batch, &mutator, isLast: index + 1 == count)
    }
    if mutator.random.below(8) == 0 {
      batch.limits.depth = 1 + mutator.random.below(70)
    }
    if mutator.random.below(16) == 0 {
      batch.limits.recordBytes = 64 + mutator.random.below(8192)
    }
    return batch
  }

  private func appendLine(
    _ record: [UInt8], to batch: inout Batch, _ mutator: inout Mutator, isLast: Bool
  ) {
    var line = record
    if mutator.random.below(2) == 0, let moved = shifted(line, by: mutator.random.below(200)) {
      line = moved
    }
    if mutator.random.below(6) > 0 {
      for _ in 0...mutator.random.below(3) { mutator.mutate(&line) }
      batch.mutants += 1
    }
    batch.bytes += line
    let isEnded = mutator.random.below(isLast ? 3 : 40) > 0
    if mutator.random.below(8) == 0 { batch.bytes.append(UInt8(ascii: "\r")) }
    if isEnded { batch.bytes.append(UInt8(ascii: "\n")) }
  }
}
