/// The tables that are made when all states exist.
extension ProjectionCompiler {
  private var catalogue: Catalogue { selection.catalogue }

  /// The fields of all types, and their keys in JSON's spelling.
  struct FieldRows {
    fileprivate(set) var fields: [Projection.Field] = []
    fileprivate(set) var keyMeanings: [(field: Int, meaning: Meaning)] = []
    fileprivate(set) var labels: KeyLabels
  }

  func projection() -> Projection {
    var rows = FieldRows(labels: KeyLabels(words: catalogue.words.count))
    rows.fields.reserveCapacity(catalogue.fields.count)
    for field in catalogue.fields { add(field, to: &rows) }
    return Projection(
      self, rows, types: catalogue.types.map(info), traits: catalogue.types.indices.map(traits))
  }

  private func add(_ field: Catalogue.Field, to rows: inout FieldRows) {
    let number = rows.fields.count
    if let meaning = field.keyMeaning { rows.keyMeanings.append((number, meaning)) }
    rows.fields.append(
      Projection.Field(
        field, number: number, twin: twin(of: field.key),
        label: rows.labels.label(of: field.key, catalogue.words.bytes(of: field.key)),
        types: selection.types[number], isWanted: selection.isWanted[number]))
  }

  /// The place of a key, without the ending for the text form of a number.
  func twin(of key: Int) -> Int {
    let bytes = catalogue.words.bytes(of: key)
    for ending in catalogue.textEndings where Bytes.ends(bytes, with: ending) {
      let stem = bytes.extracting(0..<bytes.count - ending.count)
      return catalogue.words.index(of: stem) ?? key
    }
    return key
  }

  private func traits(_ number: Int) -> Projection.Traits {
    let type = catalogue.types[number]
    let domain = first(of: number) { place, _ in
      let types = selection.types[place]
      return types.count == 1
        && topicDomainNumber(of: catalogue.candidates[types.lowerBound]) != nil
    }
    return Projection.Traits(
      role: type.role, roleKey: first(of: number) { $1.key == type.roleField?.key },
      kindKey: first(of: number) { $1.key == type.kindField?.key },
      wholeField: first(of: number) { $1.isWhole },
      holdsRecords: selection.holdsRecords[number],
      holdsHeads: type.kind == "page" && hasEntries(number) { hasField(of: "head", in: $0) },
      hasJoins: !type.joins.isEmpty,
      hasPromoted: first(of: number) { $1.use == .promoted } != nil,
      isMedia: type.isMedia,
      isLink: type.kind == nil
        && first(of: number) { [.link, .outlink].contains($1.meaning) } != nil,
      hasAttachments: first(of: number) { $1.use == .attachment } != nil,
      annotationType: first(of: number) { $1.meaning == .annotationType }, topicDomain: domain,
      topicDomainNumber: domain.flatMap {
        topicDomainNumber(of: catalogue.candidates[selection.types[$0].lowerBound])
      })
  }

  /// Whether a type has a field for entries of a type for which a condition holds.
  private func hasEntries(_ type: Int, _ condition: (Int) -> Bool) -> Bool {
    first(of: type) { _, field in
      catalogue.candidates[field.types].contains {
        catalogue.types[$0].kind == "entry" && condition($0)
      }
    } != nil
  }

  /// Whether a type has a field for objects of a kind.
  private func hasField(of kind: String, in type: Int) -> Bool {
    first(of: type) { _, field in
      catalogue.candidates[field.types].contains { catalogue.types[$0].kind == kind }
    } != nil
  }

  private func topicDomainNumber(of type: Int) -> Int? {
    first(of: type) { $1.meaning == .topicDomain }
  }

  /// The first field of a type for which a condition holds.
  private func first(of type: Int, _ condition: (Int, Catalogue.Field) -> Bool) -> Int? {
    catalogue.types[type].fields.first { condition($0, catalogue.fields[$0]) }
  }

  private func info(_ type: Catalogue.ObjectType) -> Projection.TypeInfo {
    func field(_ key: Int) -> Int? {
      type.fields.first { catalogue.fields[$0].key == key }
    }
    return Projection.TypeInfo(
      name: type.name, kind: type.kind.map(RecordKind.init),
      signatures: type.signatures.map {
        Projection.Signature(conditions: $0.conditions.map(condition), isClosed: $0.isClosed)
      },
      roles: (type.roleField?.roles ?? []).map { (Array($0.value.utf8), $0.role) },
      kindsByValue: (type.kindField?.kinds ?? []).map {
        (Array($0.value.utf8), RecordKind($0.kind))
      },
      fields: type.fields, storeKey: type.storeKey.flatMap(field),
      joins: type.joins.compactMap { join in
        field(join.key).map { key in
          Projection.Join(
            key: key, store: catalogue.words[join.store], target: join.name.flatMap(field),
            isFirstOnly: join.isFirstOnly, isPart: join.isPart)
        }
      },
      causes: type.causes.compactMap { cause in
        field(cause.key).map {
          Projection.CauseValue(field: $0, value: Array(cause.value.utf8), cause: cause.cause)
        }
      }, isWithdrawn: type.isWithdrawn)
  }

  private func condition(_ condition: Catalogue.Signature.Condition) -> Projection.Condition {
    var mask: UInt128 = 0
    for key in condition.keys { mask |= 1 << UInt128(selection.marker(of: key) ?? 0) }
    return Projection.Condition(mask: mask, isAbsence: condition.isAbsence)
  }
}

/// Keys in JSON's spelling, each once.
struct KeyLabels {
  private(set) var bytes: [UInt8] = []
  private var ranges: [Range<Int>]

  init(words: Int) {
    ranges = Array(repeating: 0..<0, count: words)
  }

  mutating func label(of number: Int, _ key: Span<UInt8>) -> Range<Int> {
    guard ranges[number].isEmpty else { return ranges[number] }
    let start = bytes.count
    bytes.append(UInt8(ascii: "\""))
    for index in key.indices { bytes.append(key[index]) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    ranges[number] = start..<bytes.count
    return ranges[number]
  }
}
