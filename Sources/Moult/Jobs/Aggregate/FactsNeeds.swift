/// The facts that analyses divide or select by. Nothing else is read.
struct FactsNeeds {
  /// Whether a needed value can be somebody's name, which only the record itself reveals.
  let names: Bool
  /// What the reader has to look for besides the usual facts.
  let extras: FactsReader.Extras
  private let meanings: Set<Meaning>
  private let metrics: Set<Metric>

  /// The facts that some analyses need.
  ///
  /// - Parameter readsIDs: whether a tweet's own ID is needed.
  init(_ analyses: [Analysis], readsIDs: Bool) {
    let dimensions = analyses.flatMap { $0.dimensions + $0.conditions.map(\.dimension) }
    names = dimensions.contains(where: \.canBeName)
    metrics = Set(analyses.flatMap(\.metrics))
    // Authors are always counted.
    meanings = Set(dimensions.flatMap { $0.rules.meanings } + metrics.flatMap(\.meanings))
      .union(readsIDs ? [.userID, .tweetID] : [.userID])
    let patterns = Self.patterns(analyses)
    extras = FactsReader.Extras(
      ids: readsIDs, topics: dimensions.contains(.topic),
      terms: patterns.isEmpty ? nil : TermMatcher(patterns), metrics: metrics)
  }

  /// What texts are searched for: the terms of the list, which is the same for all tables, and the words of filters.
  private static func patterns(_ analyses: [Analysis]) -> [TermMatcher.Pattern] {
    let lists = analyses.compactMap(\.terms)
    precondition(lists.allSatisfy { $0 == lists[0] }, "the tables of a run have one list of terms")
    let words = analyses.flatMap(\.conditions).filter { $0.dimension == .text }.flatMap(\.texts)
    return (lists.first?.patterns ?? [])
      + words.map { TermMatcher.Pattern(form: Array($0.utf8), value: $0, target: .word) }
  }

  /// Whether a needed fact can be inside the value of a field. Of other tweets only their relation
  /// to this one is needed, and of other users only the names.
  func follows(_ field: Catalogue.Field) -> Bool {
    switch field.role {
    case nil, .author, .included: true
    default: names || meanings.contains(.tweetRelation)
    }
  }

  /// Whether the values of a field are read in an object type.
  func wants(_ field: Catalogue.Field, in type: Catalogue.ObjectType) -> Bool {
    if !metrics.isEmpty, let metric = field.use.flatMap(Metric.init) {
      return metrics.contains(metric)
    }
    if field.use == .attachment { return meanings.contains(.link) }
    if field.use == .counted { return true }
    if let meaning = field.meaning, wants(meaning, in: type) { return true }
    guard field.form != .plain, let sought = field.sought else { return false }
    return wants(sought, in: type)
  }

  private func wants(_ meaning: Meaning, in type: Catalogue.ObjectType) -> Bool {
    meanings.contains(meaning)
      && (FactsReader.wants(meaning, in: type) || FactsReader.extraMeanings.contains(meaning))
  }
}
