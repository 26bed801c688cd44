internal import JSONStream

/// Finds who wrote the words of a tweet, in any dialect: its author, or for a retweet the author of the tweet that it
/// repeats.
struct AuthorFinder: Sendable {
  /// An author, by ID or, where there is none, by handle.
  enum Author: Equatable, Sendable {
    case id(DecimalID)
    case handle(Handle)
  }

  /// The IDs and handles found so far.
  private struct Found {
    var own: DecimalID?
    var handle: Handle?
    private var hasText = false
    var isRetweet = false
    /// The author of the tweet that a retweet repeats.
    var original: Author?

    var writer: Author? {
      isRetweet ? original : own.map(Author.id) ?? handle.map(Author.handle)
    }

    /// Takes an ID or a handle of the author. Text wins over a number, which a program may have rounded.
    mutating func take(_ node: Node, _ field: Projection.Field, _ record: borrowing Record) {
      if field.use == .counted, node.kind == .string {
        handle = handle ?? Handle(record.literal(node))
      }
      guard field.sought == .userID, own == nil || node.kind.isString && !hasText,
        let id = DecimalID(node, in: field.form, record), !id.isZero
      else { return }
      (own, hasText) = (id, node.kind.isString)
    }

    /// Takes the author of the tweet that is repeated. An ID wins over a handle.
    mutating func takeOriginal(_ author: Author?) {
      guard let author else { return }
      if case .id = original { return }
      if case .id = author { original = author } else { original = original ?? author }
    }
  }

  private let projection: Projection
  /// For each field, whether its objects can contain what is sought.
  private let leadsOn: [Bool]
  /// The edges to fields that are looked at: few of a record are.
  private let edges: EdgeSet
  private var budget = JoinBudget()

  /// - Parameter projection: has the fields that ``wants(_:)`` names.
  init(_ projection: Projection) {
    self.projection = projection
    let leadsOn = Self.fieldsThatLeadOn(in: projection)
    self.leadsOn = leadsOn
    edges = EdgeSet(projection) {
      let field = projection.fields[$0]
      return leadsOn[$0] || field.sought == .userID || field.use == .counted
        || field.role == .retweeted
    }
  }

  /// Whether the values of a field are read.
  static func wants(_ field: Catalogue.Field) -> Bool {
    switch field.role {
    case nil, .author: field.sought == .userID || field.use == .counted
    case .retweeted:
      field.sought == .userID || field.sought == .tweetID || field.use == .counted
    default: false
    }
  }

  mutating func reset(for record: borrowing Record) { budget.reset(for: record) }

  /// Who wrote a tweet; nil where the record does not say so. O(nodes).
  ///
  /// - Parameters:
  ///   - user: the user in whose object the tweet is, if there is one: it wrote a tweet that names no author.
  ///   - stores: the objects that a page includes.
  mutating func find(
    _ object: Int, _ type: Int, in user: (node: Int, type: Int)?, _ record: borrowing Record,
    _ stores: Stores
  ) -> Author? {
    var found = Found()
    search(object, type, record, stores, &found)
    if let user, found.own == nil, found.handle == nil {
      search(user.node, user.type, record, nil, &found)
    }
    return found.writer
  }

  private mutating func search(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ stores: Stores?,
    _ found: inout Found
  ) {
    record.forEachChild(of: object) { index, node in
      guard edges.contains(node), node.kind != .null,
        let number = projection.field(node.edge, in: type)
      else { return }
      let field = projection.fields[number]
      switch field.role {
      case nil, .author:
        if node.kind.isContainer {
          if leadsOn[number] { enter(index, field, record, stores, &found) }
        } else {
          found.take(node, field, record)
        }
      case .retweeted:
        if !record.isEmpty(index) { takeOriginal(index, field, record, &found) }
      default: break
      }
    }
  }

  /// Searches the objects of a field. One that is another tweet by its own account is left out.
  private mutating func enter(
    _ index: Int, _ field: Projection.Field, _ record: borrowing Record, _ stores: Stores?,
    _ found: inout Found
  ) {
    record.forEachElement(of: index) { element in
      let node = record.nodes[element]
      guard node.kind == .object, let type = projection.resolve(field, node) else { return }
      if let role = projection.ownRole(of: element, type: type, record) {
        if role == .retweeted { takeReference(element, type, record, stores, &found) }
      } else if projection.traits[type].roleKey == nil {
        search(element, type, record, stores, &found)
      }
    }
  }

  /// Takes the author of a tweet that is inside of its retweet, or its author's ID.
  private mutating func takeOriginal(
    _ index: Int, _ field: Projection.Field, _ record: borrowing Record, _ found: inout Found
  ) {
    found.isRetweet = true
    var inner = Found()
    if record.nodes[index].kind.isContainer {
      enter(index, field, record, nil, &inner)
    } else {
      inner.take(record.nodes[index], field, record)
    }
    found.takeOriginal(inner.writer)
  }

  /// Takes the author of a tweet to which a retweet refers: in the reference, or in a store of the page.
  private mutating func takeReference(
    _ object: Int, _ type: Int, _ record: borrowing Record, _ stores: Stores?,
    _ found: inout Found
  ) {
    found.isRetweet = true
    var inner = Found()
    search(object, type, record, nil, &inner)
    for join in projection.types[type].joins where join.target == nil && inner.own == nil {
      guard let key = projection.child(of: object, type, field: join.key, record),
        let entry = stores?.find(key, in: join.store, record), budget.takes(entry.node, record)
      else { continue }
      search(entry.node, entry.type, record, nil, &inner)
    }
    found.takeOriginal(inner.writer)
  }
}

/// The fields to enter.
extension AuthorFinder {
  /// A field leads on if one of its types has a field that is read, an own role, or a field that leads on.
  /// O(fields · depth).
  private static func fieldsThatLeadOn(in projection: Projection) -> [Bool] {
    var types = projection.traits.map { $0.roleKey != nil || $0.role == .retweeted }
    var fields = [Bool](repeating: false, count: projection.fields.count)
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for type in types.indices {
        for place in projection.types[type].fields where !fields[place] {
          let field = projection.fields[place]
          guard field.role == nil || field.role == .author || field.role == .retweeted else {
            continue
          }
          fields[place] = field.types.contains { types[projection.candidates[$0]] }
          let isFound =
            fields[place] || field.isWanted && (field.sought == .userID || field.use == .counted)
          if isFound || field.role == .retweeted, !types[type] || fields[place] {
            (types[type], hasChanged) = (true, true)
          }
        }
      }
    }
    return fields
  }
}
