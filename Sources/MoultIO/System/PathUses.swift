/// The paths that a run reads and writes, each with the option that names it, to be held against each other
/// before the first byte is written: what is written may be nothing else that is read or written.
///
/// A file is the same under whatever name, since device and number are compared; what is not there yet is
/// known by its directory and its name.
public struct PathUses: Sendable, Equatable {
  /// What is done with a path.
  public enum Use: Sendable, Hashable {
    /// A file, or all that is in a directory; `-` is standard input.
    case read
    /// A file that is made or replaced; `-` is standard output.
    case written
    /// Files with numbers, named after it.
    case numbered
    /// A file and others beside it, whose names begin with its name and a hyphen.
    case kept
    /// A directory in which files are made.
    case filled
  }

  struct Claim: Sendable, Equatable {
    let path: String
    let use: Use
    let option: String
  }

  private(set) var claims: [Claim] = []

  public init() {}

  /// - Parameter option: what names the path on the command line, for messages.
  public mutating func add(_ path: String, _ use: Use, by option: String) {
    claims.append(Claim(path: path, use: use, option: option))
  }

  public mutating func add(_ paths: [String], _ use: Use, by option: String) {
    for path in paths { add(path, use, by: option) }
  }

  /// Adds what is read without an option that names it.
  public mutating func add(inputs: [String]) { add(inputs, .read, by: PathClash.input) }

  /// O(paths), and O(files) for directories that are read where a file is written.
  ///
  /// - Throws: ``PathClash`` where something that is written is something else too.
  public func check() throws(PathClash) {
    var written: [PlacedClaim] = []
    for claim in claims where claim.use != .read {
      for placed in PlacedClaim.all(of: claim) {
        for other in written where other.claim.option != claim.option {
          try placed.examine(against: other)
        }
        written.append(placed)
      }
    }
    guard !written.isEmpty else { return }
    for claim in claims where claim.use == .read {
      guard let read = PlacedClaim(claim) else { continue }
      for placed in written { try placed.examine(against: read) }
      if read.place.isDirectory {
        var walk = ReadDirectory(of: claim, written)
        try walk.examine(claim.path)
      }
    }
  }
}
