internal import JSONStream

extension Catalogue {
  /// Reads catalogue files; types may be named before they are described.
  init(texts: [(name: String, bytes: [UInt8])], meanings: MeaningTable) throws(CatalogueError) {
    var reader = CatalogueReader(meanings: meanings)
    for text in texts { try reader.read(text.bytes, file: text.name) }
    self = try reader.finish()
  }
}

/// Reads the lines of catalogue files. The form of the lines is told at the head of `v1.catalogue`.
struct CatalogueReader {
  /// A type as its own lines give it.
  struct Draft {
    var type: Catalogue.ObjectType
    /// The types whose fields it takes over.
    var likes: [Int] = []
    var isDescribed = false
  }

  let meanings: MeaningTable
  var words = WordSet(spaced: Array(CatalogueWord.spellings.utf8)[...])
  var drafts: [Draft] = []
  /// The fields of all drafts, those of one in a row, and the types to which they lead.
  var fields: [Catalogue.Field] = []
  var candidates: [Int] = []
  var roots: [Int] = []
  var files: [Catalogue.File] = []
  var scripts: [ScriptForm] = []
  var notices: [String: NoticeForm] = [:]
  var textEndings: [[UInt8]] = []
  var groups: [Catalogue.Group] = []
  /// The keys that signatures name by themselves.
  var namedKeys: Set<Int> = []
  /// The draft that has a word as its name, or -1.
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
    case .twins:
      while let ending = lines.take() { textEndings.append(Bytes.array(words.bytes(of: ending))) }
    default:
      throw fault(
        "a line starts with `root`, `type`, `file`, `group`, `script`, `notice`, `twins`, or two "
          + "spaces and a field")
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
    case .kind: try readKind(of: type)
    case .when: try readSignature(of: type)
    case .like where !lines.holds(.leads):
      while let name = lines.take() { drafts[type].likes.append(draft(named: name)) }
    case .stored where lines.take(.by): drafts[type].type.storeKey = lines.take()
    case .join: drafts[type].type.joins.append(try readJoin())
    case .role where lines.holds(.equals):
      drafts[type].type.roleField = try readRoleMember()
    case .is:
      drafts[type].type.role = takeRole()
      guard drafts[type].type.role != nil else { throw fault("`is` names a role") }
    case .told where lines.take(.by): drafts[type].type.kindField = try readKindMember()
    case .cause where lines.holds(.equals): try readCauses(of: type)
    default:
      fields.append(try readMember(key: word))
      drafts[type].type.fields = drafts[type].type.fields.lowerBound..<fields.count
    }
  }

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
