/// What an analysis will do, in plain words.
extension Analysis {
  /// The name of the table, where there are several.
  public var tableName: String? { name }

  /// A sentence each: what is counted, what is protected and how, what it costs. No value of a filter is in it.
  public var explanation: [String] {
    [subject] + (privacy.map(noiseNotes) ?? [protection]) + contentNotes + [cost]
  }

  private var subject: String {
    let counted = Self.list(counts.map(words))
    var text = "Counts \(counted) \(division)"
    if !conditions.isEmpty {
      text += ", of tweets selected by " + Self.list(conditions.map(\.dimension.rawValue))
    }
    if fillsGaps { text += ", with a row for each time" }
    if let top {
      text += ", and prints the \(top.count) largest cells"
      if let within = top.within { text += " for each \(within.rawValue)" }
    }
    return text + "."
  }

  private var division: String {
    var parts = dimensions.map(\.rawValue)
    if isPaired {
      parts.replaceSubrange((parts.count - 2)..., with: ["pairs of \(parts[parts.count - 1])"])
    }
    if let terms, let place = dimensions.firstIndex(of: .terms), !isPaired {
      parts[place] = terms.terms.count == 1 ? "1 term" : "\(terms.terms.count) terms"
    }
    return parts.isEmpty ? "in one cell" : "by " + Self.list(parts)
  }

  private var protection: String {
    if isUnprotected {
      return "Prints all cells, without any protection; the tables must not be published."
    }
    let lists = Dimension.allCases.filter { $0.canBeName && dimensions.contains($0) }
      .map { $0 == .terms ? "term" : $0.rawValue }
    let names =
      lists.isEmpty
      ? ""
      : " A \(lists.joined(separator: " or ")) that is a name of a user in its record is left out."
    return
      "Prints a cell only if \(minimumUsers) users or more are in it, none of whom wrote more than half of its "
      + "tweets; at most \(mostOfUser) tweets of a user count.\(names)"
  }

  private var cost: String {
    let cell = countsUsers || comparesCells ? "250 bytes to 11 kB" : "250 bytes to 1.5 kB"
    let reads =
      (dimensions + conditions.map(\.dimension)).contains(where: \.canBeName)
      ? " It reads all names in a record that has one of these values." : ""
    let numbers =
      measures.isEmpty ? "" : ", up to \(30 * metrics.count) kB more for means and quantiles,"
    let texts = readsTexts ? " It searches the text of each tweet for terms." : ""
    return
      "A cell takes \(cell) of memory\(numbers.isEmpty ? "," : numbers) and a user \(UserWeights.bytes) bytes."
      + reads + texts
  }

  /// Whether texts are searched.
  var readsTexts: Bool {
    (dimensions + conditions.map(\.dimension)).contains { $0 == .terms || $0 == .text }
  }

  /// What follows from the category of the terms, and how gaps are written.
  var contentNotes: [String] {
    var notes: [String] = []
    if let clause = terms?.clause {
      notes.append(
        "The terms are of a category of the clause '\(clause.rawValue)': \(clause.rule) The table counts words, and says "
          + "nothing about a person.")
    }
    if fillsGaps {
      notes.append(
        "A row without numbers is a time of which no cell is printed: there are no tweets, or the cell is held back; "
          + "which of the two is not stated.")
    }
    notes += measureNotes
    if dimensions.contains(.week) {
      notes.append("Weeks are those of ISO 8601, from Monday to Sunday.")
    }
    return notes
  }

  private func words(_ count: Count) -> String {
    switch count {
    case .tweets, .users, .measure: count.words
    case .share:
      "the share of all printable tweets" + (shareWithin.map { " of each \($0.rawValue)" } ?? "")
    }
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
