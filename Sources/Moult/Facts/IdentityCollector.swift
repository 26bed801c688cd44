internal import JSONStream

/// Collects the names in a record: handles, display names, names that the platform found in texts, links.
struct IdentityCollector {
  let projection: Projection
  private var decoded = ByteBuffer()
  /// The nodes that say that an account is protected.
  private(set) var protected = Pile<Int32>()

  init(_ projection: Projection) {
    self.projection = projection
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
      visit(
        index, projection.fields[number], isPerson: isPerson && number != domain, record,
        into: &names)
    }
  }

  /// - Parameter isPerson: whether the object around the value names a person.
  private mutating func visit(
    _ index: Int, _ field: Projection.Field, isPerson: Bool, _ record: borrowing Record,
    into names: inout RecordNames
  ) {
    let node = record.nodes[index]
    switch node.kind {
    case .object:
      guard let inner = projection.resolve(field, node) else { return }
      collect(index, type: inner, isPerson: isPerson, record, into: &names)
    case .array:
      record.forEachChild(of: index) { element, _ in
        visit(element, field, isPerson: isPerson, record, into: &names)
      }
    case .string, .escaped:
      guard let meaning = field.meaning, Self.wants(meaning) else { return }
      decoded.removeAll()
      Escapes.decode(record.literal(node), into: &decoded)
      if isPerson && [.annotation, .topic].contains(meaning) {
        names.add(person: decoded.bytes)
      } else {
        add(meaning, to: &names)
      }
    case .true where field.meaning == .protected: protected.append(Int32(index))
    case .number, .true, .false, .null: break
    }
  }

  private func add(_ meaning: Meaning, to names: inout RecordNames) {
    switch meaning.valueClass {
    case .handle: names.add(handle: decoded.bytes)
    case .name: names.add(name: decoded.bytes)
    case .url where meaning == .userURL:
      names.add(site: decoded.bytes)
      HandlesInText.add(fromAddress: decoded.bytes, to: &names)
    case .url, .link:
      names.add(url: decoded.bytes)
      HandlesInText.add(fromAddress: decoded.bytes, to: &names)
    default:
      switch meaning {
      case .lookupValue: names.add(handle: decoded.bytes)
      case .topic, .topicDomain, .protected: break
      case .pollOption: NameInProfile.addWhole(from: decoded.bytes, to: &names)
      case .profile:
        HandlesInText.add(fromText: decoded.bytes, to: &names)
        NameInProfile.add(from: decoded.bytes, to: &names)
      default:
        HandlesInText.add(fromText: decoded.bytes, to: &names)
      }
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
