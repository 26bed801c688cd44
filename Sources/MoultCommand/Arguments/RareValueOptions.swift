import ArgumentParser
import Moult
import MoultIO

/// From how many users on a value leaves.
struct RareValueOptions: Equatable {
  private let given: Int?
  private let givenMemory: Int?
  /// Whether the inputs are read twice.
  let isTwoPass: Bool

  init(_ read: inout OptionReader) {
    given = read(
      .number(
        "min-users", in: Redaction.Options.leastMinUsers...1_000_000,
        "Users of a tag, host or topic."
      )
      .usually("\(Redaction.Options.usualMinUsers)")
      .details(
        "A hashtag, cashtag, host or topic leaves from its N-th different user in this run on, by who wrote the "
          + "tweet; in a text, `<tag>` replaces a tag before that."))
    isTwoPass = read(
      .flag("two-pass", "Read twice, to keep all uses.")
        .details(
          "The first pass counts the users of each value, so that the second keeps all uses of those that reach the "
            + "number. For files."))
    givenMemory = read(
      .memory(
        "min-users-memory", from: 64 << 20, takes: "a size from 64M, as 500M or 2G",
        "Memory for --min-users."
      )
      .usually("256M").rare.details("What goes beyond it does not leave; 64M at least."))
  }

  var minUsers: Int { given ?? Redaction.Options.usualMinUsers }
  var memory: Int { givenMemory ?? Redaction.Options.usualValueMemory }

  /// Refuses what does not go with a policy or with the inputs.
  func check(_ policy: Policy, _ plan: Plan) throws {
    guard policy.keepsValues else {
      for (name, isGiven) in [
        ("--min-users", given != nil), ("--two-pass", isTwoPass),
        ("--min-users-memory", givenMemory != nil),
      ] where isGiven {
        throw ValidationError(
          "\(name) goes with a policy that keeps tags, hosts, topics or texts, as topics does; the policy "
            + "\(policy.name) keeps none, so leave it out.")
      }
      return
    }
    guard isTwoPass else {
      guard !plan.resumes else {
        throw ValidationError(
          "--resume needs --two-pass with the policy \(policy.name), since the users of tags are counted over all "
            + "inputs; start the batch again with --two-pass, or without --resume.")
      }
      return
    }
    for path in plan.inputs where try !InputSource.isReadableTwice(path) {
      let name = path == "-" ? "standard input" : path
      throw ValidationError(
        "--two-pass reads its inputs twice, which \(name) does not allow; save it to a file first, or leave "
          + "--two-pass out.")
    }
  }

  /// The words of a batch that depend on it.
  func words(_ policy: Policy) -> [String] {
    guard policy.keepsValues else { return [] }
    return ["--min-users \(minUsers)", "--min-users-memory \(memory)"]
      + (isTwoPass ? ["--two-pass"] : [])
  }

  /// What a reader of the output has to know of values that were left out.
  func notes(_ report: Report) -> [String] {
    var notes: [String] = []
    if report.rareValues > 0 {
      notes.append(
        "\(report.rareValues) uses of tags, hosts and topics were left out, since fewer than \(minUsers) users had used them"
          + (isTwoPass ? "" : " by then; --two-pass keeps all uses of those that reach the number"))
    }
    if report.valuesBeyondMemory > 0 {
      notes.append(
        "the memory for --min-users was used up, so that later tags, hosts and topics did not leave; give it more "
          + "with --min-users-memory")
    }
    return notes
  }
}
