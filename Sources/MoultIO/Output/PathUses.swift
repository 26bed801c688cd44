/// The paths that a run reads and writes, each with the option that names it. They are compared before the first
/// byte is written, because an output must not be an input or another output.
///
/// Existing files are compared by device and inode, so that links do not matter; missing ones by directory and
/// name.
public struct PathUses: Sendable, Equatable {
  /// What a run does with a path.
  public enum Use: Sendable, Hashable {
    /// Reads a file, or everything in a directory; `-` is standard input.
    case read
    /// Creates or replaces a file; `-` is standard output.
    case written
    /// Writes numbered files named after the path.
    case numbered
    /// Keeps a file and others beside it, whose names start with its name and a hyphen.
    case kept
    /// Creates files in a directory.
    case filled
  }

  struct Claim: Sendable, Equatable {
    let path: String
    let use: Use
    let option: String
  }

  private(set) var claims: [Claim] = []

  /// No paths.
  public init() {}

  /// Adds a path.
  ///
  /// - Parameter option: the option that names the path on the command line, for messages.
  public mutating func add(_ path: String, _ use: Use, by option: String) {
    claims.append(Claim(path: path, use: use, option: option))
  }

  /// Adds several paths of one option.
  public mutating func add(_ paths: [String], _ use: Use, by option: String) {
    for path in paths { add(path, use, by: option) }
  }

  /// Adds inputs, which have no option.
  public mutating func add(inputs: [String]) { add(inputs, .read, by: PathClash.input) }

  /// Compares all paths. O(paths²), and O(files) for each input directory if the run writes files.
  ///
  /// - Throws: ``PathClash`` for the first conflict.
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
