internal import JSONStream

/// The meanings of the dialects' paths, read from the catalogue files.
///
/// A job reads the dialects of one catalogue, by default ``builtIn``. A dialect of your own is added with
/// ``init(adding:)``.
public struct Catalogue: Sendable {
  // Words are numbers, and all fields and all candidates are in one array each: the files are read at each start, and
  // this way they take few allocations.

  /// An object of a dialect.
  struct ObjectType: Sendable {
    let name: String
    /// The name under which a record of this type is counted; nil where it is never a record.
    var kind: String?
    /// The alternatives of its signature; empty where it needs none.
    var signatures: [Signature] = []
    /// Its fields, as places in ``Catalogue/fields``.
    var fields = 0..<0
    /// The role of the whole object, independent of the field that contains it.
    var role: Role?
    /// The field whose value is the role of the whole object.
    var roleField: RoleField?
    /// The field whose value decides under which name a record of this type is counted.
    var kindField: KindField?
    /// The key whose value names an object in a page's store.
    var storeKey: Int?
    /// The fields that name objects in a page's stores.
    var joins: [Join] = []
    /// Values of its fields that give the cause of a notice. The first that matches counts.
    var causes: [CauseValue] = []
    /// Whether its IDs are never exported: the author deleted the tweet, or wrote it for some people only.
    var isWithdrawn = false

    /// Whether it is a media item, which a tweet can contain more than once.
    var isMedia: Bool { kind == "media" }
  }

  /// A field that names an object that a page contains once for all of its records.
  struct Join: Sendable {
    /// The key of the field with the name or names.
    let key: Int
    /// The key of the store.
    let store: Int
    /// The key that the object has in the flattened form; nil where its fields are merged into the object
    /// around it.
    let name: Int?
    /// Whether only the first of several objects is used.
    let isFirstOnly: Bool
    /// Whether the objects belong to the tweet that names them, like its place.
    let isPart: Bool
  }

  /// A value of a field that gives the cause of a notice.
  struct CauseValue: Sendable {
    let key: Int
    let value: String
    let cause: NoticeCause
  }

  /// The keys by which an object of a type is recognized. All conditions must hold.
  struct Signature: Sendable {
    struct Condition: Sendable {
      var keys: [Int] = []
      /// Whether all of the keys must be absent; otherwise at least one must be present.
      let isAbsence: Bool
    }
    var conditions: [Condition] = []
    /// Whether the object may only have keys of its type, because its keys alone are too common to identify
    /// it.
    var isClosed = false
  }

  /// Keys with a common name for use in signatures.
  struct Group: Sendable {
    /// The name, as a place in ``Catalogue/words``.
    let name: Int
    let keys: [Int]
  }

  /// An object that a database, a message queue or a collector writes around records. What it has besides
  /// them is unknown, and dropped.
  struct Wrapper: Sendable {
    let name: String
    /// The keys by which it is recognized.
    let conditions: [Signature.Condition]
    /// The keys whose values are records, or pages of them, as JSON or as text with JSON.
    let fields: [Int]
  }

  struct RoleField: Sendable {
    let key: Int
    var roles: [(value: String, role: Role)] = []
  }

  struct KindField: Sendable {
    let key: Int
    var kinds: [(value: String, kind: String)] = []
  }

  /// A script of a personal archive.
  struct File: Sendable {
    /// The name in its ``Label``, as a place in ``Catalogue/words``.
    let name: Int
    /// The types that its records can have, in the order in which their signatures are tried.
    let types: [Int]
  }

  /// A form of a script's first line, and the first word of its ``Label``.
  struct ScriptLine: Sendable {
    let pattern: String
    let label: String
  }

  /// A key of a type, and the meaning of its value.
  struct Field: Sendable {
    /// The key, as a place in ``Catalogue/words``; ``anyKey`` for all keys without a line of their own.
    var key: Int
    /// The meaning of a string, number or literal.
    var meaning: Meaning?
    /// The meaning of an ID inside the value, where the ID is not the whole value; otherwise the same as
    /// ``meaning``.
    var sought: Meaning?
    /// The form of the text around an ID.
    var form = IDForm.plain
    /// The meaning of the key itself, for ``anyKey``.
    var keyMeaning: Meaning?
    /// The types that an object can have, in the order in which their signatures are tried, as places in
    /// ``Catalogue/candidates``.
    var types = 0..<0
    var role: Role?
    /// Whether its objects or values are records of their own.
    var isRecords = false
    /// Whether it repeats, in full, the siblings that have the same keys.
    var isWhole = false
    /// Whether it names an object in a store, or is the name of one.
    var namesObject = false
    /// The purpose for which code reads it, besides its meaning.
    var use: FieldUse?
    /// Whether an object without a value has the key with null.
    var isNullable = false
    /// Whether its object contains fields of the object around it.
    var isPart = false
    /// Of ``anyKey``: whether keys of the other types that an object in its place can have are left out.
    var isForeign = false
  }

  /// The limit for ``markers``: the number of bits in a node's marks.
  static let mostMarkers = 128

  /// The key `*`.
  static let anyKey = 0

  let types: [ObjectType]
  let fields: [Field]
  let candidates: [Int]
  /// The types that a record can have, in the order in which their signatures are tried.
  let roots: [Int]
  let files: [File]
  /// The forms of a script's first line.
  let scriptLines: [ScriptLine]
  /// The content of notices, by the kind of their records.
  let notices: [String: NoticeForm]
  /// The endings of keys for the text form of a number, like `_str` in `id_str`.
  let textEndings: [[UInt8]]
  /// The objects around records that are no records themselves, in the order in which they are tried.
  let wrappers: [Wrapper]
  /// The bits of the keys in signatures.
  let markers: MarkerBits
  /// All words of the files.
  let words: WordSet

  /// The files of the catalogue that comes with Moult.
  static let builtInTexts: [(name: String, bytes: [UInt8])] = [
    ("v1.catalogue", PackageResources.v1_catalogue),
    ("v2.catalogue", PackageResources.v2_catalogue),
    ("activity.catalogue", PackageResources.activity_catalogue),
    ("messages.catalogue", PackageResources.messages_catalogue),
    ("compliance.catalogue", PackageResources.compliance_catalogue),
    ("archive.catalogue", PackageResources.archive_catalogue),
    ("graphql.catalogue", PackageResources.graphql_catalogue),
    ("scrapers.catalogue", PackageResources.scrapers_catalogue),
    ("flat.catalogue", PackageResources.flat_catalogue),
    ("wrappers.catalogue", PackageResources.wrappers_catalogue),
  ]

  /// The catalogue that comes with Moult.
  public static let builtIn: Catalogue = {
    var catalogue = Catalogue(image: PackageResources.catalogue_image)
    catalogue.isBuiltIn = true
    return catalogue
  }()

  /// Whether it is ``builtIn``, for which there are images of projections.
  private(set) var isBuiltIn = false

  /// The forms of a script's first line. O(forms).
  var scripts: ScriptForms { ScriptForms(scriptLines) }
}

extension ScriptForms {
  init(_ lines: [Catalogue.ScriptLine]) {
    self.init(lines.compactMap { ScriptForm($0.pattern, label: $0.label) })
  }
}

/// A fault in a line of a catalogue file. The file is written by the person who runs the program and contains no data, so
/// the reason quotes its words.
public struct CatalogueError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name of the file.
  public let file: String
  /// The line, from 1; the last one where the file as a whole is at fault.
  public let line: Int
  /// What is wrong, and what would be right.
  public let reason: String

  /// The place and the reason, in one line.
  public var description: String { "\(file), line \(line): \(reason)" }
}
