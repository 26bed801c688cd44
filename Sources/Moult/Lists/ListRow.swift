internal import JSONStream

/// The IDs of a line of a list, or of a row of a table. One is reused for all rows.
struct ListRow: Sendable {
  /// An ID in another column than the row's own.
  struct Related: BitwiseCopyable {
    let kind: ListKind
    /// Nil for another ID of the row's own subject.
    let role: Role?
    /// Nil where the cell has anything but IDs.
    let id: DecimalID?
  }

  /// The cell that has the ID.
  private(set) var own = ListCell.empty
  private(set) var related = Pile<Related>()
  /// Whether a copy of another tweet is in the row, of which no column has an ID or no column has the author.
  private(set) var hasUnnamedCopy = false

  mutating func read(line: Span<UInt8>) {
    related.removeAll()
    hasUnnamedCopy = false
    own = ListCell(line)
  }

  /// Reads a row that has the columns of its table; returns what is wrong with it. O(bytes).
  mutating func read(_ bytes: Span<UInt8>, _ fields: [Range<Int>], _ format: ListFormat)
    -> RowFault?
  {
    read(line: bytes.extracting(fields[format.column]))
    for column in format.columns {
      var hasID = false
      CellIDs.forEach(in: bytes.extracting(fields[column.field])) { id in
        related.append(Related(kind: column.kind, role: column.role, id: id))
        hasID = id != nil
      }
      if column.isRequired, !hasID { return .columns }
    }
    for copy in format.copies {
      let isEmpty = ListCell(bytes.extracting(fields[copy.field])).isEmpty
      hasUnnamedCopy = hasUnnamedCopy || !isEmpty && !namesTweet(in: copy.roles)
    }
    if case .id(let own) = own {
      for field in format.orderedFields {
        guard case .id(let other) = ListCell(bytes.extracting(fields[field])), other.digits > 14
        else { continue }
        if format.contradicts(own, other) { return .order }
      }
    }
    return isContradictory(format.kind) ? .order : nil
  }

  /// Whether a cell about a related tweet or its author has no ID, so that the cells may be shifted. O(IDs).
  func isDamaged(_ role: Role?) -> Bool {
    related.indices.contains { related[$0].role == role && related[$0].id == nil }
  }

  private func namesTweet(in roles: [Role]) -> Bool {
    var (hasTweet, hasUser) = (false, false)
    for index in related.indices {
      guard let role = related[index].role, roles.contains(role) else { continue }
      if related[index].kind == .tweets { hasTweet = true } else { hasUser = true }
    }
    return hasTweet && hasUser
  }

  /// Whether the IDs cannot belong together: an account is older than its tweets and than those that name it, so its
  /// ID is less than theirs. Then columns were mixed up, and a user's ID could be taken for a tweet's.
  private func isContradictory(_ kind: ListKind) -> Bool {
    guard case .id(let id) = own, related.count > 0, let number = id.number else { return false }
    var tweets = InlineArray<4, UInt64>(repeating: 0)
    var users = InlineArray<4, UInt64>(repeating: 0)
    if kind == .tweets { tweets[0] = number } else if kind == .users { users[0] = number }
    for index in related.indices {
      let related = related[index]
      guard let number = related.id?.number, let place = Self.place(of: related.role) else {
        continue
      }
      let known = related.kind == .tweets ? tweets[place] : users[place]
      // Two columns with one ID agree.
      if place == 0, known != 0, known != number { return true }
      guard known == 0 else { continue }
      if related.kind == .tweets { tweets[place] = number } else { users[place] = number }
    }
    if tweets.indices.contains(where: { tweets[$0] > 0 && users[$0] >= tweets[$0] }) { return true }
    return tweets[0] > 0
      && related.indices.contains {
        related[$0].kind == .users && related[$0].id?.number ?? 0 >= tweets[0]
      }
  }

  /// A number for each role of which a row can have a tweet and its author.
  private static func place(of role: Role?) -> Int? {
    switch role {
    case nil, .author: 0
    case .retweeted: 1
    case .quoted: 2
    case .replied: 3
    default: nil
    }
  }
}

extension ListCell {
  /// Whether nothing is in the cell.
  var isEmpty: Bool { if case .empty = self { true } else { false } }
}
