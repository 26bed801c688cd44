internal import JSONStream

/// Pages: items that go are edited out, and so is what the page includes for them alone. A page none of whose
/// items stay goes as a whole.
extension ComplyWork {
  /// The objects in a page's stores that its items name, by store and name.
  private struct Names {
    var kept: Set<String> = []
    var lost: Set<String> = []
  }

  mutating func takePage(
    _ page: Item, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    let items = projection.items(of: page, in: record)
    if output.returns(page, holding: items) { return }
    output.count(page, holding: items)
    guard let type = page.type, !withholdsAll(items, record, &output) else { return }
    let included = projection.included(in: page, record)
    var trimming = Trimming()
    trimming.items = items.map(\.node)
    findAlsoGone(included, record, &trimming)
    var names = Names()
    for item in items {
      let stays = judge(item, alsoGone: trimming.alsoGone, record, &output) == .stays
      if !stays {
        trimming.goneItems.insert(item.node)
      } else if owner != nil, item.kind == .tweet {
        trimming.ownedTweets.insert(item.node)
      }
      addNames(of: item.node, item.type, stays: stays, record, &names)
    }
    guard trimming.goneItems.count < items.count else { return }
    edits.removeAll()
    for object in included where types.isTweet[object.type] {
      references.find(object.node, type: object.type, in: record)
      let gone = references.firstGone(tables, isCopy: true, alsoGone: trimming.alsoGone)
      addNames(of: object.node, object.type, stays: gone == nil, record, &names)
    }
    let lost = names.lost.subtracting(names.kept)
    for object in included where isNamed(object, in: lost, record) {
      remove(object.node, depth: object.depth, record, &trimming)
    }
    // The page itself is not judged, so each object in it is.
    trim(page.node, type, in: .unjudged, record, &trimming, &output)
    append(record, trimming, &output)
  }

  /// Finds the author of the page's tweets that name none. Where that author is gone, so is the page, which is all
  /// about the author.
  ///
  /// - Returns: whether the author is gone. All items are counted then.
  private mutating func withholdsAll(
    _ items: [Item], _ record: borrowing Record, _ output: inout JobOutput
  ) -> Bool {
    owner = items.first { $0.isOwner }
      .flatMap { DecimalID(record.nodes[$0.node], record)?.number }
    guard let owner, let cause = tables.cause(of: owner, .user, isOwn: true) else { return false }
    for item in items {
      output.count(item.kind)
      output.withhold(NoticeSubject.user.name + "-" + cause.name)
    }
    return true
  }

  /// Finds the included tweets whose authors or quoted tweets are gone, which the items that refer to them
  /// do not show. O(nodes).
  private mutating func findAlsoGone(
    _ included: [Included], _ record: borrowing Record, _ trimming: inout Trimming
  ) {
    // For each tweet, those that go with it.
    var followers: [UInt64: [UInt64]] = [:]
    var gone: [UInt64] = []
    for object in included where types.isTweet[object.type] {
      references.find(object.node, type: object.type, in: record)
      guard let own = references.own(.tweet) else { continue }
      if references.firstGone(tables, isCopy: true) != nil { gone.append(own) }
      for index in references.references.indices {
        let reference = references.references[index]
        guard reference.subject == .tweet else { continue }
        followers[reference.number, default: []].append(own)
      }
    }
    while let next = gone.popLast() {
      guard trimming.alsoGone.insert(next).inserted else { continue }
      gone += followers[next] ?? []
    }
  }

  private mutating func addNames(
    of object: Int, _ type: Int?, stays: Bool, _ record: borrowing Record, _ names: inout Names
  ) {
    guard let type else { return }
    let losesPlaces = losesPlaces(object, type, record)
    var found: [(store: String, name: String)] = []
    findNames(object, type, record, into: &found)
    for (store, name) in found {
      if stays && !(losesPlaces && types.storesOfPlaces.contains(store)) {
        names.kept.insert(store + " " + name)
      } else {
        names.lost.insert(store + " " + name)
      }
    }
  }

  private func findNames(
    _ object: Int, _ type: Int, _ record: borrowing Record,
    into found: inout [(store: String, name: String)]
  ) {
    for join in projection.types[type].joins where join.isPart {
      guard let key = projection.child(of: object, type, field: join.key, record) else { continue }
      record.forEachElement(of: key) { element in
        found.append((join.store, Self.text(of: record.nodes[element], record)))
      }
    }
    record.forEachChild(of: object) { index, node in
      if node.kind == .object, let number = projection.field(node.edge, in: type),
        let inner = projection.resolve(projection.fields[number], node)
      {
        findNames(index, inner, record, into: &found)
      }
    }
  }

  private func isNamed(
    _ object: Included, in names: Set<String>, _ record: borrowing Record
  ) -> Bool {
    guard !names.isEmpty, let key = projection.types[object.type].storeKey,
      let name = projection.child(of: object.node, object.type, field: key, record)
    else { return false }
    return names.contains(object.store + " " + Self.text(of: record.nodes[name], record))
  }

  private static func text(of node: Node, _ record: borrowing Record) -> String {
    String(decoding: Bytes.array(record.literal(node)), as: UTF8.self)
  }
}
