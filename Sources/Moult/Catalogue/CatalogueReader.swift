internal import JSONStream

extension Catalogue {
  /// Reads catalogue files. A type can be named before it is described.
  ///
  /// - Throws: the first fault.
  init(texts: [(name: String, bytes: [UInt8])], meanings: MeaningTable) throws(CatalogueError) {
    var reader = CatalogueReader(meanings: meanings)
    for text in texts { try reader.read(text.bytes, file: text.name) }
    self = try reader.finish()
  }
}

/// Reads catalogue files.
///
/// A dialect is a catalogue file: no code contains its keys. A line that starts in the first column is about
/// the catalogue as a whole:
///
///     root TYPE …                     what a record can be, in the order in which types are tried
///     type NAME                       starts a type, with the lines below
///     group @NAME KEY …               keys with a common name for signatures
///     file LABEL … > TYPE | …         the records of a personal archive's scripts, by their labels
///     script PATTERN as WORD          a form of such a script's first line (``ScriptForm``)
///     notice KIND SUBJECT CAUSE       the content of the records of a kind; `undone` ends the cause
///     notice KIND FORM                the same for notices of a form: places, edit, result, envelope
///     twins ENDING …                  endings of keys for the text form of a number
///     wrapper NAME KEY|… !KEY … > KEY …   an object around records, its signature, and where they are
///
/// An indented line is about the last type:
///
///     kind NAME                       the name under which a record is counted; `withdrawn`: never exported
///     kind by KEY VALUE=NAME …        the same, by the value of a field
///     when KEY|@GROUP … !KEY …        a signature; `when only …` allows no key without a line
///     like TYPE …                     adds the fields of other types
///     is ROLE                         the role of each object of the type
///     role KEY VALUE=ROLE …           the same, by the value of a field
///     cause KEY VALUE=CAUSE …         the cause of a notice, by the value of a field
///     stored by KEY                   the field by which a page's store names its objects
///     join KEY STORE as KEY           a field that names objects of a store; `first`, `part`
///     KEY MEANING                     a value: `in FORM`, `as ROLE`, `use USE`, `records`
///     KEY > TYPE | …                  an object: `as ROLE`, `use USE`, `records`, `whole`, `nullable`, `part`
///     * …                             all other keys; `keys MEANING` for the keys themselves; `foreign` leaves
///                                     out those of the other types that an object in its place can have
///
/// A `part` has fields of the object around it: together they are one tweet or user. Records in an object of
/// the kind `entry` are searched at any depth.
///
/// The kinds `tweet user message page entry like head flat-tweet flat-user media` are the library's own; others are only counted.
struct CatalogueReader {
  /// A type, as far as its own lines describe it.
  struct Draft {
    var type: Catalogue.ObjectType
    /// The types whose fields it inherits.
    var likes: [Int] = []
    var isDescribed = false
  }

  let meanings: MeaningTable
  var words = WordSet(spaced: Array(CatalogueWord.spellings.utf8)[...])
  var drafts: [Draft] = []
  /// The fields of all drafts, draft by draft, and the types of the objects in them.
  var fields: [Catalogue.Field] = []
  var candidates: [Int] = []
  var roots: [Int] = []
  var files: [Catalogue.File] = []
  var scripts: [Catalogue.ScriptLine] = []
  var notices: [String: NoticeForm] = [:]
  var textEndings: [[UInt8]] = []
  var wrappers: [Catalogue.Wrapper] = []
  var groups: [Catalogue.Group] = []
  /// For each word, the draft with this name, or -1.
  private var draftOfWord: [Int] = []
  private var current: Int?
  private var file = ""
  var lines = CatalogueLines([])

  init(meanings: MeaningTable) {
    self.meanings = meanings
  }

  mutating func read(_ text: [UInt8], file: String) throws(CatalogueError) {
    self.file = file
    lines = CatalogueLines(text)
    current = nil
    while lines.advance(&words) {
      if lines.isIndented { try readBody() } else { try readHead() }
    }
  }

  private mutating func readHead() throws(CatalogueError) {
    switch lines.take().flatMap(CatalogueWord.init) {
    case .root:
      while let name = lines.take() { roots.append(draft(named: name)) }
    case .type: try readType()
    case .file: try readFile()
    case .group: try readGroup()
    case .script: try readScript()
    case .notice: try readNotice()
    case .wrapper: try readWrapper()
    case .twins:
      while let ending = lines.take() { textEndings.append(Bytes.array(words.bytes(of: ending))) }
    default:
      throw fault(
        "a line starts with `root`, `type`, `file`, `group`, `script`, `notice`, `twins`, "
          + "`wrapper`, or two spaces and a field")
    }
  }

  private mutating func readType() throws(CatalogueError) {
    guard let name = lines.take() else { throw fault("`type` has no name") }
    let type = draft(named: name)
    guard !drafts[type].isDescribed else { throw fault("the type is described twice") }
    drafts[type].isDescribed = true
    drafts[type].type.fields = fields.count..<fields.count
    current = type
  }

  private mutating func readBody() throws(CatalogueError) {
    guard let type = current else { throw fault("a field comes before the first type") }
    guard let word = lines.take() else { return }
    switch CatalogueWord(rawValue: word) {
    case .kind where lines.take(.by): drafts[type].type.kindField = try readKindField()
    case .kind where !isMeaning(lines.next): try readKind(of: type)
    case .when: try readSignature(of: type)
    case .like where !lines.contains(.leads):
      while let name = lines.take() { drafts[type].likes.append(draft(named: name)) }
    case .stored where lines.take(.by): drafts[type].type.storeKey = lines.take()
    case .join: drafts[type].type.joins.append(try readJoin())
    case .role where lines.contains(.equals):
      drafts[type].type.roleField = try readRoleField()
    case .is:
      drafts[type].type.role = takeRole()
      guard drafts[type].type.role != nil else { throw fault("`is` names a role") }
    case .cause where lines.contains(.equals): try readCauses(of: type)
    default:
      fields.append(try readField(key: word))
      drafts[type].type.fields = drafts[type].type.fields.lowerBound..<fields.count
    }
  }

  /// Whether a word names a meaning, so that the word before it is a key.
  private func isMeaning(_ word: Int?) -> Bool {
    word.map { meanings[words.bytes(of: $0)] != nil } ?? false
  }

  /// The number of the draft with a name, which is added if there is none.
  mutating func draft(named name: Int) -> Int {
    while draftOfWord.count <= name { draftOfWord.append(-1) }
    if draftOfWord[name] < 0 {
      draftOfWord[name] = drafts.count
      drafts.append(Draft(type: Catalogue.ObjectType(name: words[name])))
    }
    return draftOfWord[name]
  }

  func fault(_ reason: String) -> CatalogueError {
    CatalogueError(file: file, line: lines.number, reason: reason)
  }
}
