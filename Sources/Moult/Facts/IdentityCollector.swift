internal import JSONStream

/// Collects the names in a record: handles, display names, names that the platform found in texts, links.
struct IdentityCollector {
  /// A value that is a name or may have names in it.
  private struct Candidate: BitwiseCopyable {
    let node: Int32
    let use: NameUse
  }

  let projection: Projection
  /// For each field of the projection, what its values are to names.
  private let uses: [NameUse]
  /// For each edge, whether it leads to what says that an account is protected.
  private let protectedEdges: [Bool]
  private var decoded = ByteBuffer()
  private var candidates = Pile<Candidate>()
  /// The nodes that say that an account is protected.
  private(set) var protected = Pile<Int32>()

  init(_ projection: Projection) {
    self.projection = projection
    uses = projection.fields.map { NameUse($0.meaning) }
    let keys = Set(projection.fields.lazy.filter { $0.meaning == .protected }.map(\.key))
    protectedEdges = projection.edgeKeys.map { keys.contains($0) }
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
    default: [.lookupValue, .annotationType, .topic, .topicDomain, .protected].contains(meaning)
    }
  }

  /// Forgets an earlier record.
  mutating func clear() {
    protected.removeAll()
    candidates.removeAll()
  }

  /// Whether a record may say of an account that it is protected. O(nodes).
  func mayHaveProtected(_ record: borrowing Record) -> Bool {
    for index in record.descendants(of: record.root) where record.nodes[index].kind == .true {
      let edge = Int(record.nodes[index].edge)
      if edge < protectedEdges.count, protectedEdges[edge] { return true }
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
      let use = uses[field].use(isPerson: isPerson, record.literal(node))
      if use != .nothing { candidates.append(Candidate(node: Int32(index), use: use)) }
    case .true where projection.fields[field].meaning == .protected:
      protected.append(Int32(index))
    case .number, .true, .false, .null: break
    }
  }

  /// Adds the names of a record. O(bytes of the values that may have names).
  mutating func addNames(of record: borrowing Record, to names: inout RecordNames) {
    for place in candidates.indices {
      let candidate = candidates[place]
      if candidate.use == .bareLink, names.isForValue { continue }
      let node = record.nodes[Int(candidate.node)]
      guard node.kind == .escaped else {
        Self.add(record.literal(node), candidate.use, to: &names)
        continue
      }
      decoded.removeAll()
      Escapes.decode(record.literal(node), into: &decoded)
      Self.add(decoded.bytes, candidate.use, to: &names)
    }
  }

  private static func add(_ value: Span<UInt8>, _ use: NameUse, to names: inout RecordNames) {
    switch use {
    case .handle: names.add(handle: value)
    case .name: names.add(name: value)
    case .person: names.add(person: value)
    case .site:
      names.add(site: value)
      HandlesInText.add(fromAddress: value, to: &names)
    case .link:
      names.add(url: value)
      HandlesInText.add(fromAddress: value, to: &names)
    case .bareLink: names.add(url: value)
    case .text, .annotation: HandlesInText.add(fromText: value, to: &names)
    case .profile:
      HandlesInText.add(fromText: value, to: &names)
      NameInProfile.add(from: value, to: &names)
    case .option: NameInProfile.addWhole(from: value, to: &names)
    case .topic, .nothing: break
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
  /// A link that names no account.
  case bareLink
  /// A text in which users name themselves, and a text that may be a name.
  case profile, option
  /// A text, or the name of a person.
  case annotation
  /// A topic, or the name of a person.
  case topic
  case person

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
      case .topicDomain, .protected: self = .nothing
      default: self = .text
      }
    }
  }

  /// The use of a value in an object. O(`literal.count`).
  ///
  /// - Parameters:
  ///   - isPerson: whether the object names a person.
  ///   - literal: the value as it is in JSON.
  func use(isPerson: Bool, _ literal: Span<UInt8>) -> NameUse {
    switch self {
    case .annotation where isPerson: .person
    case .text, .annotation: HandlesInText.mayBe(in: literal) ? .text : .nothing
    case .topic: isPerson ? .person : .nothing
    case .link: HandlesInText.mayBe(inAddress: literal) ? .link : .bareLink
    // The platform's short links have no host of their own.
    case .site: LinkForm.isShort(literal) ? .bareLink : .site
    default: self
    }
  }
}
