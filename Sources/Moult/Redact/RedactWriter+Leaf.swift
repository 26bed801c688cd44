internal import JSONStream

extension RedactWriter {
  private static let literals: (yes: [UInt8], no: [UInt8], null: [UInt8]) = (
    Array("true".utf8), Array("false".utf8), Array("null".utf8)
  )

  /// Appends what the policy makes of a value; false, and nothing appended, where that is nothing.
  mutating func leaf(
    _ node: Node, _ member: Int, _ record: borrowing Record, into out: inout ByteBuffer
  ) -> Bool {
    let action = actions[member]
    guard action != .drop, let meaning = projection.members[member].meaning else { return false }
    switch node.kind {
    case .null:
      out.append(Self.literals.null)
      return true
    case .true, .false:
      let literal = node.kind == .true ? Self.literals.yes : Self.literals.no
      return counted(
        Transform.apply(action, to: meaning, value: literal.span, isString: false, into: &out))
    case .number, .string:
      return counted(
        text(action, meaning, record.literal(node), isString: node.kind == .string, into: &out))
    case .escaped:
      decoded.removeAll()
      Escapes.decode(record.literal(node), into: &decoded)
      let value = decoded
      return counted(text(action, meaning, value.bytes, isString: true, into: &out))
    case .object, .array:
      return false
    }
  }

  private mutating func counted(_ isKept: Bool) -> Bool {
    if !isKept { malformedCount += 1 }
    return isKept
  }

  private mutating func text(
    _ action: Action, _ meaning: Meaning, _ value: Span<UInt8>, isString: Bool,
    into out: inout ByteBuffer
  ) -> Bool {
    switch action {
    case .lower:
      guard isString, !identities.contains(tag: value) else { return false }
      return meaning == .cashtag
        ? Tag.append(cashtag: value, to: &out) : Tag.append(hashtag: value, to: &out)
    case .topic:
      guard isString, topicsAreOpen, !identities.contains(tag: value),
        IdentifierGate.passes([.text(String(decoding: Bytes.array(value), as: UTF8.self))])
      else { return false }
      Escapes.encode(value, into: &out)
      return true
    case .host:
      let start = out.count
      guard Transform.apply(action, to: meaning, value: value, isString: isString, into: &out)
      else { return false }
      // A site can bear its owner's name.
      if !identities.contains(tag: out.bytes.extracting(start...)) { return true }
      out.truncate(to: start)
      return false
    case .scrub:
      guard isString else { return false }
      scrubbed.removeAll()
      scrubber.scrub(
        value, isHTMLEscaped: meaning != .plainText, knowing: identities, into: &scrubbed)
      Escapes.encode(scrubbed.bytes, into: &out)
      return true
    default:
      return Transform.apply(action, to: meaning, value: value, isString: isString, into: &out)
    }
  }

  /// Whether the topics of an object may be kept: it has a domain, and that one names no people.
  /// Nil where the object is not one that has a domain.
  func topicsOpen(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool? {
    guard let domain = projection.traits[type].topicDomain,
      let number = projection.traits[type].topicDomainNumber
    else { return nil }
    guard let place = projection.child(of: object, type, member: domain, record),
      record.nodes[place].kind == .object,
      let inner = projection.resolve(projection.members[domain], record.nodes[place]),
      let id = projection.child(of: place, inner, member: number, record)
    else { return false }
    return TopicDomain.isOpen(record.literal(record.nodes[id]))
  }
}
