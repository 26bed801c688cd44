extension TableResult {
  /// What a reader of a table with noise has to know. All of it follows from the request, none from the data.
  func privacyNotes(_ privacy: Analysis.Privacy) -> [String] {
    let share = privacy.tables > 1 ? ", for \(privacy.tables) tables together" : ""
    var notes = [
      "The numbers have random noise: user-level differential privacy with \(privacy.loss)\(share). One user counts at "
        + "most \(analysis.mostOfUser) times in all cells together; tweets without an author do not count.",
      accuracyNote(privacy.plan),
      cellsNote(privacy),
    ]
    if analysis.dimensions.contains(where: \.isList) {
      let names = analysis.dimensions.filter(\.isList).map(\.rawValue).joined(separator: " or ")
      notes.append("A tweet counts once for each of its values of \(names).")
    }
    if analysis.counts.contains(.share) {
      notes.append("share_percent is of the noisy tweets in all printed cells, before --top.")
    }
    if leftOut > 0 {
      notes.append("--top leaves \(leftOut) more \(leftOut == 1 ? "cell" : "cells") out.")
    }
    return notes
  }

  private func accuracyNote(_ plan: NoisePlan) -> String {
    var parts: [String] = []
    if statesTweets, let tweets = plan.tweets {
      parts.append("19 of 20 numbers of tweets are off by less than \(tweets.usualReach)")
    }
    if analysis.countsUsers, let users = plan.users {
      parts.append("19 of 20 numbers of users are off by less than \(users.usualReach)")
    }
    guard !parts.isEmpty else { return "Each share is computed from noisy numbers of tweets." }
    return parts.joined(separator: "; ") + "."
  }

  private func cellsNote(_ privacy: Analysis.Privacy) -> String {
    guard let threshold = privacy.plan.threshold else {
      return "All cells of the domain are printed, also empty ones; tweets outside the domain do not count."
    }
    return "A cell is printed if its noisy number of users is \(max(threshold, analysis.minimumUsers)) or more; how "
      + "many are not is not stated."
  }

  /// The parameters as a JSON object.
  func privacyObject(_ privacy: Analysis.Privacy) -> String {
    var fields = [
      "\"unit\":\"user\"", "\"epsilon\":\(privacy.loss.epsilon)",
      "\"delta\":\(privacy.loss.delta)", "\"tables\":\(privacy.tables)",
      "\"most_of_user\":\(analysis.mostOfUser)", "\"noise\":\"\(privacy.kind.rawValue)\"",
    ]
    if statesTweets, let tweets = privacy.plan.tweets {
      fields.append("\"tweets_within\":\(tweets.usualReach)")
    }
    if analysis.countsUsers, let users = privacy.plan.users {
      fields.append("\"users_within\":\(users.usualReach)")
    }
    if let threshold = privacy.plan.threshold {
      fields.append("\"threshold\":\(max(threshold, analysis.minimumUsers))")
    }
    return "{" + fields.joined(separator: ",") + "}"
  }
}
