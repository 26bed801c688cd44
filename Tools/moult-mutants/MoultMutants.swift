import ArgumentParser
import JSONStream
import Mutation

/// Reads mutated records in every way, and fails if two ways differ.
///
/// Inputs are generated in batches, each from its number alone, so that a failing one can be repeated.
/// About records of files, only such numbers and offsets are printed.
@main
struct MoultMutants: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moult-mutants",
    abstract: "Compare the ways of reading on mutants of records.")

  @Option(name: .shortAndLong, help: "How many mutants to read.")
  var mutants = 1_000_000

  @Option(name: .shortAndLong, help: "The seed of all random choices.")
  var seed: UInt64 = 1

  @Option(help: "Read one batch only: the one that a difference was reported for.")
  var batch: Int?

  @Option(help: "A folder with files whose records are mutated as well, if it is there.")
  var corpus = "../shared/corpus"

  @Flag(help: "Compare what the jobs write as well, with every built-in policy.")
  var jobs = false

  @Flag(help: "Only count the records of files that every kernel declines.")
  var declines = false

  @Argument(help: "The files for --declines.")
  var files: [String] = []

  mutating func run() throws {
    if declines {
      for file in files { try Declines.report(on: file) }
      return
    }
    let seeds = Seeds(corpus: corpus)
    print("Mutating \(seeds.invented.count) invented records", terminator: "")
    print(seeds.real.isEmpty ? "; there is no \(corpus)" : " and \(seeds.real.count) of \(corpus)")
    print("Reading by yajl and by \(Kernel.available.map(\.rawValue).joined(separator: ", "))")
    let maker = BatchMaker(seeds: seeds, seed: seed)
    let comparisons: [any Comparison] =
      try [ReaderComparison(seeds: seeds)] + (jobs ? [JobComparison()] : [])
    if let batch { return try examine(maker.batch(batch), batch, comparisons).report() }
    var tally = Tally()
    var number = 0
    while tally.mutants < mutants {
      let made = maker.batch(number)
      try tally.add(examine(made, number, comparisons), mutants: made.mutants, made.bytes.count)
      number += 1
    }
    tally.report()
    // If no kernel accepted a line, nothing was compared.
    if tally.agreement.skimmed == 0 { throw ExitCode(1) }
  }

  /// Compares a batch in each way; the first difference ends the program.
  private func examine(
    _ batch: Batch, _ number: Int, _ comparisons: [any Comparison]
  ) throws -> Agreement {
    var agreement = Agreement()
    for comparison in comparisons {
      switch comparison.compare(batch) {
      case .success(let more): agreement.add(more)
      case .failure(let difference):
        print("batch \(number) of seed \(seed) differs: \(difference.text)")
        print(
          "    again: moult-mutants --seed \(seed) --batch \(number) --corpus \(corpus)\(jobs ? " --jobs" : "")"
        )
        if batch.isInvented {
          print(String(decoding: batch.bytes.prefix(4000), as: UTF8.self).debugDescription)
        }
        throw ExitCode(1)
      }
    }
    return agreement
  }
}
