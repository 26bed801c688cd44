import ArgumentParser
import Moult

/// Commands about policies.
enum PolicyCommand: CommandGroup {
  static let about = About("policy", "Show what policies do, and check one of your own.")
  static let commands: [any CommandNode.Type] = [List.self, Show.self, Check.self]

  /// Names the built-in policies.
  struct List: Command {
    static let about = About("policy list", "Name the built-in policies.")

    init(_ read: inout OptionReader) {}

    /// Prints a line for each policy.
    func run() throws -> ExitCode {
      try printLines(Policy.builtInNames.map { "\($0): \(try Policy.named($0).about)" })
      return .success
    }
  }

  /// Prints what a policy does with each meaning.
  struct Show: Command {
    static let about = About("policy show", "Print every meaning and what a policy does with it.")

    private let policy: String

    init(_ read: inout OptionReader) {
      policy = read(
        .operand("policy", default: "strict", "strict, topics, text or a file.").ofFiles)
    }

    /// Prints a line for each meaning.
    func run() throws -> ExitCode {
      try printLines(loadPolicy(policy).listing())
      return .success
    }
  }

  /// Reads the file of a policy and checks it against the rules.
  struct Check: Command {
    static let about = About(
      "policy check", "Read a policy file and report whether the rules allow it.")

    private let file: String

    init(_ read: inout OptionReader) {
      file = read(.operand("file", "YAML file of the policy.").ofFiles)
    }

    /// Prints that the policy is allowed.
    func run() throws -> ExitCode {
      let policy = try loadPolicy(file)
      try printLines(["\(file): the policy \(policy.name) is allowed"])
      return .success
    }
  }
}
