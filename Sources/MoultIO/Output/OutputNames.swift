/// Names the outputs of a batch by their members: the path of the member, in the output folder, with the
/// member's extensions (`.json.bz2`) replaced by the output's (`.txt`).
///
/// Names from the input are not trusted: no output is outside the folder, hidden, or named like another. The same
/// members in the same order always get the same names.
public struct OutputNames {
  /// Extensions of members that are removed from names.
  private static let stored: Set<String> = [
    ".gz", ".gzip", ".bz2", ".xz", ".zst", ".zstd", ".json", ".jsonl", ".ndjson", ".js", ".txt",
    ".csv",
  ]
  /// File systems allow 255 bytes; suffixes and numbers are added.
  private static let longest = 200

  private let suffix: String
  // Hashes, because there can be millions of names. A collision only adds a number to a name.
  private var files: Set<Int> = []
  private var folders: Set<Int> = []

  /// - Parameter suffix: the extension of the outputs.
  public init(suffix: String) { self.suffix = suffix }

  /// Reserves a name.
  public mutating func take(_ name: String) {
    files.insert(name.hashOfBytes)
    var path = name.utf8[...]
    while let slash = path.lastIndex(of: UInt8(ascii: "/")) {
      path = path[..<slash]
      folders.insert(String(Substring(path)).hashOfBytes)
    }
  }

  /// Releases a reserved name.
  public mutating func free(_ name: String) { files.remove(name.hashOfBytes) }

  /// The name of the output for a member of an input, relative to the output folder. O(length), unless the name is
  /// taken.
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

  /// The first of `stem`, `stem~2`, `stem~3` … that is free, with the suffix.
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

  /// The components of a member's name: its input, and the path in it.
  private static func parts(of member: Member, ofInput input: String) -> [String] {
    guard member.container != "-" else {
      return member.path.isEmpty ? ["standard-input"] : words(member.path)
    }
    let name = words([input]).last ?? ""
    let rest = String(Substring(member.container.utf8.dropFirst(input.utf8.count)))
    let way = words([rest] + member.path)
    return (name.isEmpty ? [] : [name]) + way
  }

  /// The components of paths, without `.` and `..`.
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
