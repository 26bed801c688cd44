/// The number of values at each path, for a limited number of paths.
///
/// A record can have as many paths as bytes, so the numbers of known and of unknown paths are limited, and a long
/// path is cut off with a mark.
struct PathCounts: Sendable {
  struct Path: Hashable, Sendable {
    let text: String
    let meaning: Meaning?
  }

  private static let mostPaths = 10_000
  private static let mostBytes = 4 << 20
  private static let longest = 1_000
  private static let goesOn = ".…"

  private(set) var counts: [Path: Int] = [:]
  /// How many values were not counted, since their path was over the limit.
  private(set) var unlisted = 0
  private var known = Room()
  private var unknown = Room()

  /// The usage of the limits for paths of known, or of unknown, meaning.
  private struct Room {
    var paths = 0
    var bytes = 0

    /// Adds a path, if that is within the limits.
    mutating func takes(_ path: Path) -> Bool {
      let size = path.text.utf8.count
      guard paths < mostPaths, bytes + size <= mostBytes else { return false }
      paths += 1
      bytes += size
      return true
    }
  }

  /// Counts a value.
  mutating func count(_ text: String, _ meaning: Meaning?) {
    let path = Path(text: text, meaning: meaning)
    if let place = counts.index(forKey: path) {
      counts.values[place] += 1
    } else if meaning == nil ? unknown.takes(path) : known.takes(path) {
      counts[path] = 1
    } else {
      unlisted += 1
    }
  }

  /// The path of a key below another path.
  static func path(_ outer: String, _ key: String) -> String {
    guard outer.utf8.count >= longest else { return outer + "." + key }
    return outer.hasSuffix(goesOn) ? outer : outer + goesOn
  }
}
