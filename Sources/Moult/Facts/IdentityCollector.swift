internal import JSONStream

/// Collects the names in a record: handles, display names, names that the platform found in texts, links.
struct IdentityCollector {
  let projection: Projection
  /// For each field of the projection, what its values are to names.
  private let uses: [NameUse]
  private var decoded = ByteBuffer()
  /// The nodes that say that an account is protected.
  private(set) var protected = Pile<Int32>()

  init(_ projection: Projection) {
    self.projection = projection
    uses = projection.fields.map { NameUse($0.meaning) }
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

  /// Forgets the nodes of an earlier record.
  mutating func clear() { protected.removeAll() }

  /// Adds the identities in an object, at any depth. O(bytes).
  ///
  /// - Parameter isPerson: whether the object around it names a person.
  mutating func collect(
    _ object: Int, type: Int, isPerson: Bool = false, _ record: borrowing Record,
    into names: inout RecordNames
  ) {
    let isPerson = isPerson || namesPerson(object, type, record)
    let domain = projection.traits[type].topicDomain
    record.forEachChild(of: object) { index, node in
      guard let number = projection.field(node.edge, in: type) else { return }
      visit(index, number, isPerson: isPerson && number != domain, record, into: &names)
    }
  }

  /// - Parameters:
  ///   - field: the place of the value's field in the projection.
  ///   - isPerson: whether the object around the value names a person.
  private mutating func visit(
    _ index: Int, _ field: Int, isPerson: Bool, _ record: borrowing Record,
    into names: inout RecordNames
  ) {
    let node = record.nodes[index]
    switch node.kind {
    case .object:
      guard let inner = projection.resolve(projection.fields[field], node) else { return }
      collect(index, type: inner, isPerson: isPerson, record, into: &names)
    case .array:
      record.forEachChild(of: index) { element, _ in
        visit(element, field, isPerson: isPerson, record, into: &names)
      }
    case .string, .escaped:
      let use = uses[field].use(isPerson: isPerson)
      let literal = record.literal(node)
      if use == .nothing || use == .text && !HandlesInText.mayBe(in: literal) { return }
      guard node.kind == .escaped else { return Self.add(literal, use, to: &names) }
      decoded.removeAll()
      Escapes.decode(literal, into: &decoded)
      Self.add(decoded.bytes, use, to: &names)
    case .true where projection.fields[field].meaning == .protected:
      protected.append(Int32(index))
    case .number, .true, .false, .null: break
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
    case .text, .annotation: HandlesInText.add(fromText: value, to: &names)
    case .profile:
      HandlesInText.add(fromText: value, to: &names)
      NameInProfile.add(from: value, to: &names)
    case .option: NameInProfile.addWhole(from: value, to: &names)
    case .place: names.add(place: value)
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
  /// A text in which users name themselves, and a text that may be a name.
  case profile, option
  /// The name of a place.
  case place
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
