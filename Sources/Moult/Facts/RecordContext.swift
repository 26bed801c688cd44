internal import JSONStream

/// The context of a record's items: the names in the whole record, and the stores of a page.
///
/// Names are collected when the first value needs them, since most records have no tag, link or text that leaves.
/// A value or text is compared with the names that it may have; in a record with many of them, with all names.
struct RecordContext: Sendable {
  /// The names for tags, topics and hosts.
  private var names = RecordNames()
  /// The names for texts.
  private(set) var textNames = RecordNames()
  private(set) var stores = Stores()
  private let projection: Projection
  /// Nil where the job does not use names.
  private var collector: NameCollector?
  /// Which items are of protected accounts.
  private(set) var protection = ItemProtection()
  /// The record or page, until its names are collected.
  private var uncollected: Item?
  private var ownerReader: OwnerReader?
  /// The owner of a personal archive in the combined form; nil where the record is none.
  private var combinedOwner: OwnerNames?
  /// The personal archive that is read; nil where the job does not use names.
  var archive: ArchiveState?
  /// The numbers of values and of texts for which names were chosen; ``all`` once all names are there.
  private var choices = (values: 0, texts: 0)
  private var compared = ComparedValues()

  /// The number of values of a record for which names are chosen. It bounds the work on a record with many values or texts.
  private static let mostChoices = 12
  private static let all = Int.max

  /// - Parameter collectsNames: whether the job compares values with names.
  init(_ projection: Projection, collectsNames: Bool) {
    self.projection = projection
    collector = collectsNames ? NameCollector(projection) : nil
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
    protection.forget()
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
  private mutating func collect(_ record: borrowing Record) {
    guard let item = uncollected else { return }
    uncollected = nil
    choices = (0, 0)
    compared.removeAll()
    collector?.clear()
    guard let type = item.type else { return }
    collector?.collect(item.node, type: type, record)
  }

  /// Prepares ``textNames`` for a text, and returns whether none was left out. O(nodes + names).
  mutating func addNames(for text: borrowing TextReadings, _ record: borrowing Record) -> Bool {
    collect(record)
    guard choices.texts != Self.all else { return !textNames.isOverfull }
    if choices.texts == 0 {
      textNames.start()
      owner(of: record)?.add(to: &textNames)
    }
    choices.texts = choices.texts < Self.mostChoices ? choices.texts + 1 : Self.all
    if choices.texts != Self.all {
      textNames.prepare(for: text)
    } else {
      textNames.prepareForAllTexts()
    }
    collector?.addMissingNames(of: record, to: &textNames)
    return !textNames.isOverfull
  }

  /// Prepares ``names`` for a tag, topic or host. O(names).
  private mutating func addNames(for value: Span<UInt8>, _ record: borrowing Record) {
    guard choices.values != Self.all else { return }
    choices.values = choices.values < Self.mostChoices ? choices.values + 1 : Self.all
    if choices.values != Self.all { names.start(for: value) } else { names.start() }
    owner(of: record)?.add(to: &names)
    collector?.addNames(of: record, to: &names)
  }

  /// Starts an item of the record. Where its owner has more names than are kept, none can be known to be in no value.
  mutating func start(_ item: Item, _ record: borrowing Record) {
    protection.start(item, isCovered: owner(of: record)?.isOverfull == true ? true : nil)
  }

  /// Whether the item shows a tweet of a protected account, so that no text, tag or host of it may leave.
  mutating func itemIsProtected(_ record: borrowing Record) -> Bool {
    if !protection.isLearned {
      let mayBe = collector?.mayHaveProtected(record) ?? false
      if mayBe { collect(record) }
      protection.learn(mayBe ? collector?.protected : nil, record)
    }
    return protection.covers(record, projection, stores)
  }

  /// Whether a topic must not leave; see ``RecordNames/contains(topic:)``.
  mutating func contains(topic: Span<UInt8>, _ record: borrowing Record) -> Bool {
    contains(topic, as: .topic, record)
  }

  /// Whether a tag must not leave: it names somebody in the record, see ``RecordNames/contains(tag:)``, or the item
  /// is of a protected account.
  mutating func contains(tag: Span<UInt8>, _ record: borrowing Record) -> Bool {
    contains(tag, as: .tag, record)
  }

  /// Whether a host must not leave; see ``RecordNames/contains(host:)``.
  mutating func contains(host: Span<UInt8>, _ record: borrowing Record) -> Bool {
    // A service that many people use names nobody, whatever they are called.
    if Vocabulary.builtIn.sharedHosts.contains(host) { return itemIsProtected(record) }
    return contains(host, as: .host, record)
  }

  private mutating func contains(
    _ value: Span<UInt8>, as kind: ComparedValues.Kind, _ record: borrowing Record
  ) -> Bool {
    if itemIsProtected(record) { return true }
    collect(record)
    if let known = compared.answer(kind, value) { return known }
    addNames(for: value, record)
    let answer =
      switch kind {
      case .tag: names.contains(tag: value)
      case .topic: names.contains(topic: value)
      case .host: names.contains(host: value)
      }
    compared.keep(answer, kind, value)
    return answer
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
