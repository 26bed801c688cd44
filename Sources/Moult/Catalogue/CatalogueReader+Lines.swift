/// Lines of a type.
extension CatalogueReader {
  /// What a record of the type is counted as, then `withdrawn` where its ID is in no list.
  mutating func readKind(of type: Int) throws(CatalogueError) {
    guard let kind = lines.take() else { throw fault("`kind` has no name") }
    drafts[type].type.kind = words[kind]
    drafts[type].type.isWithdrawn = lines.take(.withdrawn)
    try readEnd()
  }

  /// A field, then values and why the subject of a notice with one is gone, as `VALUE=CAUSE`.
  mutating func readCauses(of type: Int) throws(CatalogueError) {
    guard let key = takeKey() else { throw fault("`cause` names a field and its values") }
    while let value = lines.take() {
      guard lines.take(.equals), let cause = takeCause() else {
        throw fault("a value and its cause are written VALUE=CAUSE")
      }
      drafts[type].type.causes.append(.init(key: key, value: words[value], cause: cause))
    }
  }

  /// Conditions: keys and groups with `|` between them, after a `!` where none of them may be there.
  /// `only` comes first where no key may be there that the type does not have.
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

  /// The keys of a group, `@NAME`, or the key that a word is.
  private mutating func keys(named word: Int) throws(CatalogueError) -> [Int] {
    guard words.bytes(of: word)[0] == UInt8(ascii: "@") else {
      namedKeys.insert(word)
      return [word]
    }
    guard let group = groups.first(where: { $0.name == word }) else {
      throw fault("no such group before this line: \(words[word])")
    }
    return group.keys
  }

  /// A field, then values and their roles as `VALUE=ROLE`.
  mutating func readRoleMember() throws(CatalogueError) -> Catalogue.RoleMember {
    guard let key = takeKey() else { throw fault("`role` names a field and its values") }
    var field = Catalogue.RoleMember(key: key)
    while let value = lines.take() {
      guard lines.take(.equals), let role = takeRole() else {
        throw fault("a value and its role are written VALUE=ROLE")
      }
      field.roles.append((words[value], role))
    }
    return field
  }

  /// A field, then values and what a record that has one is counted as, as `VALUE=KIND`.
  mutating func readKindMember() throws(CatalogueError) -> Catalogue.KindMember {
    guard let key = lines.take() else { throw fault("`told by` names a field and its values") }
    var field = Catalogue.KindMember(key: key)
    while let value = lines.take() {
      guard lines.take(.equals), let kind = lines.take() else {
        throw fault("a value and its kind are written VALUE=KIND")
      }
      field.kinds.append((words[value], words[kind]))
    }
    return field
  }

  /// `KEY STORE`, then `as NAME`, `first`, `part`, in this order, as far as they apply.
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

  mutating func readMember(key: Int) throws(CatalogueError) -> Catalogue.Field {
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

  /// Types with `|` between them.
  mutating func readTypes() -> Range<Int> {
    let start = candidates.count
    repeat {
      if let name = lines.take() { candidates.append(draft(named: name)) }
    } while lines.take(.or)
    return start..<candidates.count
  }

  /// The next word, where it is no sign.
  private mutating func takeKey() -> Int? {
    lines.take(.equals) ? nil : lines.take()
  }

  mutating func takeRole() -> Role? {
    lines.take().flatMap { Role(rawValue: words[$0]) }
  }

  mutating func takeCause() -> NoticeCause? {
    lines.take().flatMap { NoticeCause(named: words[$0]) }
  }

  /// The next word, which is one of a closed list.
  private mutating func readChoice<Choice: RawRepresentable<String> & CaseIterable>(
    _ rule: String
  ) throws(CatalogueError) -> Choice {
    if let choice = lines.take().flatMap({ Choice(rawValue: words[$0]) }) { return choice }
    throw fault("\(rule): \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  /// - Throws: where the line has another word.
  mutating func readEnd() throws(CatalogueError) {
    if let word = lines.take() { throw fault("not understood: \(words[word])") }
  }
}
