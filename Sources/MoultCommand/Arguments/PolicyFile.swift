import ArgumentParser
import Moult
import MoultIO

/// A policy that cannot be used, and the file in which it is.
struct PolicyFault: Error, CustomStringConvertible {
  let file: String
  let error: PolicyError

  var isRefusal: Bool {
    if case .refused = error { true } else { false }
  }

  var description: String { "\(file): \(error)" }
}

/// A built-in policy by its name, or one of a file.
func loadPolicy(_ nameOrFile: String) throws -> Policy {
  if Policy.builtInNames.contains(nameOrFile) { return try Policy.named(nameOrFile) }
  do {
    return try readPolicy(nameOrFile)
  } catch let error as IOError where error.code == .notFound {
    throw NoPolicy(name: nameOrFile)
  }
}

extension PathUses {
  mutating func addPolicy(_ nameOrFile: String) {
    guard !Policy.builtInNames.contains(nameOrFile) else { return }
    add(nameOrFile, .read, by: "--policy")
  }
}

/// A policy that is neither a file nor built in.
struct NoPolicy: Error, CustomStringConvertible {
  let name: String

  var description: String {
    "there is no file \(name); " + Spelling.proposal(for: name, among: Policy.builtInNames)
      + "the built-in policies are " + Policy.builtInNames.joined(separator: ", ")
  }
}

/// The longest policy file that is read: far more than all meanings and a comment for each.
private let longestPolicy = 1 << 20

func readPolicy(_ file: String) throws -> Policy {
  var source = try InputSource(oneFile: file)
  var bytes = ByteBuffer()
  while try source.next() {
    bytes.append(source.chunk)
    guard bytes.count <= longestPolicy else {
      throw ValidationError("\(file) is longer than a policy can be (1 MiB).")
    }
  }
  do {
    return try Policy(yaml: bytes.string)
  } catch {
    throw PolicyFault(file: file, error: error)
  }
}
