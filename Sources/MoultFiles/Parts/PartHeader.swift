package import Moult
package import MoultIO

/// What a part says of itself before its encrypted blocks: with what it was made.
package struct PartHeader: Sendable, Equatable {
  /// The first line, with the version of the form.
  static let firstLine = "moult part 1"

  /// What two parts of one job have in common, with the word for it in messages.
  private enum Field: String, CaseIterable {
    case version, catalogue, key, analysis, tweets
  }

  private let values: [Field: String]
  /// The line that no other part has; nil for the header that a part has to have.
  private let own: String?

  /// The header of the parts of a job.
  ///
  /// - Parameter isRepeated: whether each appearance of a tweet counts.
  package init(_ analyses: [Analysis], isRepeated: Bool, _ key: JobKey) {
    values = [
      .version: moultVersion, .catalogue: Checksum.ofCatalogues, .key: key.name,
      // A plain checksum would show which values an analysis names to somebody who guesses them.
      .analysis: key.checksum(of: analyses.flatMap(\.identity).joined(separator: "\n")),
      .tweets: isRepeated ? Self.repeated : "once",
    ]
    own = nil
  }

  private static let repeated = "each appearance"

  /// The header with some lines.
  ///
  /// - Throws: ``PartError`` where they are not those of a part.
  init(_ lines: [String], of file: String) throws {
    var values: [Field: String] = [:]
    for (field, line) in zip(Field.allCases, lines.dropFirst()) {
      let start = field.rawValue + ": "
      if line.hasPrefix(start) { values[field] = String(line.dropFirst(start.count)) }
    }
    guard lines.first == Self.firstLine, values.count == Field.allCases.count,
      lines.count == Field.allCases.count + 2
    else { throw PartError.unknownForm(file: file) }
    self.values = values
    own = lines.last
  }

  /// The lines of the header.
  var lines: [String] {
    [Self.firstLine] + Field.allCases.map { "\($0.rawValue): \(values[$0] ?? "")" }
  }

  /// Whether each appearance of a tweet counts.
  package var isRepeated: Bool { values[.tweets] == Self.repeated }

  /// Whether another header is of the very same part.
  func isSamePart(as other: PartHeader) -> Bool { own == other.own }

  /// Refuses a part that does not fit.
  ///
  /// - Throws: ``PartError`` for the first difference.
  package func check(_ part: PartHeader, of file: String) throws {
    for field in Field.allCases where part.values[field] != values[field] {
      switch field {
      case .version:
        throw PartError.version(file: file, isShown: part.values[field]?.asVersion ?? "another")
      case .catalogue: throw PartError.catalogue(file: file)
      case .key: throw PartError.key(file: file)
      case .analysis: throw PartError.analysis(file: file)
      case .tweets: throw PartError.repetitions(file: file)
      }
    }
  }
}

extension String {
  /// The text, if it can be a version.
  fileprivate var asVersion: String? {
    count <= 20 && utf8.allSatisfy { $0 == 0x2E || 0x30...0x39 ~= $0 } ? self : nil
  }
}
