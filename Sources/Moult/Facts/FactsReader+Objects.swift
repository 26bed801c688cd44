internal import JSONStream

/// Links, media, and the objects in a page's stores.
extension FactsReader {
  /// Counts a link, and adds the host of its final address, or else of the shortened one. One to media is not counted.
  func readLink(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    if projection.traits[type].hasAttachments, leadsToMedia(object, type, record) { return }
    state.tweet.links += 1
    guard state.admitsHost(), readsHosts else { return }
    var best: Int?
    findLink(object, type, isFollowed: false, record, &best)
    if let best { addHost(of: record.nodes[best], record, &context, &state) }
  }

  /// Counts a link that is a text, and adds its host.
  func readLink(
    _ node: Node, _ record: borrowing Record, _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    guard node.kind.isString, !record.literal(node).isEmpty else { return }
    state.tweet.links += 1
    if state.admitsHost(), readsHosts { addHost(of: node, record, &context, &state) }
  }

  /// The platform's hosts of media, as links show them.
  private static let mediaHosts = ["pic.twitter.com", "pic.x.com"].map { Array($0.utf8) }

  private func leadsToMedia(_ link: Int, _ type: Int, _ record: borrowing Record) -> Bool {
    projection.hasChild(link, type, record) { field, node in
      guard field.use == .attachment, node.kind.isString else { return false }
      let value = record.literal(node)
      if field.meaning == .otherID { return !value.isEmpty }
      return Self.mediaHosts.contains { Bytes.starts(value, with: $0) }
    }
  }

  private func addHost(
    of node: Node, _ record: borrowing Record, _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    state.text.removeAll()
    Escapes.decode(record.literal(node), into: &state.text)
    guard let host = Host.name(of: state.text.bytes),
      !context.contains(host: host.utf8.span, record)
    else { return }
    state.add(host: host)
  }

  private func findLink(
    _ object: Int, _ type: Int, isFollowed: Bool, _ record: borrowing Record, _ best: inout Int?
  ) {
    record.forEachChild(of: object) { index, node in
      guard let number = projection.field(node.edge, in: type) else { return }
      let field = projection.fields[number]
      let followed = isFollowed || field.use == .followed
      if node.kind == .object, let inner = projection.resolve(field, node) {
        findLink(index, inner, isFollowed: followed, record, &best)
      } else if uses[number] == .link, node.kind.isString, best == nil || followed {
        best = index
      }
    }
  }

  /// Whether a media item was counted before, by its name: a tweet contains its media twice.
  func isRepeated(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ state: inout FactsState
  ) -> Bool {
    var names: [Int] = []
    let known = record.firstChild(of: object) { index, node in
      guard let number = projection.field(node.edge, in: type), uses[number] == .mediaName,
        !node.kind.isContainer
      else { return false }
      names.append(index)
      return state.mediaNames.contains(index, record)
    }
    if known != nil { return true }
    // An item contains its name twice, as a number and as text.
    for name in names { state.mediaNames.insert(name, record) }
    return false
  }

  /// Reads the objects that a page includes for a tweet: the author, the place, the media.
  func readJoined(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ context: inout RecordContext,
    _ state: inout FactsState
  ) {
    for join in projection.types[type].joins {
      guard let key = projection.child(of: object, type, field: join.key, record) else { continue }
      let isAuthor = projection.fields[join.key].role == .author
      guard isAuthor || join.isPart else { continue }
      var found: [Int] = []
      record.forEachElement(of: key) { found.append($0) }
      state.dropped += max(0, found.count - FactsState.mostValues)
      found.removeLast(max(0, found.count - FactsState.mostValues))
      for name in found {
        guard let entry = context.stores.find(name, in: join.store, record) else { continue }
        guard state.joinBudget.takes(entry.node, record) else {
          state.dropped += 1
          continue
        }
        if isAuthor {
          readAuthor(entry.node, entry.type, record, &state)
        } else {
          readObject(entry.node, entry.type, record, &context, &state)
        }
      }
    }
  }
}
