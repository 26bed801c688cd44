internal import JSONStream

/// What the records of a personal archive's scripts can be, by the number of the script's name.
struct FileTable: Sendable {
  /// The number of names that no catalogue has: nothing can be known of such a script.
  static let unknown = -1

  private let files: [Catalogue.File]
  private let words: WordSet

  init(_ catalogue: Catalogue) {
    files = catalogue.files
    words = catalogue.words
  }

  /// The number of a label, from 1; ``unknown`` where no catalogue has its name. O(files).
  func number(of label: Label?) -> Int {
    guard let label, let word = words.index(of: label.name.utf8.span),
      let place = files.firstIndex(where: { $0.name == word })
    else { return Self.unknown }
    return place + 1
  }

  /// The types of which a record of a script can be.
  func types(of number: Int) -> [Int] {
    number > 0 ? files[number - 1].types : []
  }
}

extension Projection {
  /// The type of a record's root object where the record is one of a script.
  func resolve(file: Int, _ object: Int, _ record: borrowing Record) -> Int? {
    for type in files.types(of: file) where shows(object, type, record) { return type }
    return nil
  }
}
