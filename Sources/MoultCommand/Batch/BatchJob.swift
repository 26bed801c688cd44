import ArgumentParser
import Moult
import MoultIO

/// What a batch does to each member, as far as its outputs depend on it.
struct BatchJob {
  /// The job and its options in words. A batch goes on with the same ones alone.
  let words: [String]
  /// What the names of the outputs end in.
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
  /// Whether each member has an output of its own, in a folder; nothing is opened to tell.
  var namesFolder: Bool { output != Self.usualOutput && BatchFolder.isNamed(by: output) }

  /// How the outputs of a batch are named.
  func naming(_ job: BatchJob) -> OutputNaming { naming ?? job.naming }

  /// Refuses options that go with a folder alone, or with none.
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

/// Why a batch cannot be made, or cannot go on.
enum BatchError: Error, CustomStringConvertible {
  case otherBatch(folder: String)
  case noJournal(folder: String)
  case noMemory

  var description: String {
    switch self {
    case .otherBatch(let folder):
      "the batch in \(folder) was begun with other inputs or options, or by another version of moult; "
        + "give those, or name another directory"
    case .noJournal(let folder):
      "what \(folder) holds of a batch begins with no line that moult knows; name another directory"
    case .noMemory:
      "--unique has no memory left, and with an output for each member it cannot put IDs aside; give "
        + "it more with --unique-memory, or join the outputs with -o FILE"
    }
  }
}

/// The store of a job that may put nothing aside, as what comes at the end would belong to no member.
struct NoStore: BlockStore {
  mutating func store(_ words: Span<UInt64>) throws -> Int { throw BatchError.noMemory }

  mutating func load(_ block: Int, into words: inout MutableSpan<UInt64>) throws {
    throw BatchError.noMemory
  }
}
