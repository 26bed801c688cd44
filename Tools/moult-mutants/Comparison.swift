/// A result that must not depend on how an input is read.
protocol Comparison {
  func compare(_ batch: Batch) -> Result<Agreement, Difference>
}

/// The result that all ways of reading an input agree on.
struct Agreement {
  var records = 0
  var errors = 0
  /// The number of lines that kernels accepted.
  var skimmed = 0
  /// A checksum of all results, for comparing runs and machines.
  var digest: UInt64 = 0

  mutating func add(_ other: Agreement) {
    records += other.records
    errors += other.errors
    skimmed += other.skimmed
    digest = (digest ^ other.digest) &* 0x0000_0100_0000_01B3
  }

  func report() {
    print("equal: \(records) records, \(errors) errors, \(skimmed) lines accepted by kernels")
  }
}

/// The place where two ways of reading differ; it contains no byte of the input.
struct Difference: Error {
  let text: String
}

/// What has been read so far.
struct Tally {
  private(set) var mutants = 0
  private var bytes = 0
  private var batches = 0
  private(set) var agreement = Agreement()
  private let start = ContinuousClock.now

  mutating func add(_ more: Agreement, mutants: Int, _ bytes: Int) {
    self.mutants += mutants
    self.bytes += bytes
    batches += 1
    agreement.add(more)
  }

  func report() {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let rate = Int(Double(mutants) / seconds)
    print("\(mutants) mutants in \(batches) inputs, \(bytes >> 20) MiB: no difference")
    agreement.report()
    print("\(Int(seconds)) s, \(rate) mutants/s; digest \(String(agreement.digest, radix: 16))")
  }
}
