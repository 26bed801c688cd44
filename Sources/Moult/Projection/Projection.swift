internal import JSONStream

/// A catalogue compiled for one job: the shape that a reader selects by, and, for each edge of it,
/// what it means in each type that an object there may turn out to be.
///
/// A key alone does not tell what it means, since the type of an object is known when all of its keys
/// are. So the states of the shape are sets of types; a value is reached by an edge, and the edge's
/// options say, for each type of the set, which member it is. `resolve` then picks the type.
struct Projection: Sendable {
  /// A member of a type, numbered through all types.
  struct Member: Sendable {
    let key: String
    /// The key as JSON writes it, with the colon.
    let label: [UInt8]
    let meaning: Meaning?
    let types: [Int]
    let role: Role?
    let isRecords: Bool
    let isWhole: Bool
    /// Whether the job asked for the value.
    let isWanted: Bool
  }

  /// What an edge is in a type.
  struct Option: Sendable {
    let type: Int
    let member: Int
  }

  /// A type, as far as walking needs it.
  struct TypeInfo: Sendable {
    let name: String
    let kind: RecordKind?
    let signatures: [[Condition]]
    let roleKey: Int?
    let roles: [(value: [UInt8], role: Role)]
    /// Whether records of their own stand in it, at any depth.
    let holdsRecords: Bool
    /// The members by key, for a job that looks for one.
    let members: [String: Int]
    /// The member that repeats its siblings uncut.
    let wholeMember: Int?
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
  let types: [TypeInfo]
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
  func resolve(_ candidates: [Int], _ object: Node) -> Int? {
    if candidates.count == 1 { return candidates[0] }
    return candidates.first { fits($0, object.marks) }
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
