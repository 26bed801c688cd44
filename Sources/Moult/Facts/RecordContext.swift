internal import JSONStream

/// The context of a record's items: the names in the whole record, and the stores of a page.
///
/// Names are collected when the first value needs them, since most records have no tag, link or text that leaves.
struct RecordContext: Sendable {
  private(set) var names: RecordNames
  private(set) var stores = Stores()
  private let projection: Projection
  /// Nil where the job does not use names.
  private var collector: IdentityCollector?
  /// Which items are of protected accounts.
  private(set) var protection = ItemProtection()
  /// The record or page whose names are not yet collected.
  private var uncollected: Item?
  private var ownerReader: OwnerReader?
  /// The owner of a personal archive in the combined form; nil where the record is none.
  private var combinedOwner: OwnerNames?
  /// The personal archive that is read; nil where the job does not use names.
  var archive: ArchiveState?

  /// - Parameters:
  ///   - collectsNames: whether the job compares values with names.
  ///   - searchesTexts: whether it searches texts for names, besides tags, topics and hosts.
  init(_ projection: Projection, collectsNames: Bool, searchesTexts: Bool) {
    self.projection = projection
    names = RecordNames(isForTexts: searchesTexts)
    collector = collectsNames ? IdentityCollector(projection) : nil
    archive = collectsNames ? ArchiveState() : nil
    ownerReader = collectsNames ? OwnerReader(projection) : nil
  }

  /// Starts a record, and returns the root. A page's stores are filled. O(nodes of the stores).
  mutating func learn(from record: borrowing Record) -> Projection.Root {
    let root = projection.root(of: record)
    if record.label != 0 { archive?.enter() }
    switch root {
    case .unknown: break
    case .record(let item):
      uncollected = item
      if record.label != 0 { learnOwner(from: item, record) }
      if combinedOwner != nil { combinedOwner = nil }
      if !stores.isEmpty { stores.removeAll() }
    case .page(let page):
      uncollected = page
      learnOwner(ofCombined: page, record)
      stores.fill(from: page, in: record, projection)
    }
    return root
  }

  /// Reads a script about the owner of a personal archive.
  private mutating func learnOwner(from item: Item, _ record: borrowing Record) {
    guard archive != nil, let type = item.type, projection.types[type].kind?.isOfOwner == true
    else { return }
    var owner = OwnerNames()
    ownerReader?.read(item.node, type: type, record, into: &owner)
    archive?.learn(owner)
  }

  /// Reads the owner of an archive in the combined form, who is in the record itself, before its tweets or after them.
  private mutating func learnOwner(ofCombined page: Item, _ record: borrowing Record) {
    combinedOwner = nil
    // Only this form has heads of tweets beside the tweets.
    guard archive != nil, let type = page.type, projection.traits[type].holdsHeads else { return }
    var owner = OwnerNames()
    ownerReader?.read(page.node, type: type, record, into: &owner)
    combinedOwner = owner
  }

  /// The owner of the personal archive to which a record belongs; nil where it belongs to none.
  private func owner(of record: borrowing Record) -> OwnerNames? {
    record.label != 0 ? archive?.owner : combinedOwner
  }

  /// Counts an item of a personal archive's script, and the items before it that came before names of the owner.
  ///
  /// - Parameter isCleaned: whether texts, tags or hosts of it may leave.
  mutating func count(isCleaned: Bool, _ record: borrowing Record, _ output: inout JobOutput) {
    guard record.label != 0, let early = archive?.count(isCleaned: isCleaned), early > 0 else {
      return
    }
    output.note(.beforeOwner, early)
  }

  /// Whether the record is of a personal archive, in a script or in the combined form, and the job uses names.
  func isOfArchive(_ record: borrowing Record) -> Bool { owner(of: record) != nil }

  /// Collects the names of the whole record, unless that has been done: a name can come after the text from which
  /// it has to be scrubbed. O(nodes + names).
  mutating func collectNames(_ record: borrowing Record) {
    guard let item = uncollected else { return }
    uncollected = nil
    names.removeAll()
    owner(of: record)?.add(to: &names)
    collector?.clear()
    guard let type = item.type else { return }
    collector?.collect(item.node, type: type, record, into: &names)
    if let collector { protection.learn(collector.protected, record) }
  }

  /// Starts an item of the record. Where its owner has more names than are kept, none can be known to be in no value.
  mutating func start(_ item: Item, _ record: borrowing Record) {
    protection.start(item, isCovered: owner(of: record)?.isOverfull == true ? true : nil)
  }

  /// Whether the item shows a tweet of a protected account, so that no text, tag or host of it may leave.
  mutating func itemIsProtected(_ record: borrowing Record) -> Bool {
    collectNames(record)
    return protection.covers(record, projection, stores)
  }

  /// Whether a topic must not leave; see ``RecordNames/contains(topic:)``.
  mutating func contains(topic: Span<UInt8>, _ record: borrowing Record) -> Bool {
    itemIsProtected(record) || names.contains(topic: topic)
  }

  /// Whether a tag must not leave: it names somebody in the record, see ``RecordNames/contains(tag:)``, or the item
  /// is of a protected account.
  mutating func contains(tag: Span<UInt8>, _ record: borrowing Record) -> Bool {
    itemIsProtected(record) || names.contains(tag: tag)
  }

  /// Whether a host must not leave; see ``RecordNames/contains(host:)``.
  mutating func contains(host: Span<UInt8>, _ record: borrowing Record) -> Bool {
    itemIsProtected(record) || names.contains(host: host)
  }
}

/// Work on tweets and users that needs the context of the whole record.
protocol ItemWork: RecordWork {
  /// See ``RecordContext/learn(from:)``.
  mutating func learn(from record: borrowing Record) -> Projection.Root

  /// See ``Projection/items(of:in:)``.
  func items(of page: Item, in record: borrowing Record) -> [Item]

  /// Processes an item of a known type. It is already counted.
  mutating func take(
    _ item: Item, type: Int, _ record: borrowing Record, _ output: inout JobOutput)
}

extension ItemWork {
  mutating func take(_ record: borrowing Record, _ output: inout JobOutput) {
    switch learn(from: record) {
    case .unknown: output.returnUnknown()
    case .record(let item): take(item, record, &output)
    case .page(let page):
      let items = items(of: page, in: record)
      if output.returns(page, holding: items) { return }
      output.count(page, holding: items)
      for item in items { take(item, record, &output) }
    }
  }

  @inline(__always)
  private mutating func take(
    _ item: Item, _ record: borrowing Record, _ output: inout JobOutput
  ) {
    output.count(item.kind)
    guard let type = item.type else { return }
    take(item, type: type, record, &output)
  }
}
