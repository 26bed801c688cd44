internal import JSONStream

/// The types of the records in a personal archive's scripts, by the number of the script's label.
struct FileTable: Sendable {
  /// The number of labels that are not in the catalogue.
  static let unknown = -1

  private let files: [Catalogue.File]
  private let words: WordSet

  init(_ catalogue: Catalogue) {
    files = catalogue.files
    words = catalogue.words
  }

  /// The number of a label, from 1; ``unknown`` if it is not in the catalogue. O(labels).
  func number(of label: String) -> Int {
    guard let word = words.index(of: label.utf8.span),
      let place = files.firstIndex(where: { $0.name == word })
    else { return Self.unknown }
    return place + 1
  }

  /// The types that a record of a script can have.
  func types(of number: Int) -> [Int] {
    number > 0 ? files[number - 1].types : []
  }
}

extension Projection {
  /// The type of a record's root object, where the record is in a script; nil where no signature matches.
  func resolve(file: Int, _ object: Int, _ record: borrowing Record) -> Int? {
    for type in files.types(of: file) where shows(object, type, record) { return type }
    return nil
  }
}
