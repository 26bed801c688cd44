/// Lines of a type.
extension CatalogueReader {
  /// Reads a name, then perhaps `withdrawn`.
  mutating func readKind(of type: Int) throws(CatalogueError) {
    guard let kind = lines.take() else { throw fault("`kind` has no name") }
    drafts[type].type.kind = words[kind]
    drafts[type].type.isWithdrawn = lines.take(.withdrawn)
    try readEnd()
  }

  /// Reads a key, then `VALUE=CAUSE` as often as there are values.
  mutating func readCauses(of type: Int) throws(CatalogueError) {
    guard let key = takeKey() else { throw fault("`cause` names a field and its values") }
    while let value = lines.take() {
      guard lines.take(.equals), let cause = takeCause() else {
        throw fault("a value and its cause are written VALUE=CAUSE")
      }
      drafts[type].type.causes.append(.init(key: key, value: words[value], cause: cause))
    }
  }

  /// Reads perhaps `only`, then conditions: keys and groups with `|` between them, after a `!` where all of
  /// them must be absent.
  mutating func readSignature(of type: Int) throws(CatalogueError) {
    var signature = Catalogue.Signature()
    signature.isClosed = lines.take(.only)
    var isAbsence = lines.take(.not)
    while let word = lines.take() {
      var condition = Catalogue.Signature.Condition(isAbsence: isAbsence)
      condition.keys += try keys(named: word)
      while lines.take(.or), let other = lines.take() { condition.keys += try keys(named: other) }
      signature.conditions.append(condition)
      isAbsence = lines.take(.not)
    }
    drafts[type].type.signatures.append(signature)
  }

  /// The keys of the group `@NAME`, or the word as a key.
  private func keys(named word: Int) throws(CatalogueError) -> [Int] {
    guard words.bytes(of: word)[0] == UInt8(ascii: "@") else { return [word] }
    guard let group = groups.first(where: { $0.name == word }) else {
      throw fault("no such group before this line: \(words[word])")
    }
    return group.keys
  }

  /// Reads a key, then `VALUE=ROLE` as often as there are values.
  mutating func readRoleField() throws(CatalogueError) -> Catalogue.RoleField {
    guard let key = takeKey() else { throw fault("`role` names a field and its values") }
    var field = Catalogue.RoleField(key: key)
    while let value = lines.take() {
      guard lines.take(.equals), let role = takeRole() else {
        throw fault("a value and its role are written VALUE=ROLE")
      }
      field.roles.append((words[value], role))
    }
    return field
  }

  /// Reads a key, then `VALUE=KIND` as often as there are values.
  mutating func readKindField() throws(CatalogueError) -> Catalogue.KindField {
    guard let key = lines.take() else { throw fault("`kind by` names a field and its values") }
    var field = Catalogue.KindField(key: key)
    while let value = lines.take() {
      guard lines.take(.equals), let kind = lines.take() else {
        throw fault("a value and its kind are written VALUE=KIND")
      }
      field.kinds.append((words[value], words[kind]))
    }
    return field
  }

  /// Reads `KEY STORE`, then `as KEY`, `first` and `part`, each of which may be missing.
  mutating func readJoin() throws(CatalogueError) -> Catalogue.Join {
    guard let key = lines.take(), let store = lines.take() else {
      throw fault("`join` names a field and a store")
    }
    let name = lines.take(.as) ? lines.take() : nil
    let join = Catalogue.Join(
      key: key, store: store, name: name, isFirstOnly: lines.take(.first),
      isPart: lines.take(.part))
    try readEnd()
    return join
  }

  /// Reads a meaning or types, then attributes in any order.
  mutating func readField(key: Int) throws(CatalogueError) -> Catalogue.Field {
    var field = Catalogue.Field(key: key)
    if lines.take(.leads) {
      field.types = readTypes()
    } else if let word = lines.take() {
      field.meaning = try meaning(named: word)
      field.sought = field.meaning
    }
    while let word = lines.take() {
      switch CatalogueWord(rawValue: word) {
      case .records: field.isRecords = true
      case .whole: field.isWhole = true
      case .nullable: field.isNullable = true
      case .foreign: field.isForeign = true
      case .part: field.isPart = true
      case .keys: field.keyMeaning = try meaning(named: lines.take() ?? word)
      case .in: field.form = try readChoice("`in` names a form")
      case .as: field.role = try readChoice("`as` names a role")
      case .use: field.use = try readChoice("`use` names a use")
      default: throw fault("not understood: \(words[word])")
      }
    }
    guard field.meaning != nil || !field.types.isEmpty else {
      throw fault("a field has a meaning, or a type after `>`")
    }
    return field
  }

  private func meaning(named word: Int) throws(CatalogueError) -> Meaning {
    guard let meaning = meanings[words.bytes(of: word)] else {
      throw fault("no such meaning: \(words[word])")
    }
    return meaning
  }

  /// Reads types with `|` between them.
  mutating func readTypes() -> Range<Int> {
    let start = candidates.count
    repeat {
      if let name = lines.take() { candidates.append(draft(named: name)) }
    } while lines.take(.or)
    return start..<candidates.count
  }

  /// Takes the next word, unless it is `=`.
  private mutating func takeKey() -> Int? {
    lines.take(.equals) ? nil : lines.take()
  }

  mutating func takeRole() -> Role? {
    lines.take().flatMap { Role(rawValue: words[$0]) }
  }

  mutating func takeCause() -> NoticeCause? {
    lines.take().flatMap { NoticeCause(named: words[$0]) }
  }

  /// Takes the next word as one of a closed list.
  private mutating func readChoice<Choice: RawRepresentable<String> & CaseIterable>(
    _ rule: String
  ) throws(CatalogueError) -> Choice {
    if let choice = lines.take().flatMap({ Choice(rawValue: words[$0]) }) { return choice }
    throw fault("\(rule): \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  /// - Throws: ``CatalogueError`` if the line has another word.
  mutating func readEnd() throws(CatalogueError) {
    if let word = lines.take() { throw fault("not understood: \(words[word])") }
  }
}
