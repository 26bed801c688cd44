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
      .publishing(Policy.builtInNames).details("A file is YAML.")
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

/// The longest file of a policy, in bytes: far more than all meanings with a comment for each.
private let longestPolicy = 1 << 20

/// The policy of a file.
private func readPolicy(_ file: String) throws -> Policy {
  var source = try InputSource(oneFile: file)
  var bytes = ByteBuffer()
  while try source.next() {
    bytes.append(source.chunk)
    guard bytes.count <= longestPolicy else {
      throw ValidationError("\(file) is longer than a policy can be (1 MiB).")
    }
  }
  // Text in UTF-8 has no NUL; in UTF-16, each ASCII character has one.
  guard !bytes.array.contains(0) else {
    throw ValidationError(
      "\(file) is not in UTF-8. If it is in UTF-16, convert it: iconv -f UTF-16 -t UTF-8")
  }
  do {
    return try Policy(yaml: bytes.string)
  } catch {
    throw PolicyFault(file: file, error: error)
  }
}
