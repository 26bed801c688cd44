/// The names of numbered files: `ids-0001.txt`, `ids-0002.txt` and so on for `ids.txt`.
struct NumberedNames {
  private static let digits = 4

  let directory: String
  private let beforeName: String
  private let stem: String
  private let suffix: String

  init(_ path: String) {
    directory = PathParts(path).directory
    beforeName = PathParts.beforeName(path)
    (stem, suffix) = PathParts(path).stemAndExtension
  }

  func path(_ number: Int) -> String {
    let digits = String(number)
    let zeros = String(repeating: "0", count: max(0, Self.digits - digits.count))
    return path(ofName: stem + "-" + zeros + digits + suffix)
  }

  func path(ofName name: String) -> String { beforeName + name }

  /// Whether a name can be one of them.
  func contains(_ name: String) -> Bool {
    let (start, end, units) = (Array((stem + "-").utf8), Array(suffix.utf8), Array(name.utf8))
    guard units.count >= start.count + Self.digits + end.count, units.starts(with: start),
      units.suffix(end.count).elementsEqual(end)
    else { return false }
    return units[start.count..<units.count - end.count].allSatisfy {
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
    }
  }
}
