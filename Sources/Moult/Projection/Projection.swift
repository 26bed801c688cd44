internal import JSONStream

/// A catalogue compiled for one job: the selector for the reader, and the fields of each of its edges.
///
/// The type of an object is known only when all of its keys are read. So a state of the selector is a set of
/// types, and an edge has one field for each type of the set that has the key. ``resolve(_:_:)`` selects the
/// type, and ``field(_:in:)`` then returns the field.
struct Projection: Sendable {
  /// The field of an edge in a type.
  struct Option: Sendable {
    let type: Int
    let field: Int
  }

  /// Properties of a type that are used for each object. Trivial type: copying it does no reference counting.
  struct Traits: Sendable {
    /// The role of the object, independent of the field that contains it.
    let role: Role?
    /// The field with the object's role.
    let roleKey: Int?
    /// The field with the kind of a record.
    let kindKey: Int?
    /// The field that repeats its siblings in full.
    let wholeField: Int?
    /// Whether the object contains records, at any depth.
    let holdsRecords: Bool
    /// Whether it is a page that has heads of tweets beside the tweets.
    let holdsHeads: Bool
    let hasJoins: Bool
    /// Whether a field shows that a record in the object was placed there for an advertiser.
    let hasPromoted: Bool
    let isMedia: Bool
    /// Whether it is a link of a tweet.
    let isLink: Bool
    /// Whether a field shows that a link leads to media.
    let hasAttachments: Bool
    /// The field with the type of an annotation.
    let annotationType: Int?
    /// The field with a topic's domain, and the field in the domain with its number.
    let topicDomain: Int?
    let topicDomainNumber: Int?
  }

  /// A type, without its traits.
  struct TypeInfo: Sendable {
    let name: String
    let kind: RecordKind?
    let signatures: [Signature]
    let roles: [(value: [UInt8], role: Role)]
    let kindsByValue: [(value: [UInt8], kind: RecordKind)]
    /// Its fields, as places in ``Projection/fields``.
    let fields: Range<Int>
    /// The field with the name of an object in a store.
    let storeKey: Int?
    let joins: [Join]
    /// Values of its fields that give the cause of a notice. The first that matches counts.
    let causes: [CauseValue]
    /// Whether the IDs of its records are never exported.
    let isWithdrawn: Bool
  }

  /// A value of a field that gives the cause of a notice.
  struct CauseValue: Sendable {
    let field: Int
    let value: [UInt8]
    let cause: NoticeCause
  }

  /// A field whose value names an object in a store of the page.
  struct Join: Sendable {
    /// The field with the name.
    let key: Int
    /// The key of the store.
    let store: String
    /// The field in which the object is written; nil where its fields are merged into the object around it.
    let target: Int?
    let isFirstOnly: Bool
    /// Whether the objects belong to the tweet that names them, like its place.
    let isPart: Bool
  }

  /// The keys by which an object of a type is recognized.
  struct Signature: Sendable {
    let conditions: [Condition]
    /// Whether the object may only have keys of its type.
    let isClosed: Bool
  }

  /// A condition of a signature: a bit of the mask is set in a node's marks, or no bit is.
  struct Condition: Sendable {
    let mask: UInt128
    let isAbsence: Bool
  }

  let selector: Selector
  let fields: [Field]
  /// All words of the catalogue, and the keys in JSON's spelling, one after another.
  let words: WordSet
  let labels: [UInt8]
  let candidates: [Int]
  let types: [TypeInfo]
  let traits: [Traits]
  let roots: [Int]
  let files: FileTable
  /// The forms of a script's first line.
  let scripts: ScriptForms
  /// The objects around records that are no records themselves.
  let wrappers: [Catalogue.Wrapper]
  /// The content of notices, by the kind of their records.
  let notices: [String: NoticeForm]
  let edges: EdgeTable
  let signatures: SignatureTable
  let kinds: KindTable
  /// The key of each edge, as a place in `words`; `*` for the edge of all other keys.
  let edgeKeys: [Int]
  /// The fields whose keys themselves have a meaning.
  let keyMeanings: [(field: Int, meaning: Meaning)]

  /// The keys of all fields.
  var keys: Set<String> { Set(fields.map { words[$0.key] }) }

  /// Whether a type has a field with a key. O(fields of the type).
  func hasField(_ key: Int, in type: Int) -> Bool {
    for place in types[type].fields where fields[place].key == key { return true }
    return false
  }

  /// - Parameters:
  ///   - compiler: a compiler that has run.
  ///   - rows: the fields of all types.
  ///   - types: the types of the catalogue.
  ///   - traits: the traits of the types.
  init(
    _ compiler: borrowing ProjectionCompiler, _ rows: ProjectionCompiler.FieldRows,
    types: [TypeInfo], traits: [Traits]
  ) {
    let catalogue = compiler.selection.catalogue
    selector = compiler.states.selector(
      words: catalogue.words, keepsUnknown: compiler.selection.keepsUnknown)
    (fields, labels, keyMeanings) = (rows.fields, rows.labels.bytes, rows.keyMeanings)
    words = catalogue.words
    candidates = catalogue.candidates
    self.types = types
    self.traits = traits
    roots = catalogue.roots
    files = FileTable(catalogue)
    scripts = catalogue.scripts
    notices = catalogue.notices
    wrappers = catalogue.wrappers
    edgeKeys = compiler.edgeKeys
    edges = EdgeTable(
      states: compiler.stateStarts, starts: compiler.optionStarts, options: compiler.options)
    signatures = SignatureTable(types)
    kinds = KindTable(types)
  }

  /// The field of an edge in a type; nil where the type does not have the key.
  @inline(__always)
  func field(_ edge: UInt16, in type: Int) -> Int? { edges.field(edge, in: type) }

  /// The type of an object in a field: the first candidate with a signature that matches; nil where none does.
  /// A single candidate needs no signature.
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
