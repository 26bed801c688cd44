internal import JSONStream

/// Links, media, and what a page holds once.
extension FactsReader {
  /// A link counts once; its host is that of the address it was followed to, where that is told.
  func readLink(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ knowledge: borrowing Knowledge,
    _ state: inout FactsState
  ) {
    state.tweet.links += 1
    var best: Int?
    findLink(object, type, isFollowed: false, record, &best)
    guard let best else { return }
    state.text.removeAll()
    Escapes.decode(record.literal(record.nodes[best]), into: &state.text)
    guard let host = Host.name(of: state.text.bytes), !state.tweet.hosts.contains(host),
      !knowledge.identities.contains(tag: host.utf8.span)
    else { return }
    state.tweet.hosts.append(host)
  }

  private func findLink(
    _ object: Int, _ type: Int, isFollowed: Bool, _ record: borrowing Record, _ best: inout Int?
  ) {
    var index = object + 1
    let end = Int(record.nodes[object].next)
    while index < end {
      let node = record.nodes[index]
      if let number = projection.member(node.edge, in: type) {
        let member = projection.members[number]
        let followed = isFollowed || member.isFollowedLink
        if node.kind == .object, let inner = projection.resolve(member, node) {
          findLink(index, inner, isFollowed: followed, record, &best)
        } else if uses[number] == .link, node.kind.isString, best == nil || followed {
          best = index
        }
      }
      index = Int(node.next)
    }
  }

  /// Whether a media item was counted before, by its name; a tweet holds its media twice.
  func isRepeated(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ state: inout FactsState
  ) -> Bool {
    // An item has its own name twice, as a number and as text.
    let earlier = state.mediaNames.count
    var index = object + 1
    let end = Int(record.nodes[object].next)
    while index < end {
      let node = record.nodes[index]
      if let number = projection.member(node.edge, in: type),
        uses[number] == .mediaName, !node.kind.isContainer
      {
        for place in 0..<earlier {
          let name = record.nodes[Int(state.mediaNames[place])]
          if Bytes.equal(record.literal(name), record.literal(node)) { return true }
        }
        state.mediaNames.append(Int32(index))
      }
      index = Int(node.next)
    }
    return false
  }

  /// What a page holds once: the author, the place, the media.
  func readJoined(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ knowledge: borrowing Knowledge,
    _ state: inout FactsState
  ) {
    for join in projection.types[type].joins {
      guard let key = projection.child(of: object, type, member: join.key, record) else { continue }
      var found: [Int] = []
      projection.forEachElement(key, record) { found.append($0) }
      let isAuthor = projection.members[join.key].role == .author
      guard isAuthor || join.store == "places" || join.store == "media" else { continue }
      for name in found {
        guard let entry = knowledge.stores.find(name, in: join.store, record) else { continue }
        if isAuthor {
          readAuthor(entry.node, entry.type, record, &state)
        } else {
          readObject(entry.node, entry.type, record, knowledge, &state)
        }
      }
    }
  }
}
