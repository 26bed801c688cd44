internal import JSONStream

/// Reads the facts of a tweet, or of a user, whatever the dialect.
///
/// It keeps to the record's own tweet: what a member with another role leads to tells only that the
/// tweet is a retweet, a quote or a reply, or whom it mentions.
struct FactsReader {
  let projection: Projection
  private(set) var facts = TweetFacts()
  private var text = ByteBuffer()
  /// What the record at hand knows; held while it is read only, so that its owner changes it in place.
  private var stores: Stores?
  private var identities: Identities?
  /// The names of the media counted so far, as nodes; a tweet repeats its media.
  private var mediaNames: [Int] = []

  init(_ projection: Projection) {
    self.projection = projection
  }

  /// Whether the reader reads the values of a member with a meaning, in a type of a kind.
  static func wants(_ meaning: Meaning, in type: Catalogue.ObjectType) -> Bool {
    switch meaning {
    case .time, .timeInMilliseconds, .userTime, .country, .language, .source, .mediaType, .verified,
      .link, .hashtag, .cashtag, .userID, .tweetID, .tweetRelation:
      true
    case .otherID: type.kind == "media"
    default: false
    }
  }

  /// Reads one item. O(nodes).
  mutating func read(
    _ item: Item, type: Int, isUser: Bool, stores: Stores, identities: Identities,
    in record: borrowing Record
  ) {
    facts.clear()
    mediaNames.removeAll(keepingCapacity: true)
    self.stores = stores
    self.identities = identities
    defer {
      self.stores = nil
      self.identities = nil
    }
    if isUser {
      readAuthor(item.node, type, record)
    } else {
      readObject(item.node, type, record)
    }
  }

  private mutating func readObject(_ object: Int, _ type: Int, _ record: borrowing Record) {
    let whole = wholeType(of: object, type, record)
    if projection.traits[type].isMedia && isRepeated(object, type, record) { return }
    var index = object + 1
    let end = Int(record.nodes[object].next)
    while index < end {
      let node = record.nodes[index]
      if let number = projection.member(node.edge, in: type) {
        let member = projection.members[number]
        if !isCut(member, by: whole) { visit(index, member, record) }
      }
      index = Int(node.next)
    }
    if projection.traits[type].hasJoins && stores?.isEmpty == false {
      readJoined(object, type, record)
    }
  }

  private mutating func visit(
    _ index: Int, _ member: Projection.Member, _ record: borrowing Record
  ) {
    let node = record.nodes[index]
    guard node.kind != .null else { return }
    switch member.role {
    case nil: break
    case .author where node.kind == .object:
      guard let type = projection.resolve(member, node) else { return }
      return readAuthor(index, type, record)
    case .author:
      return readAuthorID(node, member, record)
    case .mentioned:
      projection.forEachElement(index, record) { _ in facts.mentions += 1 }
      return
    case let role?:
      return relate(role)
    }
    switch node.kind {
    case .object: readInner(index, member, record)
    case .array:
      var element = index + 1
      while element < Int(node.next) {
        visit(element, member, record)
        element = Int(record.nodes[element].next)
      }
    default:
      if let meaning = member.meaning { readValue(node, meaning, record) }
    }
  }

  private mutating func readInner(
    _ index: Int, _ member: Projection.Member, _ record: borrowing Record
  ) {
    guard let type = projection.resolve(member, record.nodes[index]) else { return }
    if let role = projection.roleToldWithin(index, type: type, record) { return relate(role) }
    if projection.traits[type].roleKey != nil { return }
    if projection.traits[type].isLink { return readLink(index, type, record) }
    readObject(index, type, record)
  }

  /// A retweet stays a retweet and a quote a quote, whatever else they are.
  private mutating func relate(_ role: Role) {
    switch role {
    case .retweeted: facts.kind = .retweet
    case .quoted where facts.kind != .retweet: facts.kind = .quote
    case .replied where facts.kind == .plain: facts.kind = .reply
    default: break
    }
  }

  /// Whether the uncut member of a type repeats a sibling of it.
  private func isCut(_ member: Projection.Member, by whole: Int?) -> Bool {
    guard let whole, !member.isWhole else { return false }
    return projection.types[whole].members[projection.keys[member.number]] != nil
  }

  /// The type of the member that repeats its siblings uncut, if the object has it.
  private func wholeType(of object: Int, _ type: Int, _ record: borrowing Record) -> Int? {
    guard let number = projection.traits[type].wholeMember,
      let place = projection.child(of: object, type, member: number, record),
      record.nodes[place].kind == .object
    else { return nil }
    return projection.resolve(projection.members[number], record.nodes[place])
  }
}

extension FactsReader {
  private mutating func readAuthor(_ object: Int, _ type: Int, _ record: borrowing Record) {
    var index = object + 1
    let end = Int(record.nodes[object].next)
    while index < end {
      let node = record.nodes[index]
      if let number = projection.member(node.edge, in: type) {
        let member = projection.members[number]
        if member.role == nil && !node.kind.isContainer && node.kind != .null {
          readAuthorValue(node, member, record)
        }
      }
      index = Int(node.next)
    }
  }

  private mutating func readAuthorValue(
    _ node: Node, _ member: Projection.Member, _ record: borrowing Record
  ) {
    switch member.meaning {
    case .userID: readAuthorID(node, member, record)
    case .verified: facts.verified = node.kind == .true
    case .userTime:
      guard node.kind == .string else { return }
      facts.accountYear = Timestamp.year(of: record.literal(node))
    default: break
    }
  }

  /// Text wins over a number, which may be rounded.
  private mutating func readAuthorID(
    _ node: Node, _ member: Projection.Member, _ record: borrowing Record
  ) {
    guard member.meaning == .userID, facts.author.isEmpty || node.kind.isString else { return }
    let id = record.literal(node)
    if Bytes.isID(id) { facts.author = Bytes.array(id) }
  }

  private mutating func readValue(_ node: Node, _ meaning: Meaning, _ record: borrowing Record) {
    text.removeAll()
    if node.kind == .escaped {
      Escapes.decode(record.literal(node), into: &text)
    } else {
      text.append(record.literal(node))
    }
    switch meaning {
    case .time: facts.hour = Timestamp.hoursSince1970(of: text.bytes) ?? facts.hour
    case .timeInMilliseconds:
      facts.hour = facts.hour ?? Timestamp.hoursSince1970(of: text.bytes)
    case .language where ClosedValues.isLanguage(text.bytes): facts.lang = text.string.lowercased()
    case .country where ClosedValues.isCountry(text.bytes): facts.country = text.string
    case .source where !text.isEmpty:
      facts.source = Source.known(of: text.bytes) ?? Source.other
    case .mediaType where ClosedValues.isWord(text.bytes, of: meaning):
      facts.media.append(text.string)
    case .hashtag: addTag(to: \.hashtags) { Tag.append(hashtag: $0, to: &$1) }
    case .cashtag: addTag(to: \.cashtags) { Tag.append(cashtag: $0, to: &$1) }
    default: break
    }
  }

  /// Adds the tag in `text`, as `fold` writes it in quotes, unless it names somebody of the record.
  private mutating func addTag(
    to list: WritableKeyPath<TweetFacts, [String]>,
    _ fold: (Span<UInt8>, inout ByteBuffer) -> Bool
  ) {
    guard identities?.contains(tag: text.bytes) != true else { return }
    var word = ByteBuffer()
    guard fold(text.bytes, &word) else { return }
    let tag = String(word.string.dropFirst().dropLast())
    if !facts[keyPath: list].contains(tag) { facts[keyPath: list].append(tag) }
  }

  /// A link counts once; its host is that of the address it was followed to, where that is told.
  private mutating func readLink(_ object: Int, _ type: Int, _ record: borrowing Record) {
    facts.links += 1
    var best: Int?
    findLink(object, type, isFollowed: false, record, &best)
    guard let best else { return }
    text.removeAll()
    Escapes.decode(record.literal(record.nodes[best]), into: &text)
    guard let host = Host.name(of: text.bytes), !facts.hosts.contains(host),
      identities?.contains(tag: host.utf8.span) != true
    else { return }
    facts.hosts.append(host)
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
        } else if member.meaning == .link, node.kind.isString, best == nil || followed {
          best = index
        }
      }
      index = Int(node.next)
    }
  }

  /// Whether a media item was counted before, by its name; a tweet holds its media twice.
  private mutating func isRepeated(
    _ object: Int, _ type: Int, _ record: borrowing Record
  ) -> Bool {
    // An item has its own name twice, as a number and as text.
    let earlier = mediaNames.count
    var index = object + 1
    let end = Int(record.nodes[object].next)
    while index < end {
      let node = record.nodes[index]
      if let number = projection.member(node.edge, in: type),
        projection.members[number].meaning == .otherID, !node.kind.isContainer
      {
        for name in mediaNames[..<earlier]
        where Bytes.equal(record.literal(record.nodes[name]), record.literal(node)) { return true }
        mediaNames.append(index)
      }
      index = Int(node.next)
    }
    return false
  }

  /// What a page holds once: the author, the place, the media.
  private mutating func readJoined(_ object: Int, _ type: Int, _ record: borrowing Record) {
    for join in projection.types[type].joins {
      guard let key = projection.child(of: object, type, member: join.key, record) else { continue }
      var found: [Stores.Entry] = []
      projection.forEachElement(key, record) { name in
        if let entry = stores?.find(name, in: join.store, record) { found.append(entry) }
      }
      let isAuthor = projection.members[join.key].role == .author
      for entry in found where isAuthor || join.store == "places" || join.store == "media" {
        if isAuthor {
          readAuthor(entry.node, entry.type, record)
        } else {
          readObject(entry.node, entry.type, record)
        }
      }
    }
  }
}
