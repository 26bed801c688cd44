/// A conflict between two paths of one run: an output is also an input, or another output.
public struct PathClash: Error, Sendable {
  enum Relation: Sendable {
    case same
    /// The output is in a directory that is read or filled as a whole.
    case inside
    /// The output is a directory that contains the other path.
    case around
    /// One path is a file that belongs to the other: a numbered part, or a file kept beside it.
    case named
  }

  /// The words for an input, which has no option, in messages.
  static let input = "an input"

  private let written: PathUses.Claim
  private let relation: Relation
  private let other: PathUses.Claim

  init(_ written: PathUses.Claim, _ relation: Relation, _ other: PathUses.Claim) {
    (self.written, self.relation, self.other) = (written, relation, other)
  }
}

extension PathClash: CustomStringConvertible {
  /// One line: the output's option and path, the conflict, and what to name instead.
  public var description: String {
    let option = written.option
    let start = "\(option) would write to \(Self.name(written))"
    let name =
      "\(Self.name(other))\(other.option == Self.input ? ", an input" : " of \(other.option)")"
    return switch relation {
    case .same: "\(start), which is the same file as \(name); give \(option) another name"
    case .inside:
      "\(start), which is in the directory \(name); give \(option) a name outside of it"
    case .around:
      "\(start), a directory that contains \(name); give \(option) another name"
    case .named:
      "\(start), and one of the files that belong to it would be \(name); give \(option) another name"
    }
  }

  private static func name(_ claim: PathUses.Claim) -> String {
    guard claim.path == "-" else { return "'\(claim.path.asShownPath)'" }
    return claim.use == .read ? "standard input" : "standard output"
  }
}
