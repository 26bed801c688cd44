internal import JSONStream

/// What the columns of a table have besides the rows' own IDs.
extension ListSample {
  /// Adds to a format what its header and the rows of the sample say.
  func describe(
    _ header: TableHeader, _ own: Int, _ rows: [[Range<Int>]], _ format: inout ListFormat
  ) {
    let shift = format.fieldCount - header.names.count
    let known = header.names.indices.filter { header.meanings[$0] != nil }
    for index in header.withoutPairs(known) where index != own {
      let field = index + shift
      for (kind, role) in Self.roles(of: index, in: header, own, format.kind) {
        var column = TableColumn(field: field, kind: kind, role: role)
        let isOfRow = role == nil || role == .author
        let contents = contents(of: field, in: rows.dropFirst())
        // Some tables have hashes in place of their authors' IDs.
        if isOfRow, contents.ids < contents.others - contents.empty { continue }
        column.isRequired = isOfRow && contents.ids > 0 && contents.ids >= contents.others
        format.columns.append(column)
      }
      if case .copies(let roles)? = header.meanings[index] {
        format.copies.append(TableCopies(field: field, roles: roles))
      }
    }
    format.isHydrated = header.isHydrated(format.kind)
    format.isOfArchive =
      !header.columns(.archive).isEmpty && !format.columns.contains { $0.role == .author }
    format.orderedFields = orderedFields(of: header, rows, format)
    format.usualDigits = usualDigits(in: format.column, of: rows)
  }

  /// What the IDs of a column are to the rows.
  private static func roles(
    of index: Int, in header: TableHeader, _ own: Int, _ kind: ListKind
  ) -> [(ListKind, Role?)] {
    let isOwnName = header.names[index] == header.names[own]
    switch header.meanings[index] {
    case .ids(kind)?,
      .own? where isOwnName:
      return [(kind, nil)]
    case .ids(.users)? where kind == .tweets:
      let first = header.columns(.ids(.users))[0]
      return [(.users, header.names[index] == header.names[first] ? .author : .contributor)]
    case .ids(.tweets)? where kind == .users: return [(.tweets, nil)]
    case .own? where kind == .users && header.isAbout(.tweets): return [(.tweets, nil)]
    case .related(let related, let roles)?: return roles.map { (related, $0) }
    default: return []
    }
  }

  /// Whether the rows contradict the header: an account is older than its tweets, so in most tables the IDs of users are
  /// less than those of tweets. Long numbers under an unknown name may be either.
  func areMixedUp(
    _ header: TableHeader, _ rows: [[Range<Int>]], _ format: ListFormat
  ) -> Bool {
    let shift = format.fieldCount - header.names.count
    return header.names.indices.contains { index in
      let isOfTweets: Bool
      switch header.meanings[index] {
      case nil: isOfTweets = format.kind == .users
      case .ids(.users), .related(.users, _): isOfTweets = false
      case .ids(.tweets), .own, .either: isOfTweets = true
      default: return false
      }
      guard index + shift != format.column, isOfTweets == (format.kind == .users) else {
        return false
      }
      return areMixedUp(index + shift, rows, format)
    }
  }

  private func areMixedUp(_ field: Int, _ rows: [[Range<Int>]], _ format: ListFormat) -> Bool {
    var (all, wrong, empty) = (0, 0, 0)
    for row in rows.dropFirst() where row.count == format.fieldCount {
      guard case .id(let other) = cell(row[field]), other.digits > 14 else { continue }
      switch cell(row[format.column]) {
      case .id(let own):
        all += 1
        if format.contradicts(own, other) { wrong += 1 }
      case .empty: empty += 1
      case .mangled, .other: break
      }
    }
    // Each row of a table has an ID of its own, but few have one of a retweet or quote.
    return 2 * wrong > all || 4 * empty > all + empty
  }

  /// The columns with unknown names whose long numbers are, as those of authors, on one side of the rows' IDs. Few rows
  /// may differ from that.
  func orderedFields(of header: TableHeader, _ rows: [[Range<Int>]], _ format: ListFormat) -> [Int]
  {
    let shift = format.fieldCount - header.names.count
    return header.names.indices.filter { header.meanings[$0] == nil }.map { $0 + shift }.filter {
      var (all, wrong) = (0, 0)
      for row in rows.dropFirst() where row.count == format.fieldCount {
        guard case .id(let own) = cell(row[format.column]), case .id(let other) = cell(row[$0]),
          own.digits > 14, other.digits > 14
        else { continue }
        all += 1
        if format.contradicts(own, other) { wrong += 1 }
      }
      return all > wrong && wrong <= max(1, all / 10)
    }
  }

  private func usualDigits(in field: Int, of rows: [[Range<Int>]]) -> Int? {
    var counts = [Int](repeating: 0, count: 21)
    var all = 0
    for row in rows.dropFirst() where field < row.count {
      guard case .id(let id) = cell(row[field]) else { continue }
      counts[Int(id.digits)] += 1
      all += 1
    }
    return counts.firstIndex { 2 * $0 > all }
  }

  /// Whether the IDs at the start were rounded.
  func isMangled(_ format: ListFormat) -> Bool {
    var tally = RoundingTally()
    let rows = format.delimiter.map { self.rows(by: $0) } ?? lines.map { [$0] }
    for row in format.hasHeader ? rows.dropFirst() : rows[...] where format.column < row.count {
      if case .id(let id) = cell(row[format.column]) { tally.count(id) }
    }
    return tally.isMangled
  }
}
