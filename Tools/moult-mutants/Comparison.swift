/// Something that must be the same however an input is read.
protocol Comparison {
  func compare(_ batch: Batch) -> Result<Agreement, Difference>
}

/// The results of all ways of reading an input.
struct Agreement {
  var records = 0
  var errors = 0
  /// Of the lines read by kernels, those that one was sure of.
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
    print("alike: \(records) records, \(errors) errors, \(skimmed) lines taken by kernels")
  }
}

/// Where two ways of reading differ; holds no byte of the input.
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
