extension TableResult {
  /// What a reader of the rows has to know: a sentence each, in a fixed order.
  public var notes: [String] {
    if let privacy = analysis.privacy { return privacyNotes(privacy) }
    var notes = analysis.lines.map { [$0.note] } ?? []
    notes.append(analysis.isUnprotected ? Self.unprotectedNote : suppressionNote)
    if analysis.dimensions.contains(where: \.isList) { notes += listNotes }
    if analysis.counts.contains(.share) { notes.append(shareNote) }
    if analysis.countsUsers && !analysis.isUnprotected { notes.append(usersNote) }
    if !analysis.isUnprotected && analysis.lines == nil { notes.append(weightNote) }
    notes += analysis.contentNotes
    if isByHandle {
      notes.append(
        "No record has an author's ID, so users are counted by handle; one who changed it counts as two."
      )
    }
    if sawNoAuthor {
      notes.append("Some tweets name no author; they count as tweets and as no user.")
    }
    if leftOut > 0 {
      notes.append("--top leaves \(leftOut) more \(leftOut == 1 ? "cell" : "cells") out.")
    }
    return notes
  }

  private static let unprotectedNote =
    "This table is not protected and must not be published: --unsafe-for-tests prints all cells, however few users "
    + "they have."

  /// Whether a note may state a number of tweets. Not if only shares are counted: the clause
  /// `measuring` allows them because they reveal none.
  var statesTweets: Bool { analysis.counts.contains(.tweets) }

  /// The same sentence whether no cell was suppressed, or one, or several with too few users
  /// together.
  private var suppressionNote: String {
    let few =
      analysis.lines.map { "fewer than \($0.fewest) lines" }
      ?? "fewer than \(analysis.minimumUsers) users, with one user who gives more than half of the tweets"
    let rule =
      "Cells with \(few), with a value that looks like an identifier, or from which such a cell could "
      + "be computed, are not printed: "
    guard let suppressed else {
      return rule + "some or none, as their number could give one away."
    }
    let tweets = statesTweets ? " with \(suppressed.tweets) tweets" : ""
    return rule + "\(suppressed.cells) cells\(tweets)."
  }

  private var listNotes: [String] {
    let lists = analysis.dimensions.filter(\.isList).map(\.rawValue)
    let names = lists.joined(separator: " or ")
    let (several, value) =
      analysis.isPaired
      ? ("A tweet counts once for each pair of its values, in whatever order they are", "pair")
      : ("A tweet counts once for each of its values of \(names)", "value")
    guard statesTweets, let tweetsWithoutValue else {
      return [several + "; tweets without a \(value) are in no cell, their number is not stated."]
    }
    return [several + "; \(tweetsWithoutValue) tweets without a \(value) are in no cell."]
  }

  /// The number of tweets has two digits, and is stated only with that of enough users.
  private var weightNote: String {
    let rule = "At most \(analysis.mostOfUser) tweets of a user count; "
    guard statesTweets, let cut else {
      return rule + "how many more there are is not stated."
    }
    return rule
      + "\(UserSet.roundedDown(cut.tweets)) or more of \(UserSet.roundedDown(cut.users)) users do not."
  }

  private var shareNote: String {
    let value = analysis.shareWithin.map { " with the same \($0.rawValue)" } ?? ""
    let whole =
      "\(analysis.columnOfShares) is of the tweets in all cells\(value) that may be printed, not of all tweets"
    if statesTweets { return whole + "." }
    guard value.isEmpty else {
      return whole
        + ", in steps of \(analysis.minimumUsers) of these tweets or more, so that it does not give their numbers away."
    }
    return whole
      + ", in steps of \(Self.percent(shareStep)), so that it does not give their numbers away."
  }

  private var usersNote: String {
    let exact = max(UserSet.exactCapacity, analysis.minimumUsers)
    return "users is exact up to \(exact), but for rare collisions that lower it; above, it is a "
      + "lower bound rounded down to two digits."
  }
}
