internal import JSONStream

extension RedactWriter {
  /// Appends a label and the redacted value; returns false, with nothing appended, where the policy drops the
  /// value.
  @inline(never)
  func leaf(
    _ node: Node, _ transform: Transform, _ label: Range<Int>, _ record: borrowing Record,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    if transform.way == .drop { return false }
    if node.kind == .null {
      out.append(label, of: labels.span, word: ShortValue.null, count: 4)
      return true
    }
    let isRepeated = transform.isOfFewValues && node.kind.isString
    let tag = isRepeated ? transform.tag(node.kind) : 0
    if isRepeated, let known = state.memo.find(record.literal(node), tag: tag) {
      out.append(labels.span.extracting(label), state.memo.result(known))
      return true
    }
    let before = out.count
    out.append(labels.span.extracting(label))
    let start = out.count
    let overLimit = state.overLimitCount
    guard value(node, transform, record, &state, &out) else {
      out.truncate(to: before)
      if state.overLimitCount == overLimit, state.context.protection.isCovered != true {
        state.malformedCount += 1
      }
      return false
    }
    if isRepeated {
      state.memo.keep(out.bytes.extracting(start...), of: record.literal(node), tag: tag)
    }
    return true
  }

  /// Appends the redacted value; returns false where the policy drops it.
  @inline(__always)
  private func value(
    _ node: Node, _ transform: Transform, _ record: borrowing Record, _ state: inout RedactState,
    _ out: inout ByteBuffer
  ) -> Bool {
    switch node.kind {
    case .number, .string:
      let literal = record.literal(node)
      let isString = node.kind == .string
      return transform.way.needsRecord
        ? text(transform, literal, isString: isString, record, &state, &out)
        : transform.apply(to: literal, isString: isString, into: &out)
    case .escaped:
      state.decoded.removeAll()
      Escapes.decode(record.literal(node), into: &state.decoded)
      let value = state.decoded
      return text(transform, value.bytes, isString: true, record, &state, &out)
    case .true, .false:
      guard transform.way == .boolean else { return false }
      out.append(node.kind == .true ? "true" : "false")
      return true
    case .object, .array, .null:
      return false
    }
  }

  /// Appends a redacted string or number with its escapes decoded; returns false, with nothing appended,
  /// where the policy drops it.
  private func text(
    _ transform: Transform, _ value: Span<UInt8>, isString: Bool, _ record: borrowing Record,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    switch transform.way {
    case .lower:
      // A value that is no tag can be of any length, so it is not compared with names.
      let start = out.count
      let value = Tag.withoutSign(value)
      let isTag =
        isString
        && (transform.meaning == .cashtag
          ? Tag.append(cashtag: value, to: &out) : Tag.append(hashtag: value, to: &out))
      guard isTag, state.context.contains(tag: value, record) else { return isTag }
      out.truncate(to: start)
      return false
    case .topic:
      guard isString, state.topicsAreOpen, value.count <= 4 * IdentifierGate.longest,
        IdentifierGate.passes(String(decoding: Bytes.array(value), as: UTF8.self)),
        !state.context.contains(topic: value, record)
      else { return false }
      Escapes.encode(value, into: &out)
      return true
    case .host:
      return host(transform, value, isString: isString, record, &state, &out)
    case .scrub:
      guard isString else { return false }
      guard !state.context.itemIsProtected(record) else { return false }
      guard value.count <= Scrubber.longestText, scrub(value, transform, record, &state) else {
        state.overLimitCount += 1
        return false
      }
      Escapes.encode(state.scrubbed.bytes, into: &out)
      return true
    default:
      return transform.apply(to: value, isString: isString, into: &out)
    }
  }

  /// Scrubs a text; returns false where the record has more names than are kept.
  private func scrub(
    _ text: Span<UInt8>, _ transform: Transform, _ record: borrowing Record,
    _ state: inout RedactState
  ) -> Bool {
    state.scrubber.read(text, isHTMLEscaped: transform.meaning != .plainText)
    guard state.context.addNames(for: state.scrubber.readings, record) else { return false }
    state.scrubbed.removeAll()
    state.scrubber.scrub(removing: state.context.textNames, into: &state.scrubbed)
    return true
  }

  /// Appends the host of a link, unless it contains a name of the record: a site can bear its owner's name.
  private func host(
    _ transform: Transform, _ value: Span<UInt8>, isString: Bool, _ record: borrowing Record,
    _ state: inout RedactState, _ out: inout ByteBuffer
  ) -> Bool {
    let start = out.count
    guard transform.apply(to: value, isString: isString, into: &out) else { return false }
    if !state.context.contains(host: out.bytes.extracting(start + 1..<out.count - 1), record) {
      return true
    }
    out.truncate(to: start)
    return false
  }

  /// Whether the topics of an object may be kept: it has a domain, and the domain names no people. Nil where
  /// objects of the type have no domain.
  @inline(__always)
  func topicsOpen(_ object: Int, _ type: Int, _ record: borrowing Record) -> Bool? {
    guard projection.traits[type].topicDomain != nil else { return nil }
    return !projection.hasTopicDomain(object, type, record) { !TopicDomain.isOpen($0) }
  }
}

extension Transform.Way {
  /// Whether it compares values with the names of the record.
  fileprivate var needsRecord: Bool {
    switch self {
    case .lower, .topic, .scrub, .host: true
    default: false
    }
  }
}

extension Transform {
  /// Whether the results are few and repeat, so that it pays to remember them.
  fileprivate var isOfFewValues: Bool {
    switch way {
    case .source, .language, .country, .withheld, .word: true
    default: false
    }
  }

  /// A number that identifies the transform, and the kind of the literals, in a ``ValueMemo``.
  fileprivate func tag(_ kind: Node.Kind) -> UInt32 {
    UInt32(kind.rawValue) << 24 | UInt32(way.rawValue) << 16 | UInt32(meaning.index)
  }
}
