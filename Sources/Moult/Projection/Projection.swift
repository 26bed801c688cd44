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
    /// What the values of its fields say about the subject of a notice, in the order in which they are tried.
    let causes: [CauseValue]
    /// Whether the IDs of its records are in no list.
    let isWithdrawn: Bool
  }

  /// A value of a field that says why the subject of a notice is gone.
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
    /// The field under which the object is put; nil where it is merged in.
    let target: Int?
    let isFirstOnly: Bool
    /// Whether the objects are a part of the tweet that names them.
    let isPart: Bool
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
  /// The first lines of scripts.
  let scripts: ScriptForms
  /// What records of a kind say as notices, by the name of the kind.
  let notices: [String: NoticeForm]
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

  /// - Parameters:
  ///   - compiler: one that has made all states.
  ///   - rows: the fields.
  ///   - types, traits: for each type of the catalogue.
  init(
    _ compiler: borrowing ProjectionCompiler, _ rows: ProjectionCompiler.FieldRows,
    types: [TypeInfo], traits: [Traits]
  ) {
    let catalogue = compiler.selection.catalogue
    selector = compiler.builder.build()
    (fields, labels, keyMeanings) = (rows.fields, rows.labels.bytes, rows.keyMeanings)
    words = catalogue.words
    candidates = catalogue.candidates
    self.types = types
    self.traits = traits
    roots = catalogue.roots
    files = FileTable(catalogue)
    scripts = catalogue.scripts
    notices = catalogue.notices
    edgeKeys = compiler.edgeKeys
    edges = EdgeTable(starts: compiler.optionStarts, options: compiler.options)
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
