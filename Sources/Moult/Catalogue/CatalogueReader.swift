extension Catalogue {
  /// Reads catalogue files; types may be named before they are described.
  init(texts: [(name: String, bytes: [UInt8])], meanings: MeaningTable) throws(CatalogueError) {
    var reader = CatalogueReader(meanings: meanings)
    for text in texts { try reader.read(text.bytes, file: text.name) }
    self = try reader.finish()
  }
}

/// Reads the lines of catalogue files. The form of the lines is told at the head of `v1.catalogue`.
struct CatalogueReader {
  private struct Draft {
    var type: Catalogue.ObjectType
    var likes: [(name: String, line: Int)] = []
    var isDescribed = false
  }

  private let meanings: MeaningTable
  private var drafts: [Draft] = []
  private var indices: [String: Int] = [:]
  private var roots: [Int] = []
  private var current: Int?
  private var file = ""
  private var line = 0

  init(meanings: MeaningTable) {
    self.meanings = meanings
  }

  mutating func read(_ bytes: [UInt8], file: String) throws(CatalogueError) {
    self.file = file
    line = 0
    current = nil
    for row in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      let text = row.prefix { $0 != UInt8(ascii: "#") }
      let words = text.split(separator: UInt8(ascii: " ")).map { word in
        String(decoding: word, as: UTF8.self)
      }
      guard !words.isEmpty else { continue }
      try readLine(words, isIndented: row.first == UInt8(ascii: " "))
    }
  }

  private mutating func readLine(
    _ words: [String], isIndented: Bool
  ) throws(CatalogueError) {
    guard isIndented else { return try readHead(words) }
    guard let type = current else { throw fault("a member stands before the first type") }
    let rest = words.dropFirst()
    switch words[0] {
    case "kind": drafts[type].type.kind = rest.first
    case "when": drafts[type].type.signatures.append(signature(rest))
    case "like": drafts[type].likes += rest.map { ($0, line) }
    case "stored" where rest.first == "by": drafts[type].type.storeKey = rest.last
    case "join": try drafts[type].type.joins.append(join(rest))
    case "role" where rest.contains { $0.contains("=") }:
      drafts[type].type.roleMember = try roleMember(rest)
    default: try addMember(words, to: type)
    }
  }

  private mutating func readHead(_ words: [String]) throws(CatalogueError) {
    switch words[0] {
    case "root":
      roots += words.dropFirst().map { index(of: $0) }
    case "type" where words.count == 2:
      let type = index(of: words[1])
      guard !drafts[type].isDescribed else { throw fault("this type is described before") }
      drafts[type].isDescribed = true
      current = type
    default:
      throw fault("a line starts with `root`, `type NAME`, or two spaces and a member")
    }
  }

  private mutating func index(of name: String) -> Int {
    if let known = indices[name] { return known }
    drafts.append(Draft(type: Catalogue.ObjectType(name: name)))
    indices[name] = drafts.count - 1
    return drafts.count - 1
  }

  private func signature(_ words: ArraySlice<String>) -> Catalogue.Signature {
    Catalogue.Signature(
      conditions: words.map { word in
        let keys = word.drop { $0 == "!" }.split(separator: "|").map(String.init)
        return .init(keys: keys, isAbsence: word.hasPrefix("!"))
      })
  }

  private func roleMember(
    _ words: ArraySlice<String>
  ) throws(CatalogueError) -> Catalogue.RoleMember {
    guard let key = words.first else { throw fault("`role` names a member and its values") }
    var roles: [(value: String, role: Role)] = []
    for word in words.dropFirst() {
      let parts = word.split(separator: "=")
      guard parts.count == 2, let role = Role(rawValue: String(parts[1])) else {
        throw fault("a value and its role are written VALUE=ROLE")
      }
      roles.append((String(parts[0]), role))
    }
    return .init(key: key, roles: roles)
  }

  /// `KEY STORE`, then `as NAME`, then `first`.
  private func join(_ words: ArraySlice<String>) throws(CatalogueError) -> Catalogue.Join {
    let rest = Array(words)
    guard rest.count >= 2 else { throw fault("`join` names a member and a store") }
    let name = rest.count >= 4 && rest[2] == "as" ? rest[3] : nil
    return .init(key: rest[0], store: rest[1], name: name, isFirstOnly: rest.last == "first")
  }

  private mutating func addMember(_ words: [String], to type: Int) throws(CatalogueError) {
    var member = Catalogue.Member(key: words[0])
    var rest = words.dropFirst()
    if rest.first == ">" {
      rest = rest.dropFirst()
      while let word = rest.first, word == "|" || word.contains(".") {
        if word != "|" { member.types.append(index(of: word)) }
        rest = rest.dropFirst()
      }
    } else if let word = rest.first {
      guard let meaning = meanings[word] else { throw fault("no such meaning: \(word)") }
      member.meaning = meaning
      rest = rest.dropFirst()
    }
    while let word = rest.popFirst() {
      switch word {
      case "records": member.isRecords = true
      case "whole": member.isWhole = true
      case "as":
        guard let role = rest.popFirst().flatMap(Role.init(rawValue:)) else {
          throw fault("`as` names a role: \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        member.role = role
      default: throw fault("not understood: \(word)")
      }
    }
    guard member.meaning != nil || !member.types.isEmpty else {
      throw fault("a member has a meaning, or a type after `>`")
    }
    drafts[type].type.members.append(member)
  }

  private func fault(_ reason: String) -> CatalogueError {
    CatalogueError(file: file, line: line, reason: reason)
  }

  /// The catalogue: what types take over from others is put in, and two lines of one key made one.
  mutating func finish() throws(CatalogueError) -> Catalogue {
    var types: [Catalogue.ObjectType] = []
    for draft in drafts {
      guard draft.isDescribed else { throw fault("the type \(draft.type.name) is not described") }
      var type = draft.type
      let own = Set(type.members.map(\.key))
      for like in draft.likes {
        guard let other = indices[like.name] else { throw fault("no such type: \(like.name)") }
        type.members += drafts[other].type.members.filter { !own.contains($0.key) }
      }
      type.members = Self.joined(type.members)
      types.append(type)
    }
    return Catalogue(types: types, roots: roots)
  }

  private static func joined(_ members: [Catalogue.Member]) -> [Catalogue.Member] {
    var result: [Catalogue.Member] = []
    var places: [String: Int] = [:]
    for member in members {
      guard let place = places[member.key] else {
        places[member.key] = result.count
        result.append(member)
        continue
      }
      result[place].meaning = result[place].meaning ?? member.meaning
      result[place].types += member.types
      result[place].role = result[place].role ?? member.role
      result[place].isRecords = result[place].isRecords || member.isRecords
    }
    return result
  }
}
