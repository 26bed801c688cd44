internal import JSONStream

/// A catalogue compiled for one job: the shape that a reader selects by, and, for each edge of it,
/// what it means in each type that an object there may turn out to be.
///
/// A key alone does not tell what it means, since the type of an object is known when all of its keys
/// are. So the states of the shape are sets of types; a value is reached by an edge, and the edge's
/// options say, for each type of the set, which member it is. `resolve` then picks the type.
struct Projection: Sendable {
  /// A member of a type, numbered through all types: no reference in it, so that copying it in a loop
  /// counts none.
  struct Member: Sendable {
    let number: Int
    /// The same for a member and its twin, `id` and `id_str`; different for all others of a type.
    let twin: Int
    /// Where its key stands in `labels`, as JSON writes it with the colon.
    let label: Range<Int>
    let meaning: Meaning?
    /// The types of which an object there may be, as places in `candidates`.
    let types: Range<Int>
    let role: Role?
    let isRecords: Bool
    let isWhole: Bool
    /// Whether the job asked for the value.
    let isWanted: Bool
    /// Whether it is the address to which a link was followed.
    let isFollowedLink: Bool
  }

  /// What an edge is in a type.
  struct Option: Sendable {
    let type: Int
    let member: Int
  }

  /// What is asked of the type of each object that is walked; again without references.
  struct Traits: Sendable {
    /// The member that tells the object's role.
    let roleKey: Int?
    /// The member that repeats its siblings uncut.
    let wholeMember: Int?
    /// Whether records of their own stand in it, at any depth.
    let holdsRecords: Bool
    let hasJoins: Bool
    let isMedia: Bool
    /// Whether it is a link: it has an address that a tweet leads to.
    let isLink: Bool
    /// The member that says what an annotation names.
    let annotationType: Int?
    /// The member with a topic's domain, and in that the member with the domain's number.
    let topicDomain: Int?
    let topicDomainNumber: Int?
  }

  /// A type, as far as walking needs it.
  struct TypeInfo: Sendable {
    let name: String
    let kind: RecordKind?
    let signatures: [[Condition]]
    let roles: [(value: [UInt8], role: Role)]
    /// The members by key.
    let members: [String: Int]
    /// The member by which objects of this type are found in a store.
    let storeKey: Int?
    let joins: [Join]
  }

  /// A member whose value names an object in a store of the page.
  struct Join: Sendable {
    /// The member with the name.
    let key: Int
    let store: String
    /// The member under which the object is put; nil where it is merged in.
    let target: Int?
    let isFirstOnly: Bool
  }

  /// One condition of a signature, as marker bits.
  struct Condition: Sendable {
    let mask: UInt128
    let isAbsence: Bool
  }

  let shape: Shape
  let members: [Member]
  /// The keys of the members, and these as JSON writes them, in one run.
  let keys: [String]
  let labels: [UInt8]
  let candidates: [Int]
  let types: [TypeInfo]
  let traits: [Traits]
  let roots: [Int]
  /// The options of edge `e` are `options[optionStarts[e] ..< optionStarts[e + 1]]`.
  let optionStarts: [Int]
  let options: [Option]
  /// The key of each edge; `*` where it stands for other keys.
  let edgeKeys: [String]

  /// The member that an edge is in a type, or nil where the type does not have it.
  @inline(__always)
  func member(_ edge: UInt16, in type: Int) -> Int? {
    guard edge != Shape.unknownEdge else { return nil }
    var index = optionStarts[Int(edge)]
    let end = optionStarts[Int(edge) + 1]
    while index < end {
      if options[index].type == type { return options[index].member }
      index += 1
    }
    return nil
  }

  /// The type of an object of which several are possible: the first whose signature its keys fit.
  /// A lone candidate needs no signature.
  @inline(__always)
  func resolve(_ member: Member, _ object: Node) -> Int? {
    if member.types.count == 1 { return candidates[member.types.lowerBound] }
    for place in member.types where fits(candidates[place], object.marks) {
      return candidates[place]
    }
    return nil
  }

  /// The type of a record's root object; there a lone candidate needs its signature too.
  func resolveRoot(_ object: Node) -> Int? {
    roots.first { fits($0, object.marks) }
  }

  private func fits(_ type: Int, _ marks: UInt128) -> Bool {
    let signatures = types[type].signatures
    return signatures.isEmpty
      || signatures.contains { conditions in
        conditions.allSatisfy { ($0.mask & marks == 0) == $0.isAbsence }
      }
  }
}
