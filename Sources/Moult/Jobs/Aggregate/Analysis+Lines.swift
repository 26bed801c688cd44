/// Tables of lines of `redact --shape flat`.
extension Analysis {
  /// How a table of lines that name no users is protected: if no user has more than some lines, a cell of enough lines has
  /// enough users.
  struct LineRule: Equatable, Sendable {
    /// The fewest users of a printed cell.
    let minimumUsers: Int
    /// How many lines a user is taken to have at most. A request for fewer tweets of a user does not lower it, as lines over
    /// the limit cannot be left out.
    let mostOfUser: Int

    init(_ analysis: Analysis) {
      minimumUsers = analysis.minimumUsers
      mostOfUser = max(analysis.mostOfUser, Analysis.usualMostOfUser)
    }

    /// The fewest lines of a printed cell. With two users or more, none can have more than half of them.
    var fewest: Int { minimumUsers * mostOfUser }

    /// What a reader of the table has to know.
    var note: String {
      "The input is lines of redact --shape flat, which name no users. Each line counts, and a user is taken to have at most "
        + "\(mostOfUser) of them: a cell is printed if it has \(fewest) lines, which are then of "
        + "\(minimumUsers) users or more. A user with more lines is not noticed."
    }
  }

  /// Throws if the table needs something that lines do not have.
  func checkLines() throws(TableError) {
    if privacy != nil { throw .notInLines("users, whom --epsilon protects") }
    if countsUsers { throw .notInLines("users to count") }
    let missing = (dimensions + conditions.map(\.dimension)).first {
      $0 == .terms || $0 == .text || $0 == .topic
    }
    if let missing {
      throw .notInLines("\(missing == .topic ? "topics" : "texts") for \(missing.rawValue)")
    }
    if let metric = metrics.first(where: { $0 != .accountAge }) {
      throw .notInLines("numbers for \(metric.rawValue)")
    }
  }
}
