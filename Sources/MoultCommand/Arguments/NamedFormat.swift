import ArgumentParser

/// The format of an output, as an option or the name of the output says.
enum NamedFormat {
  /// Extensions of formats, any of which an output must not have whose format is another.
  private static let extensions = [
    "csv", "tsv", "json", "jsonl", "ndjson", "html", "htm", "xlsx", "xls", "ods", "parquet",
    "sqlite", "db",
  ]

  /// The format that is given, else the one that the output's name says, else the default.
  ///
  /// - Parameter formats: the formats by the extensions of their files, without the dot.
  /// - Throws: `ValidationError` where the name says another format than is given, or one that is not written.
  static func choose<Format: RawRepresentable<String>>(
    _ given: Format?, default usual: Format, for plan: Plan, _ formats: [String: Format]
  ) throws -> Format {
    guard plan.namesFile, !plan.namesFolder, let ending = ending(of: plan.output),
      extensions.contains(ending) || formats[ending] != nil
    else { return given ?? usual }
    guard let named = formats[ending] else {
      let known = formats.keys.sorted().map { ".\($0)" }.joined(separator: " or ")
      throw ValidationError(
        "-o names a .\(ending) file, a format that is not written; end the name in \(known).")
    }
    guard let given, given.rawValue != named.rawValue else { return named }
    throw ValidationError(
      "-o names a .\(ending) file, but --format is \(given.rawValue); leave --format out, or give the file "
        + "another name.")
  }

  /// The extension of a name in lower case, without that of a compression; nil where it has none.
  private static func ending(of path: String) -> String? {
    var parts = path.split(separator: "/").last?.lowercased().split(separator: ".") ?? []
    if let last = parts.last, ["gz", "zst"].contains(last) { parts.removeLast() }
    return parts.count > 1 ? parts.last.map(String.init) : nil
  }
}
