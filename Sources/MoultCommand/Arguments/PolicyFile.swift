import ArgumentParser
import Moult
import MoultIO

/// A fault in the file of a policy.
struct PolicyFault: CommandError {
  let file: String
  let error: PolicyError

  /// "Refused" where a rule forbids the policy.
  var exitCode: ExitCode {
    if case .refused = error { Exit.refused } else { Exit.usage }
  }

  var description: String { "\(file): \(error)" }
}

/// A built-in policy by its name, or the policy of a file.
///
/// - Throws: ``NoPolicy``, ``PolicyFault``, or an error of input.
func loadPolicy(_ nameOrFile: String) throws -> Policy {
  if Policy.builtInNames.contains(nameOrFile) { return try Policy.named(nameOrFile) }
  do {
    return try readPolicy(nameOrFile)
  } catch let error as IOError where error.code == .notFound {
    throw NoPolicy(name: nameOrFile)
  }
}

extension CommandOption<String> {
  /// A built-in policy or the file of one.
  static var policy: Self {
    text("policy", "policy", default: "strict", "Use strict, topics, text or a file.").ofFiles
      .details("A file is YAML.")
  }
}

extension PathUses {
  /// Adds the file of a policy that is not built in.
  mutating func addPolicy(_ nameOrFile: String) {
    guard !Policy.builtInNames.contains(nameOrFile) else { return }
    add(nameOrFile, .read, by: "--policy")
  }
}

/// The name of a policy that is neither built in nor a file.
struct NoPolicy: Error, CustomStringConvertible {
  let name: String

  var description: String {
    "there is no file \(name); " + Spelling.proposal(for: name, among: Policy.builtInNames)
      + "the built-in policies are " + Policy.builtInNames.joined(separator: ", ")
  }
}

/// The policy of a file.
private func readPolicy(_ file: String) throws -> Policy {
  do {
    return try Policy(yaml: try readYAML(file, of: "a policy"))
  } catch let error as PolicyError {
    throw PolicyFault(file: file, error: error)
  }
}
