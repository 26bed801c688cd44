/// What a reader of a table with noise has to know. All of it follows from the request, none from the data.
extension Analysis {
  /// A sentence each.
  func noiseNotes(_ privacy: Privacy) -> [String] {
    let tables = privacy.tables > 1 ? ", for \(privacy.tables) tables together" : ""
    return [
      "The numbers have random noise: user-level differential privacy with \(privacy.loss)\(tables). One user counts at "
        + "most \(mostOfUser) times in all cells together; tweets without an author do not count.",
      accuracyNote(privacy.plan),
      cellsNote(privacy),
    ]
  }

  private func accuracyNote(_ plan: NoisePlan) -> String {
    var parts: [String] = []
    if counts.contains(.tweets), let tweets = plan.tweets {
      parts.append("19 of 20 numbers of tweets are off by less than \(tweets.usualReach)")
    }
    if countsUsers, let users = plan.users {
      parts.append("19 of 20 numbers of users are off by less than \(users.usualReach)")
    }
    guard !parts.isEmpty else { return "Each share is computed from noisy numbers of tweets." }
    return parts.joined(separator: "; ") + "."
  }

  private func cellsNote(_ privacy: Privacy) -> String {
    guard let threshold = privacy.plan.threshold else {
      return
        "All cells of the domain are printed, also empty ones; tweets outside the domain do not count."
    }
    return
      "A cell is printed if its noisy number of users is \(max(threshold, minimumUsers)) or more; how many are not "
      + "is not stated."
  }
}
