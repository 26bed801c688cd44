extension TableResult {
  /// What a reader of a table with noise has to know. All of it follows from the request, none from the data.
  func privacyNotes(_ privacy: Analysis.Privacy) -> [String] {
    var notes = analysis.noiseNotes(privacy) + analysis.contentNotes
    if analysis.isPaired {
      notes.append("A tweet counts once for each pair of its values, in whatever order they are.")
    } else if analysis.dimensions.contains(where: \.isList) {
      let names = analysis.dimensions.filter(\.isList).map(\.rawValue).joined(separator: " or ")
      notes.append("A tweet counts once for each of its values of \(names).")
    }
    if analysis.counts.contains(.share) {
      let value = analysis.shareWithin.map { " with the same \($0.rawValue)" } ?? ""
      notes.append(
        "\(analysis.columnOfShares) is of the noisy tweets in all printed cells\(value), before --top."
      )
    }
    if leftOut > 0 {
      notes.append("--top leaves \(leftOut) more \(leftOut == 1 ? "cell" : "cells") out.")
    }
    return notes
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
