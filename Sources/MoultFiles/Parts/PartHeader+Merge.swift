package import Moult
package import MoultIO

extension PartHeader {
  /// The header that all parts of a merge have to have. Checks each of them, before anything is merged. O(parts²).
  ///
  /// - Parameters:
  ///   - paths: one part or more, in the order of their inputs.
  ///   - analyses: the tables that are to be made.
  /// - Throws: ``PartError`` for the first part that does not fit, `SealedFileError`, `IOError`.
  package init(ofParts paths: [String], for analyses: [Analysis], _ key: JobKey) throws {
    var known: [(header: PartHeader, file: String)] = []
    var wanted: PartHeader?
    for file in paths {
      let header = try PartReader(file, key).header
      let first = wanted ?? PartHeader(analyses, isRepeated: header.isRepeated, key)
      try first.check(header, of: file)
      if let same = known.first(where: { $0.header.isSamePart(as: header) }) {
        throw PartError.twice(file: file, first: same.file)
      }
      known.append((header, file))
      wanted = first
    }
    guard let wanted else { preconditionFailure("a merge has a part at least") }
    self = wanted
  }
}

extension Aggregation.Options {
  /// The options of a job that writes a part.
  package func writingPart(under key: JobKey) -> Aggregation.Options {
    var options = self
    options.partKey = RunKey(low: key.ofHashes.0, high: key.ofHashes.1)
    return options
  }
}

extension Checksum {
  /// The SHA-256 of the catalogues.
  package static var ofCatalogues: String {
    var sum = Checksum()
    for text in Provenance.catalogueTexts { sum.add(text.span) }
    return sum.hexadecimal
  }
}
