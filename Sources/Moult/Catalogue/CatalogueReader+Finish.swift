extension CatalogueReader {
  /// The catalogue: what types take over from others is put in, and two lines of one key made one.
  consuming func finish() throws(CatalogueError) -> Catalogue {
    var gathering = MemberGathering(drafts: drafts, own: members, candidates, keys: words.count)
    var types: [Catalogue.ObjectType] = []
    types.reserveCapacity(drafts.count)
    for draft in drafts {
      guard draft.isDescribed else { throw fault("the type \(draft.type.name) is not described") }
      var type = draft.type
      type.members = gathering.members(of: draft)
      types.append(type)
    }
    return Catalogue(
      types: types, members: gathering.members, candidates: gathering.candidates, roots: roots,
      files: files, groupOfKey: groupOfKey, words: words)
  }

  private var groupOfKey: [Int: Int] {
    var groupOfKey: [Int: Int] = [:]
    var shared = namedKeys
    for (place, group) in groups.enumerated() {
      for key in group.keys where groupOfKey.updateValue(place, forKey: key) != nil {
        shared.insert(key)
      }
    }
    return groupOfKey.filter { !shared.contains($0.key) }
  }
}

/// Puts the members of each type in a row, each key once.
private struct MemberGathering {
  private let drafts: [CatalogueReader.Draft]
  private let own: [Catalogue.Member]
  private(set) var members: [Catalogue.Member] = []
  private(set) var candidates: [Int]
  /// For each key, the place of the last member that has it.
  private var placeOfKey: [Int]

  init(
    drafts: [CatalogueReader.Draft], own: [Catalogue.Member], _ candidates: [Int], keys: Int
  ) {
    self.drafts = drafts
    self.own = own
    self.candidates = candidates
    placeOfKey = Array(repeating: -1, count: keys)
    members.reserveCapacity(2 * own.count)
  }

  mutating func members(of draft: CatalogueReader.Draft) -> Range<Int> {
    let start = members.count
    for place in draft.type.members { add(own[place], start) }
    let ownEnd = members.count
    for like in draft.likes {
      for place in drafts[like].type.members where !(start..<ownEnd ~= placeOfKey[own[place].key]) {
        add(own[place], start)
      }
    }
    markNamesOfObjects(draft.type, start)
    return start..<members.count
  }

  /// Adds a member, or what it has more than the one with its key.
  private mutating func add(_ member: Catalogue.Member, _ start: Int) {
    let place = placeOfKey[member.key]
    guard place >= start else {
      placeOfKey[member.key] = members.count
      return members.append(member)
    }
    members[place].meaning = members[place].meaning ?? member.meaning
    if member.form != .plain || members[place].sought == nil {
      members[place].sought = member.sought
      members[place].form = member.form
    }
    members[place].types = joined(members[place].types, member.types)
    members[place].role = members[place].role ?? member.role
    members[place].isRecords = members[place].isRecords || member.isRecords
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
      if place >= start { members[place].namesObject = true }
    }
  }
}
