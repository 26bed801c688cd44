internal import JSONStream

/// A catalogue compiled for one job: the shape that a reader selects by, and, for each edge of it,
/// what it means in each type that an object there may turn out to be.
///
/// A key alone does not tell what it means, since the type of an object is known when all of its keys
/// are. So the states of the shape are sets of types; a value is reached by an edge, and the edge's
/// options say, for each type of the set, which member it is. `resolve` then picks the type.
struct Projection: Sendable {
  /// What an edge is in a type.
  struct Option: Sendable {
    let type: Int
    let member: Int
  }

  /// What is asked of the type of each object that is walked; again without references.
  struct Traits: Sendable {
    /// The role of the object, whatever leads to it.
    let role: Role?
    /// The member that tells the object's role.
    let roleKey: Int?
    /// The member that tells what a record is counted as.
    let kindKey: Int?
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
    let signatures: [Signature]
    let roles: [(value: [UInt8], role: Role)]
    let toldKinds: [(value: [UInt8], kind: RecordKind)]
    /// Its members, as places in ``Projection/members``.
    let members: Range<Int>
    /// The member by which objects of this type are found in a store.
    let storeKey: Int?
    let joins: [Join]
  }

  /// A member whose value names an object in a store of the page.
  struct Join: Sendable {
    /// The member with the name.
    let key: Int
    /// The key of the store.
    let store: String
    /// The member under which the object is put; nil where it is merged in.
    let target: Int?
    let isFirstOnly: Bool
  }

  /// Which keys show that an object is of a type.
  struct Signature: Sendable {
    let conditions: [Condition]
    /// Whether the object may have no key that its type does not have.
    let isClosed: Bool
  }

  /// One condition of a signature, as marker bits.
  struct Condition: Sendable {
    let mask: UInt128
    let isAbsence: Bool
  }

  let shape: Shape
  let members: [Member]
  /// The words that keys are, and these as JSON writes keys, in one run.
  let words: WordSet
  let labels: [UInt8]
  let candidates: [Int]
  let types: [TypeInfo]
  let traits: [Traits]
  let roots: [Int]
  let files: FileTable
  let edges: EdgeTable
  let signatures: SignatureTable
  let kinds: KindTable
  /// The key of each edge, as a place in `words`; `*` where it stands for other keys.
  let edgeKeys: [Int]
  /// What the keys mean for which a member stands; those of most say nothing.
  let keyMeanings: [(member: Int, meaning: Meaning)]

  /// The keys of all members.
  var keys: Set<String> { Set(members.map { words[$0.key] }) }

  /// Whether a type has a member with a key. O(members of the type).
  func hasMember(_ key: Int, in type: Int) -> Bool {
    for place in types[type].members where members[place].key == key { return true }
    return false
  }

  /// - Parameters: what an edge is in its types, see ``EdgeTable``.
  init(
    shape: Shape, members: [Member], words: WordSet, labels: [UInt8], candidates: [Int],
    types: [TypeInfo], traits: [Traits], roots: [Int], files: FileTable, optionStarts: [Int],
    options: [Option],
    edgeKeys: [Int], keyMeanings: [(member: Int, meaning: Meaning)]
  ) {
    self.shape = shape
    self.members = members
    self.words = words
    self.labels = labels
    self.candidates = candidates
    self.types = types
    self.traits = traits
    self.roots = roots
    self.files = files
    self.edgeKeys = edgeKeys
    self.keyMeanings = keyMeanings
    edges = EdgeTable(starts: optionStarts, options: options)
    signatures = SignatureTable(types)
    kinds = KindTable(types)
  }

  /// The member that an edge is in a type, or nil where the type does not have it.
  @inline(__always)
  func member(_ edge: UInt16, in type: Int) -> Int? { edges.member(edge, in: type) }

  /// The type of an object of which several are possible: the first whose signature its keys fit.
  /// A lone candidate needs no signature.
  @inline(__always)
  func resolve(_ member: Member, _ object: Node) -> Int? {
    let places = member.types
    if places.count == 1 { return candidates[places.lowerBound] }
    for place in places where signatures.fits(candidates[place], object.marks) {
      return candidates[place]
    }
    return nil
  }
}
