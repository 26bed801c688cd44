/// Means and quantiles of an analysis, and when they are refused.
extension Analysis {
  /// The means and quantiles, in the order requested.
  var measures: [Measure] { counts.compactMap(\.measure) }

  /// The numbers of which they are, each once.
  var metrics: [Metric] {
    let measures = measures
    return Metric.allCases.filter { metric in measures.contains { $0.metric == metric } }
  }

  /// Refuses what would give numbers of few tweets away, or describe the accounts of people who are counted for what they
  /// say about a sensitive subject.
  func checkMeasures() throws(AnalysisError) {
    guard let measure = measures.first else { return }
    if comparesCells {
      throw .refused(
        Refusal(
          clause: .aggregate,
          asked: "--count \(measure.name) of cells that contain each other",
          reason:
            "Their means can be subtracted, and the difference can be the number of a few users.",
          instead:
            "divide by terms of which none contains another, and not by the list that --where selects."
        ))
    }
    guard let clause = terms?.clause, let metric = metrics.first(where: \.isOfAuthor) else {
      return
    }
    throw .refused(
      Refusal(
        clause: clause, asked: "--count \(metric.rawValue) of accounts by terms of a category",
        reason: "Accounts must not be described by what they say about a sensitive subject.",
        instead: "count tweets, users, or a number of the tweets themselves, as `mean likes`."))
  }

  /// Refuses a number in two tables that can have tweets in common: the means of their cells times the tweets are sums,
  /// which a reader can subtract.
  static func checkMeasures(of analyses: [Analysis]) throws(AnalysisError) {
    for (place, analysis) in analyses.enumerated() where !analysis.measures.isEmpty {
      for other in analyses[..<place] where !analysis.excludes(other) {
        guard let metric = analysis.metrics.first(where: other.metrics.contains) else { continue }
        throw .refused(
          Refusal(
            clause: .aggregate,
            asked: "means or quantiles of \(metric.rawValue) in two tables of a run",
            reason:
              "Tables that have tweets in common can be subtracted, and the difference can be the number of a few users.",
            instead:
              "keep \(metric.rawValue) in one of them, or select with filters of which no tweet passes both, as "
              + "lang=en and lang=de."))
      }
    }
  }

  /// Whether no tweet passes the filters of both.
  private func excludes(_ other: Analysis) -> Bool {
    conditions.contains { mine in other.conditions.contains { mine.excludes($0) } }
  }

  /// Refuses noise for a mean or quantile.
  func checkMeasuresWithoutNoise() throws(AnalysisError) {
    guard let measure = measures.first else { return }
    throw .usage(
      "--count \(measure.name) does not go with --epsilon, as there is noise only for numbers of tweets and users: count "
        + "these, or leave --epsilon out")
  }

  /// What a reader of means and quantiles has to know.
  var measureNotes: [String] {
    guard !measures.isEmpty else { return [] }
    var notes = [
      "Each number is rounded to a bucket first: 0, 1, 2, 5, 10, 20, 50 and so on\(steps). A mean is of the middles of "
        + "buckets, rounded to two digits; a quantile is the lower end of its bucket.",
      "A mean or quantile is empty where fewer than \(minimumUsers) \(lines == nil ? "users" : "lines") have the number, or one "
        + "gives more than half of these tweets or of their sum; a quantile also where this holds for those up to it, or those from it on.",
    ]
    if metrics.contains(where: { !$0.isOfAuthor }) {
      notes.append("A retweet has no number of its own, only those of its author.")
    }
    if metrics.contains(.textLength) {
      notes.append("The length of a text is in code points, without mentions and links.")
    }
    return notes
  }

  private var steps: String {
    (metrics.contains(.textLength) ? "; text-length by 20" : "")
      + (metrics.contains(.accountAge) ? "; account-age by years" : "")
  }
}

extension Analysis.Condition {
  /// Whether no tweet passes both filters, as each takes values of one that a tweet has once.
  fileprivate func excludes(_ other: Self) -> Bool {
    guard dimension == other.dimension, !dimension.isList, comparison == .equal,
      other.comparison == .equal, !takesMissing || !other.takesMissing
    else { return false }
    return Set(numbers).isDisjoint(with: other.numbers) && Set(texts).isDisjoint(with: other.texts)
  }
}
