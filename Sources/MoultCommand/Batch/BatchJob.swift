import ArgumentParser
import Moult
import MoultIO

/// The job of a batch: everything that its outputs depend on.
struct BatchJob {
  /// The job and its options in words. A batch can be resumed only with the same ones.
  let words: [String]
  /// The end of the names of the outputs.
  let suffix: String
  /// Whether the output of a member depends on the members before it.
  let isOrdered: Bool
  /// How outputs are named by default.
  let naming: OutputNaming

  init(
    _ words: [String], suffix: String, isOrdered: Bool = false,
    naming: OutputNaming = .numbered
  ) {
    (self.words, self.suffix, self.isOrdered) = (words, suffix, isOrdered)
    self.naming = naming
  }
}

extension Plan {
  /// How the outputs of a batch are named.
  func naming(_ job: BatchJob) -> OutputNaming { naming ?? job.naming }

  /// Refuses options that need a folder without one, and options that do not go with a folder.
  func checkBatch() throws {
    if namesFolder {
      guard linesEach == nil else {
        throw ValidationError("--split goes with one output; name a file after -o.")
      }
    } else if resumes || memberReport != nil || naming != nil {
      let option = resumes ? "--resume" : memberReport != nil ? "--report" : "--names"
      throw ValidationError("\(option) goes with -o DIR/, an output for each member.")
    } else if compression != nil && linesEach != nil {
      throw ValidationError("--compress does not go with --split.")
    }
  }
}

/// Why a batch cannot be started or resumed.
enum BatchError: Error, CustomStringConvertible {
  case otherBatch(folder: String)
  case noJournal(folder: String)
  case noMemory

  var description: String {
    switch self {
    case .otherBatch(let folder):
      "the batch in \(folder) was started with other inputs or options, or by another version of moult; "
        + "use the same, or name another directory"
    case .noJournal(let folder):
      "the journal in \(folder) is not the journal of a batch of moult; name another directory"
    case .noMemory:
      "--unique has no memory left, and with an output for each member it cannot spill IDs to a file; give "
        + "it more with --unique-memory, or write one output with -o FILE"
    }
  }
}

/// A store that rejects everything, for jobs in a batch: IDs that are loaded at the end would belong to no member.
struct NoStore: BlockStore {
  mutating func store(_ words: Span<UInt64>) throws -> Int { throw BatchError.noMemory }

  mutating func load(_ block: Int, into words: inout MutableSpan<UInt64>) throws {
    throw BatchError.noMemory
  }
}
