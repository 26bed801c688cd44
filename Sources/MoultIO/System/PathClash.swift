/// Something that would be written is something else that is read or written.
public struct PathClash: Error, Sendable {
  enum Relation: Sendable {
    case same
    /// What is written is in a directory of which all is read or written.
    case inside
    /// What is read or written is in a directory that is filled.
    case around
    /// One has a name that the other gives to a further file.
    case named
  }

  /// What names an input, which has no option.
  static let input = "an input"

  private let written: PathUses.Claim
  private let relation: Relation
  private let other: PathUses.Claim

  init(_ written: PathUses.Claim, _ relation: Relation, _ other: PathUses.Claim) {
    (self.written, self.relation, self.other) = (written, relation, other)
  }
}

extension PathClash: CustomStringConvertible {
  public var description: String {
    let option = written.option
    let start = "\(option) would write to \(Self.name(written))"
    let name =
      "\(Self.name(other))\(other.option == Self.input ? ", an input" : " of \(other.option)")"
    return switch relation {
    case .same: "\(start), which is the same as \(name); name another file after \(option)"
    case .inside:
      "\(start), which is in the directory \(name); name one outside of that directory after \(option)"
    case .around:
      "\(start), which is a directory with \(name) in it; name another after \(option)"
    case .named:
      "\(start), and one of the names of further files there is that of \(name); name another file "
        + "after \(option)"
    }
  }

  private static func name(_ claim: PathUses.Claim) -> String {
    guard claim.path == "-" else { return "'\(claim.path.asShownPath)'" }
    return claim.use == .read ? "standard input" : "standard output"
  }
}
