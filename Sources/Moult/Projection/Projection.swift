internal import JSONStream

/// A catalogue compiled for one job: the selector that a reader selects by, and, for each edge of it,
/// what it means in each type that an object there may turn out to be.
///
/// A key alone does not tell what it means, since the type of an object is known when all of its keys
/// are. So the states of the selector are sets of types; a value is reached by an edge, and the edge's
/// options say, for each type of the set, which field it is. `resolve` then picks the type.
struct Projection: Sendable {
  /// What an edge is in a type.
  struct Option: Sendable {
    let type: Int
    let field: Int
  }

  /// What is asked of the type of each object that is walked; again without references.
  struct Traits: Sendable {
    /// The role of the object, whatever leads to it.
    let role: Role?
    /// The field that tells the object's role.
    let roleKey: Int?
    /// The field that tells what a record is counted as.
    let kindKey: Int?
    /// The field that repeats its siblings uncut.
    let wholeField: Int?
    /// Whether records of their own stand in it, at any depth.
    let holdsRecords: Bool
    let hasJoins: Bool
    let isMedia: Bool
    /// Whether it is a link: it has an address that a tweet leads to.
    let isLink: Bool
    /// The field that says what an annotation names.
    let annotationType: Int?
    /// The field with a topic's domain, and in that the field with the domain's number.
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
    /// Its fields, as places in ``Projection/fields``.
    let fields: Range<Int>
    /// The field by which objects of this type are found in a store.
    let storeKey: Int?
    let joins: [Join]
  }

  /// A field whose value names an object in a store of the page.
  struct Join: Sendable {
    /// The field with the name.
    let key: Int
    /// The key of the store.
    let store: String
    /// The field under which the object is put; nil where it is merged in.
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

  let selector: Selector
  let fields: [Field]
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
  /// What the keys mean for which a field stands; those of most say nothing.
  let keyMeanings: [(field: Int, meaning: Meaning)]

  /// The keys of all fields.
  var keys: Set<String> { Set(fields.map { words[$0.key] }) }

  /// Whether a type has a field with a key. O(fields of the type).
  func hasField(_ key: Int, in type: Int) -> Bool {
    for place in types[type].fields where fields[place].key == key { return true }
    return false
  }

  /// - Parameters: what an edge is in its types, see ``EdgeTable``.
  init(
    selector: Selector, fields: [Field], words: WordSet, labels: [UInt8], candidates: [Int],
    types: [TypeInfo], traits: [Traits], roots: [Int], files: FileTable, optionStarts: [Int],
    options: [Option],
    edgeKeys: [Int], keyMeanings: [(field: Int, meaning: Meaning)]
  ) {
    self.selector = selector
    self.fields = fields
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

  /// The field that an edge is in a type, or nil where the type does not have it.
  @inline(__always)
  func field(_ edge: UInt16, in type: Int) -> Int? { edges.field(edge, in: type) }

  /// The type of an object of which several are possible: the first whose signature its keys fit.
  /// A lone candidate needs no signature.
  @inline(__always)
  func resolve(_ field: Field, _ object: Node) -> Int? {
    let places = field.types
    if places.count == 1 { return candidates[places.lowerBound] }
    for place in places where signatures.fits(candidates[place], object.marks) {
      return candidates[place]
    }
    return nil
  }
}
