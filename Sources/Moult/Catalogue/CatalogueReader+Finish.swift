internal import JSONStream

extension CatalogueReader {
  /// The catalogue: adds the inherited fields to each type, and merges lines with the same key.
  ///
  /// - Throws: ``CatalogueError`` for a type without a description, and for too many keys in signatures.
  consuming func finish() throws(CatalogueError) -> Catalogue {
    var gathering = FieldGathering(drafts: drafts, own: fields, candidates, keys: words.count)
    var types: [Catalogue.ObjectType] = []
    types.reserveCapacity(drafts.count)
    for draft in drafts {
      guard draft.isDescribed else { throw fault("the type \(draft.type.name) is not described") }
      var type = draft.type
      type.fields = gathering.fields(of: draft)
      types.append(type)
    }
    let markers = MarkerBits(types, words: words.count)
    guard markers.count <= Catalogue.mostMarkers else {
      throw fault(
        "the signatures distinguish \(markers.count) keys, and at most \(Catalogue.mostMarkers) have a "
          + "bit; put keys into a group, and name the group alone")
    }
    return Catalogue(
      types: types, fields: gathering.fields, candidates: gathering.candidates, roots: roots,
      files: files, scriptLines: scripts, notices: notices, textEndings: textEndings,
      wrappers: wrappers, markers: markers, words: words)
  }
}

/// Gathers the fields of each type in a range, each key once.
private struct FieldGathering {
  private let drafts: [CatalogueReader.Draft]
  private let own: [Catalogue.Field]
  private(set) var fields: [Catalogue.Field] = []
  private(set) var candidates: [Int]
  /// For each key, the place of the last field with it.
  private var placeOfKey: [Int]

  init(
    drafts: [CatalogueReader.Draft], own: [Catalogue.Field], _ candidates: [Int], keys: Int
  ) {
    self.drafts = drafts
    self.own = own
    self.candidates = candidates
    placeOfKey = Array(repeating: -1, count: keys)
    fields.reserveCapacity(2 * own.count)
  }

  mutating func fields(of draft: CatalogueReader.Draft) -> Range<Int> {
    let start = fields.count
    for place in draft.type.fields { add(own[place], start) }
    let ownEnd = fields.count
    for like in draft.likes {
      for place in drafts[like].type.fields where !(start..<ownEnd ~= placeOfKey[own[place].key]) {
        add(own[place], start)
      }
    }
    markNamesOfObjects(draft.type, start)
    return start..<fields.count
  }

  /// Adds a field, or merges it into the one with its key.
  private mutating func add(_ field: Catalogue.Field, _ start: Int) {
    let place = placeOfKey[field.key]
    guard place >= start else {
      placeOfKey[field.key] = fields.count
      return fields.append(field)
    }
    fields[place].meaning = fields[place].meaning ?? field.meaning
    if field.form != .plain || fields[place].sought == nil {
      fields[place].sought = field.sought
      fields[place].form = field.form
    }
    fields[place].types = joined(fields[place].types, field.types)
    fields[place].role = fields[place].role ?? field.role
    fields[place].isRecords = fields[place].isRecords || field.isRecords
    fields[place].use = fields[place].use ?? field.use
    fields[place].isNullable = fields[place].isNullable || field.isNullable
    fields[place].isPart = fields[place].isPart || field.isPart
    fields[place].isForeign = fields[place].isForeign || field.isForeign
  }

  private mutating func joined(_ one: Range<Int>, _ other: Range<Int>) -> Range<Int> {
    if one.isEmpty || other.isEmpty { return one.isEmpty ? other : one }
    let start = candidates.count
    candidates += Array(candidates[one] + candidates[other])
    return start..<candidates.count
  }

  private mutating func markNamesOfObjects(_ type: Catalogue.ObjectType, _ start: Int) {
    for key in type.joins.map(\.key) + [type.storeKey].compactMap({ $0 }) {
      let place = placeOfKey[key]
      if place >= start { fields[place].namesObject = true }
    }
  }
}
