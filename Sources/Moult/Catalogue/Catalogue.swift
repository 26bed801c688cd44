internal import JSONStream

/// What the paths of the dialects mean, as the data files say it.
///
/// Words of the files are numbers, and all fields and candidates stand in one array each, so that
/// reading the files at each start makes few objects.
struct Catalogue: Sendable {
  /// An object of a dialect.
  struct ObjectType: Sendable {
    let name: String
    /// What a record of this type is counted as; nil where it is never a record.
    var kind: String?
    /// The alternatives of its signature; empty where it needs none.
    var signatures: [Signature] = []
    /// Its fields, as places in ``Catalogue/fields``.
    var fields = 0..<0
    /// The role of the whole object, whatever leads to it.
    var role: Role?
    /// The field whose value tells the role of the whole object.
    var roleField: RoleMember?
    /// The field whose value tells what a record of this type is counted as.
    var kindField: KindMember?
    /// The field by whose value the objects of a page's store are found.
    var storeKey: Int?
    /// What a page's stores hold for it.
    var joins: [Join] = []
    /// What the values of its fields say about the subject of a notice; the first that fits is taken.
    var causes: [CauseValue] = []
    /// Whether the author took the tweet back, or wrote it for some people only: then its ID is in no list.
    var isWithdrawn = false

    /// Whether it is a picture or video, which a tweet can contain several times.
    var isMedia: Bool { kind == "media" }
  }

  /// A field that names an object which a page holds once for all of its records.
  struct Join: Sendable {
    /// The field with the name, or names.
    let key: Int
    /// The store, by its key under what the page includes.
    let store: Int
    /// The field under which the flattened form has the object; nil where it is merged in.
    let name: Int?
    /// Whether only the first of several is taken.
    let isFirstOnly: Bool
    /// Whether the objects are a part of the tweet that names them, as its place is.
    let isPart: Bool
  }

  /// A value of a field that says why the subject of a notice is gone.
  struct CauseValue: Sendable {
    let key: Int
    let value: String
    let cause: NoticeCause
  }

  /// Which keys an object of a type has and has not: all conditions must hold.
  struct Signature: Sendable {
    struct Condition: Sendable {
      var keys: [Int] = []
      /// Whether none of the keys may be there, rather than at least one.
      let isAbsence: Bool
    }
    var conditions: [Condition] = []
    /// Whether the object may have no key that its type does not have: it shows too little of what it
    /// is for keys beside that.
    var isClosed = false
  }

  /// Keys under one name, which signatures use as one.
  struct Group: Sendable {
    /// The name, as a place in ``Catalogue/words``.
    let name: Int
    let keys: [Int]
  }

  struct RoleMember: Sendable {
    let key: Int
    var roles: [(value: String, role: Role)] = []
  }

  struct KindMember: Sendable {
    let key: Int
    var kinds: [(value: String, kind: String)] = []
  }

  /// A script of a personal archive, by the name of its label.
  struct File: Sendable {
    /// The name, as a place in ``Catalogue/words``.
    let name: Int
    /// What its records are, in the order in which the signatures are tried.
    let types: [Int]
  }

  /// What stands under a key.
  struct Field: Sendable {
    /// The key, as a place in ``Catalogue/words``; ``anyKey`` for any that has no line of its own.
    let key: Int
    /// What a string, number or literal there means.
    var meaning: Meaning?
    /// What an ID in the value means, where another form than decimal digits has one; else the same
    /// as ``meaning``.
    var sought: Meaning?
    /// How an ID stands in the value.
    var form = IDForm.plain
    /// What the key itself means, where it is any.
    var keyMeaning: Meaning?
    /// The types of which an object there may be, in the order in which their signatures are tried,
    /// as places in ``Catalogue/candidates``.
    var types = 0..<0
    var role: Role?
    /// Whether what stands there is a record of its own.
    var isRecords = false
    /// Whether it repeats, uncut, what siblings of the same keys hold.
    var isWhole = false
    /// Whether a join or a store of its type finds objects by it.
    var namesObject = false
    /// What code reads it for besides its meaning.
    var use: FieldUse?
    /// Whether an object without it has the field all the same, with null.
    var isNullable = false
  }

  /// How many keys and groups of keys all signatures together can name: the bits of a node's marks.
  static let mostMarkers = 128

  /// The key `*`.
  static let anyKey = 0

  let types: [ObjectType]
  let fields: [Field]
  let candidates: [Int]
  /// The types of which a record may be, in the order in which their signatures are tried.
  let roots: [Int]
  let files: [File]
  /// The first lines of scripts.
  let scripts: ScriptForms
  /// What records of a kind say as notices, by the name of the kind.
  let notices: [String: NoticeForm]
  /// The endings of a key that make it the text form of a number: `_str` of `id_str`.
  let textEndings: [[UInt8]]
  /// For each key that signatures name in one group alone, the place of the group: such keys share a
  /// marker bit.
  let groupOfKey: [Int: Int]
  /// All words of the files: keys, and others.
  let words: WordSet

  /// The files of the catalogue that comes with Moult.
  static let builtInTexts: [(name: String, bytes: [UInt8])] = [
    ("v1.catalogue", PackageResources.v1_catalogue),
    ("v2.catalogue", PackageResources.v2_catalogue),
    ("activity.catalogue", PackageResources.activity_catalogue),
    ("messages.catalogue", PackageResources.messages_catalogue),
    ("compliance.catalogue", PackageResources.compliance_catalogue),
    ("archive.catalogue", PackageResources.archive_catalogue),
  ]

  /// The catalogue that comes with Moult.
  static let builtIn: Catalogue = {
    do {
      return try Catalogue(texts: builtInTexts, meanings: .builtIn)
    } catch {
      fatalError("the built-in catalogue does not read: \(error)")
    }
  }()
}

/// What is wrong in a catalogue file, and in which line.
struct CatalogueError: Error, CustomStringConvertible {
  let file: String
  let line: Int
  let reason: String

  var description: String { "\(file), line \(line): \(reason)" }
}
