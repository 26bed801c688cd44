/// What an analysis will do, in plain words.
extension Analysis {
  /// The name of the table, where there are several.
  public var tableName: String? { name }

  /// A sentence each: what is counted, what is protected and how, what it costs. No value of a filter is in it.
  public var explanation: [String] {
    [subject] + (privacy.map(noiseNotes) ?? [protection]) + [cost]
  }

  private var subject: String {
    let counted = Self.list(counts.map(Self.words))
    let divided = dimensions.isEmpty ? "in one cell" : "by " + Self.list(dimensions.map(\.rawValue))
    var text = "Counts \(counted) \(divided)"
    if !conditions.isEmpty {
      text += ", of tweets selected by " + Self.list(conditions.map(\.dimension.rawValue))
    }
    if let top {
      text += ", and prints the \(top.count) largest cells"
      if let within = top.within { text += " for each \(within.rawValue)" }
    }
    return text + "."
  }

  private var protection: String {
    let lists = dimensions.filter(\.canBeName).map(\.rawValue)
    let names =
      lists.isEmpty
      ? ""
      : " A \(lists.joined(separator: " or ")) that is a name of a user in its record is left out."
    return
      "Prints a cell only if \(minimumUsers) users or more are in it, none of whom wrote more than half of its "
      + "tweets; at most \(mostOfUser) tweets of a user count.\(names)"
  }

  private var cost: String {
    let cell = countsUsers || hasForcedValues ? "up to 11 kB" : "up to 1.5 kB"
    let reads =
      dimensions.contains(where: \.canBeName)
      ? " It reads all names in a record that has one of these values." : ""
    return "A cell takes \(cell) of memory, and a user \(UserWeights.bytes) bytes." + reads
  }

  private static func words(_ count: Count) -> String {
    switch count {
    case .tweets: "tweets"
    case .users: "users"
    case .share: "the share of all printable tweets"
    }
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
