/// The names of the outputs of a batch: each is where its member is in the input, below the folder of
/// the output, with what the member was (`.json.bz2`) replaced by what the output is (`.txt`).
///
/// Names that the input gives are never trusted: none leads out of the folder, none is hidden, and none
/// is given twice. The same members in the same order get the same names.
public struct OutputNames {
  /// Endings that say how a member is stored, from which a name is freed.
  private static let stored: Set<String> = [
    ".gz", ".gzip", ".bz2", ".xz", ".zst", ".zstd", ".json", ".jsonl", ".ndjson", ".js", ".txt",
    ".csv",
  ]
  /// File systems allow names of 255 bytes; endings and numbers are added.
  private static let longest = 200

  private let suffix: String
  // Hashes, as there can be millions: two that are equal by chance cost a number in a name.
  private var files: Set<Int> = []
  private var folders: Set<Int> = []

  /// - Parameter suffix: what the names end in.
  public init(suffix: String) { self.suffix = suffix }

  /// Says that a name is taken.
  public mutating func take(_ name: String) {
    files.insert(name.hashOfBytes)
    var path = name.utf8[...]
    while let slash = path.lastIndex(of: UInt8(ascii: "/")) {
      path = path[..<slash]
      folders.insert(String(Substring(path)).hashOfBytes)
    }
  }

  /// Gives a name back that was taken.
  public mutating func free(_ name: String) { files.remove(name.hashOfBytes) }

  /// A name for the output of a member of an input, a path below the folder of the output. O(its length)
  /// unless the name is taken.
  public mutating func name(of member: Member, ofInput input: String) -> String {
    var parts = Self.parts(of: member, ofInput: input).map(Self.harmless)
    let last = parts.popLast() ?? "output"
    var folder = ""
    for part in parts {
      folder += Self.first(part, "") { !files.contains((folder + $0).hashOfBytes) } + "/"
    }
    let name =
      folder
      + Self.first(Self.stem(last), suffix) { name in
        !files.contains((folder + name).hashOfBytes)
          && !folders.contains((folder + name).hashOfBytes)
      }
    take(name)
    return name
  }

  /// The first of `stem`, `stem~2`, `stem~3` … that will do, with the suffix.
  private static func first(
    _ stem: String, _ suffix: String, where isFree: (String) -> Bool
  ) -> String {
    var (name, number) = (stem + suffix, 1)
    while !isFree(name) {
      number += 1
      name = "\(stem)~\(number)\(suffix)"
    }
    return name
  }

  /// Where a member is: the name of its input, and the way from there.
  private static func parts(of member: Member, ofInput input: String) -> [String] {
    guard member.container != "-" else {
      return member.path.isEmpty ? ["standard-input"] : words(member.path)
    }
    let name = words([input]).last ?? ""
    let rest = String(Substring(member.container.utf8.dropFirst(input.utf8.count)))
    let way = words([rest] + member.path)
    return (name.isEmpty ? [] : [name]) + way
  }

  /// The names in paths, without those that lead nowhere or up.
  private static func words(_ paths: [String]) -> [String] {
    paths.flatMap(PathParts.names).filter { $0 != "." && $0 != ".." }
  }

  private static func harmless(_ part: String) -> String {
    var text = PathParts.isHidden(part) ? "_" : ""
    for scalar in part.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      text.unicodeScalars.append(isControl ? "_" : scalar)
    }
    guard text.utf8.count > longest else { return text }
    var short = text
    while short.utf8.count > longest { short.removeLast() }
    return short
  }

  private static func stem(_ name: String) -> String {
    let (stem, suffix) = PathParts.stemAndExtension(name)
    return stored.contains(suffix.lowercased()) ? Self.stem(stem) : name
  }
}
