internal import JSONStream

/// Collects the names in a record: handles, display names, names that the platform found in texts, links.
struct IdentityCollector {
  /// A range of the record's bytes that is a name or may have names in it.
  private struct Candidate: BitwiseCopyable {
    let start: UInt32
    let end: UInt32
    let use: NameUse
    let isEscaped: Bool
    /// Whether it was added for a text.
    var isAdded = false
    var range: Range<Int> { Int(start)..<Int(end) }
  }

  let projection: Projection
  /// For each field of the projection, what its values are to names.
  private let uses: [NameUse]
  /// The edges to what says that an account is protected.
  private let protectedEdges: EdgeSet
  private var decoded = ByteBuffer()
  private var candidates = Pile<Candidate>()
  /// The nodes that say that an account is protected.
  private(set) var protected = Pile<Int32>()

  init(_ projection: Projection) {
    self.projection = projection
    uses = projection.fields.map { NameUse($0.meaning) }
    protectedEdges = EdgeSet(projection) { projection.fields[$0].meaning == .protected }
  }

  /// Meanings whose values neither name nor mention anybody: numbers, colours, positions, addresses of media.
  private static let wordless = Set(
    [
      "edit.time", "media.animation", "media.class", "media.number", "media.photo", "media.url",
      "media.video", "text.range", "tweet.clock", "tweet.country-name", "tweet.date", "tweet.zone",
      "user.look",
    ].compactMap(Meaning.init(named:)))

  /// Whether the collector uses values with a meaning.
  static func wants(_ meaning: Meaning) -> Bool {
    switch meaning.valueClass {
    case .handle, .name, .url, .link, .profile, .text, .private: !wordless.contains(meaning)
    default:
      [.lookupValue, .annotationType, .topic, .topicDomain, .protected, .placeName].contains(
        meaning)
    }
  }

  /// Forgets an earlier record.
  mutating func clear() {
    protected.removeAll()
    candidates.removeAll()
  }

  /// Whether a record may say of an account that it is protected. O(nodes).
  func mayHaveProtected(_ record: borrowing Record) -> Bool {
    for index in record.descendants(of: record.root) {
      let node = record.nodes[index]
      if node.kind == .true, protectedEdges.contains(node) { return true }
    }
    return false
  }

  /// Notes the values in an object, at any depth, that may have names. O(nodes + bytes of texts).
  ///
  /// - Parameter isPerson: whether the object around it names a person.
  mutating func collect(
    _ object: Int, type: Int, isPerson: Bool = false, _ record: borrowing Record
  ) {
    let isPerson = isPerson || namesPerson(object, type, record)
    let domain = projection.traits[type].topicDomain
    record.forEachChild(of: object) { index, node in
      guard let number = projection.field(node.edge, in: type) else { return }
      visit(index, number, isPerson: isPerson && number != domain, record)
    }
  }

  /// - Parameters:
  ///   - field: the place of the value's field in the projection.
  ///   - isPerson: whether the object around the value names a person.
  private mutating func visit(
    _ index: Int, _ field: Int, isPerson: Bool, _ record: borrowing Record
  ) {
    let node = record.nodes[index]
    switch node.kind {
    case .object:
      guard let inner = projection.resolve(projection.fields[field], node) else { return }
      collect(index, type: inner, isPerson: isPerson, record)
    case .array:
      record.forEachChild(of: index) { element, _ in
        visit(element, field, isPerson: isPerson, record)
      }
    case .string, .escaped:
      note(node, uses[field].use(isPerson: isPerson), record)
    case .true where projection.fields[field].meaning == .protected:
      protected.append(Int32(index))
    case .number, .true, .false, .null: break
    }
  }

  /// Notes what a string may have of names.
  private mutating func note(_ node: Node, _ use: NameUse, _ record: borrowing Record) {
    let literal = record.literal(node)
    switch use {
    case .nothing: break
    case .text, .annotation: noteHandles(in: node, orWhole: .text, record)
    case .profile:
      // A profile is decoded to find the names in it.
      guard node.kind == .string else { return append(node, .profile, record) }
      noteHandles(in: node, orWhole: .text, record)
      NameInProfile.forEach(in: literal) { append(node, $0, .presumed, record) }
    case .link, .site:
      // The platform's short links have no host of their own, and a text's rules remove them.
      if LinkForm.isShort(literal) { return }
      append(node, use, record)
      noteHandles(in: node, orWhole: .address, record)
    default: append(node, use, record)
    }
  }

  /// Notes the handles after the at signs of a text; the whole text where escapes of JSON may be in them.
  private mutating func noteHandles(
    in node: Node, orWhole use: NameUse, _ record: borrowing Record
  ) {
    let literal = record.literal(node)
    if node.kind == .escaped, HandlesInText.mayBeEscaped(in: literal) {
      return append(node, use, record)
    }
    if use == .address, let account = HandlesInText.account(inAddress: literal) {
      if !account.isEmpty { append(node, account, .handle, record) }
    } else {
      HandlesInText.forEach(in: literal) { append(node, $0, .handle, record) }
    }
  }

  private mutating func append(_ node: Node, _ use: NameUse, _ record: borrowing Record) {
    let isEscaped = node.kind == .escaped
    append(Candidate(start: node.start, end: node.end, use: use, isEscaped: isEscaped), record)
  }

  /// Appends a part of a string that has no escapes.
  private mutating func append(
    _ node: Node, _ range: Range<Int>, _ use: NameUse, _ record: borrowing Record
  ) {
    let start = node.start + UInt32(range.lowerBound)
    let end = node.start + UInt32(range.upperBound)
    append(Candidate(start: start, end: end, use: use, isEscaped: false), record)
  }

  /// Appends what is not among the last ones: a record repeats its users.
  private mutating func append(_ one: Candidate, _ record: borrowing Record) {
    let bytes = record.bytes.extracting(one.range)
    for place in candidates.indices.suffix(Self.mostCompared) {
      let other = candidates[place]
      if other.use == one.use, other.end &- other.start == one.end &- one.start,
        Bytes.equal(record.bytes.extracting(other.range), bytes)
      {
        return
      }
    }
    candidates.append(one)
  }

  private static let mostCompared = 64

  /// Adds the names of a record. O(bytes of the values that may have names).
  mutating func addNames(of record: borrowing Record, to names: inout RecordNames) {
    for place in candidates.indices { _ = add(candidates[place], of: record, to: &names) }
  }

  /// Adds those names of a record that are not added yet.
  mutating func addMissingNames(of record: borrowing Record, to names: inout RecordNames) {
    for place in candidates.indices where !candidates[place].isAdded {
      candidates[place].isAdded = add(candidates[place], of: record, to: &names)
    }
  }

  /// Adds a candidate; returns false if it, or a part of it, is left out for now.
  private mutating func add(
    _ candidate: Candidate, of record: borrowing Record, to names: inout RecordNames
  ) -> Bool {
    let bytes = record.bytes.extracting(candidate.range)
    guard candidate.isEscaped else { return Self.add(bytes, candidate.use, to: &names) }
    decoded.removeAll()
    Escapes.decode(bytes, into: &decoded)
    return Self.add(decoded.bytes, candidate.use, to: &names)
  }

  private static func add(
    _ value: Span<UInt8>, _ use: NameUse, to names: inout RecordNames
  ) -> Bool {
    switch use {
    case .handle: return names.add(handle: value)
    case .name: return names.add(name: value)
    case .person: return names.add(person: value)
    case .presumed: return names.add(presumed: value)
    case .site: return names.add(site: value)
    case .link: return names.add(url: value)
    case .address:
      guard let account = HandlesInText.account(inAddress: value) else {
        return add(value, .text, to: &names)
      }
      return names.add(handle: value.extracting(account))
    case .text, .profile:
      var isWhole = true
      HandlesInText.forEach(in: value) {
        isWhole = names.add(handle: value.extracting($0)) && isWhole
      }
      if use == .profile {
        NameInProfile.forEach(in: value) {
          isWhole = names.add(presumed: value.extracting($0)) && isWhole
        }
      }
      return isWhole
    case .option:
      guard let name = NameInProfile.whole(of: value) else { return true }
      return names.add(presumed: value.extracting(name))
    case .place: return names.add(place: value)
    case .annotation, .topic, .nothing: return true
    }
  }

  /// Whether an object annotates a person, or a topic of a domain of people.
  private func namesPerson(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    if projection.traits[type].topicDomain != nil {
      return projection.hasTopicDomain(object, type, record, TopicDomain.isOfPeople)
    }
    guard let number = projection.traits[type].annotationType,
      let index = projection.child(of: object, type, field: number, record)
    else { return false }
    return Bytes.equal(record.literal(record.nodes[index]), Array("Person".utf8))
  }
}

/// What the values of a field are to the names of a record.
private enum NameUse: UInt8 {
  case nothing, handle, name, site, link, text
  /// A text in which users name themselves, and a text that may be a name.
  case profile, option
  /// The name of a place.
  case place
  /// A text, or the name of a person.
  case annotation
  /// A topic, or the name of a person.
  case topic
  case person
  /// A link for the account or the handles in it.
  case address
  /// A part of a text that is probably a name.
  case presumed

  init(_ meaning: Meaning?) {
    guard let meaning, IdentityCollector.wants(meaning) else {
      self = .nothing
      return
    }
    switch meaning {
    case .annotation: self = .annotation
    case .topic: self = .topic
    case .userURL where meaning.valueClass == .url: self = .site
    default: self.init(meaning.valueClass, meaning)
    }
  }

  private init(_ valueClass: ValueClass, _ meaning: Meaning) {
    switch valueClass {
    case .handle: self = .handle
    case .name: self = .name
    case .url, .link: self = .link
    default:
      switch meaning {
      case .lookupValue: self = .handle
      case .profile: self = .profile
      case .pollOption: self = .option
      case .placeName: self = .place
      case .topicDomain, .protected: self = .nothing
      default: self = .text
      }
    }
  }

  /// The use of a value in an object.
  ///
  /// - Parameter isPerson: whether the object names a person.
  func use(isPerson: Bool) -> NameUse {
    switch self {
    case .annotation: isPerson ? .person : .text
    case .topic: isPerson ? .person : .nothing
    default: self
    }
  }
}
