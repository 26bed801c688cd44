/// The part of a catalogue that a projection uses, as a catalogue of its own: a job gets the same from either. It has the fields
/// at edges, the types that records and these fields can have, and the words of both.
///
/// Most jobs read little of the catalogue, and a start that reads the image of this part takes a fraction of the time.
struct CatalogueReduction {
  private let whole: Catalogue
  private let selection: CatalogueSelection
  /// For each field, whether it is at an edge.
  private var isRead: [Bool]
  private var keepsField: [Bool]
  private var keepsType: [Bool]
  private var keepsWord: [Bool]
  /// The numbers in the reduced catalogue, of those that are kept.
  private var typeNumbers: [Int] = []
  private var wordNumbers: [Int] = []

  /// - Parameter compiler: a compiler that has run.
  init(_ compiler: borrowing ProjectionCompiler) {
    selection = compiler.selection
    whole = selection.catalogue
    isRead = Array(repeating: false, count: whole.fields.count)
    keepsType = Array(repeating: false, count: whole.types.count)
    keepsWord = Array(repeating: false, count: whole.words.count)
    keepsWord[Catalogue.anyKey] = true
    for option in compiler.options {
      isRead[option.field] = true
      keepsType[option.type] = true
    }
    for type in whole.roots + whole.files.flatMap(\.types) { keepsType[type] = true }
    for field in isRead.indices where isRead[field] {
      for place in selection.types[field] { keepsType[whole.candidates[place]] = true }
    }
    keepsField = isRead
    for type in whole.types.indices where keepsType[type] { keepFields(of: whole.types[type]) }
    for field in isRead.indices where keepsField[field] {
      keep([whole.fields[field].key, compiler.twin(of: whole.fields[field].key)])
    }
    keep(whole.files.map(\.name))
    for wrapper in whole.wrappers { keep(wrapper.conditions.flatMap(\.keys) + wrapper.fields) }
    typeNumbers = Self.numbers(keepsType)
    wordNumbers = Self.numbers(keepsWord)
  }

  private mutating func keepFields(of type: Catalogue.ObjectType) {
    // A closed signature compares all keys of an object with those of the type.
    if type.signatures.contains(where: \.isClosed) {
      for field in type.fields { keepsField[field] = true }
    }
    keep(type.signatures.flatMap { $0.conditions.flatMap(\.keys) } + type.causes.map(\.key))
    keep([type.roleField?.key, type.kindField?.key, type.storeKey].compactMap(\.self))
    for join in type.joins { keep([join.key, join.store] + (join.name.map { [$0] } ?? [])) }
  }

  private mutating func keep(_ words: [Int]) {
    for word in words { keepsWord[word] = true }
  }

  private static func numbers(_ isKept: [Bool]) -> [Int] {
    var count = 0
    return isKept.map { isKept in
      defer { if isKept { count += 1 } }
      return count
    }
  }
}

// MARK: - The reduced catalogue

extension CatalogueReduction {
  /// The reduced catalogue. O(catalogue).
  func catalogue() -> Catalogue {
    var types: [Catalogue.ObjectType] = []
    var fields: [Catalogue.Field] = []
    var candidates: [Int] = []
    for number in whole.types.indices where keepsType[number] {
      let start = fields.count
      for place in whole.types[number].fields where keepsField[place] {
        fields.append(field(place, &candidates))
      }
      types.append(type(whole.types[number], start..<fields.count))
    }
    let words = whole.words
    return Catalogue(
      types: types, fields: fields, candidates: candidates, roots: numbers(ofTypes: whole.roots),
      files: whole.files.map {
        Catalogue.File(name: wordNumbers[$0.name], types: numbers(ofTypes: $0.types))
      }, scriptLines: whole.scriptLines, notices: whole.notices, textEndings: whole.textEndings,
      wrappers: whole.wrappers.map {
        Catalogue.Wrapper(
          name: $0.name, conditions: $0.conditions.map(condition),
          fields: numbers(ofWords: $0.fields))
      }, markers: whole.markers.kept(keepsWord),
      words: WordSet(words.words.indices.filter { keepsWord[$0] }.map { words[$0] }))
  }

  private func numbers(ofTypes types: [Int]) -> [Int] { types.map { typeNumbers[$0] } }

  private func numbers(ofWords words: [Int]) -> [Int] { words.map { wordNumbers[$0] } }

  private func condition(
    _ condition: Catalogue.Signature.Condition
  ) -> Catalogue.Signature.Condition {
    .init(keys: numbers(ofWords: condition.keys), isAbsence: condition.isAbsence)
  }

  private func field(_ place: Int, _ candidates: inout [Int]) -> Catalogue.Field {
    var field = whole.fields[place]
    field.key = wordNumbers[field.key]
    let start = candidates.count
    if isRead[place] {
      candidates += numbers(ofTypes: Array(whole.candidates[selection.types[place]]))
    }
    field.types = start..<candidates.count
    if field.types.isEmpty { field.types = 0..<0 }
    return field
  }

  private func type(
    _ whole: Catalogue.ObjectType, _ fields: Range<Int>
  ) -> Catalogue.ObjectType {
    var type = whole
    type.fields = fields
    type.signatures = whole.signatures.map {
      Catalogue.Signature(conditions: $0.conditions.map(condition), isClosed: $0.isClosed)
    }
    type.roleField = whole.roleField.map { .init(key: wordNumbers[$0.key], roles: $0.roles) }
    type.kindField = whole.kindField.map { .init(key: wordNumbers[$0.key], kinds: $0.kinds) }
    type.storeKey = whole.storeKey.map { wordNumbers[$0] }
    type.joins = whole.joins.map {
      Catalogue.Join(
        key: wordNumbers[$0.key], store: wordNumbers[$0.store],
        name: $0.name.map { wordNumbers[$0] },
        isFirstOnly: $0.isFirstOnly, isPart: $0.isPart)
    }
    type.causes = whole.causes.map {
      Catalogue.CauseValue(key: wordNumbers[$0.key], value: $0.value, cause: $0.cause)
    }
    return type
  }
}
