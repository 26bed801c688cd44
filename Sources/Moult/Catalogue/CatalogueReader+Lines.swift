/// What one line says.
extension CatalogueReader {
  /// Conditions: keys with `|` between them, all behind a `!` where none of them may be there.
  mutating func readSignature(of type: Int) {
    var signature = Catalogue.Signature()
    var isAbsence = lines.take(.not)
    while let key = lines.take() {
      var condition = Catalogue.Signature.Condition(keys: [key], isAbsence: isAbsence)
      while lines.take(.or), let other = lines.take() { condition.keys.append(other) }
      signature.conditions.append(condition)
      isAbsence = lines.take(.not)
    }
    drafts[type].type.signatures.append(signature)
  }

  /// A member, then values and their roles as `VALUE=ROLE`.
  mutating func readRoleMember() throws(CatalogueError) -> Catalogue.RoleMember {
    guard let key = lines.take() else { throw fault("`role` names a member and its values") }
    var member = Catalogue.RoleMember(key: key)
    while let value = lines.take() {
      guard lines.take(.equals), let role = takeRole() else {
        throw fault("a value and its role are written VALUE=ROLE")
      }
      member.roles.append((words[value], role))
    }
    return member
  }

  /// `KEY STORE`, then `as NAME`, then `first`.
  mutating func readJoin() throws(CatalogueError) -> Catalogue.Join {
    guard let key = lines.take(), let store = lines.take() else {
      throw fault("`join` names a member and a store")
    }
    let name = lines.take(.as) ? lines.take() : nil
    return .init(key: key, store: store, name: name, isFirstOnly: lines.take(.first))
  }

  mutating func readMember(key: Int) throws(CatalogueError) -> Catalogue.Member {
    var member = Catalogue.Member(key: key)
    if lines.take(.leads) {
      member.types = readTypes()
    } else if let word = lines.take() {
      member.meaning = meanings[words.bytes(of: word)]
      guard member.meaning != nil else { throw fault("no such meaning: \(words[word])") }
    }
    while let word = lines.take() {
      switch CatalogueWord(rawValue: word) {
      case .records: member.isRecords = true
      case .whole: member.isWhole = true
      case .as:
        member.role = takeRole()
        guard member.role != nil else {
          throw fault("`as` names a role: \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
        }
      default: throw fault("not understood: \(words[word])")
      }
    }
    guard member.meaning != nil || !member.types.isEmpty else {
      throw fault("a member has a meaning, or a type after `>`")
    }
    return member
  }

  /// Types with `|` between them.
  private mutating func readTypes() -> Range<Int> {
    let start = candidates.count
    repeat {
      if let name = lines.take() { candidates.append(draft(named: name)) }
    } while lines.take(.or)
    return start..<candidates.count
  }

  private mutating func takeRole() -> Role? {
    lines.take().flatMap { Role(rawValue: words[$0]) }
  }
}
