/// Which values a tweet has because it has others, or because the filters select it.
///
/// A tweet with the hashtag `a` has `#a` in its text, and one with the words `climate change` has `climate`. A cell then
/// contains another one, and a reader can subtract them.
extension Analysis {
  /// Whether a cell of the table can contain another one by definition.
  var comparesCells: Bool {
    forced.contains { !$0.value.isEmpty }
      || dimensions.contains(.terms) && terms?.implied.contains { !$0.isEmpty } == true
  }

  /// A value of a list that every selected tweet has, so that its cell is the total of the others; nil if none is known.
  func forcedValue(of list: Dimension) -> String? { forced[list]?.min() }

  /// For each list, the values that every tweet has which some filters select.
  static func forced(
    _ dimensions: [Dimension], by conditions: [Condition], _ terms: TermList?
  ) -> [Dimension: Set<String>] {
    var forced: [Dimension: Set<String>] = [:]
    for dimension in Set(dimensions) where dimension.isList {
      for condition in conditions
      where condition.comparison == .equal && !condition.takesMissing && condition.dimension.isList
      {
        let values = ContainedValues(of: dimension, in: condition.dimension, terms)
        var common: Set<String>?
        for text in condition.texts {
          let found = values.of(text)
          common = common?.intersection(found) ?? found
        }
        forced[dimension, default: []].formUnion(common ?? [])
      }
    }
    return forced
  }

  /// For each value of a dimension, the others that a tweet with it has too.
  func implied(of dimension: Dimension) -> [String: [String]] {
    guard dimension == .terms, let terms else { return [:] }
    var implied: [String: [String]] = [:]
    for (term, others) in zip(terms.terms, terms.implied) where !others.isEmpty {
      implied[term.name] = others.map { terms.terms[$0].name }
    }
    return implied
  }
}

/// The values of one list that a tweet has because it has a value of another list.
private struct ContainedValues {
  private let target: Dimension
  private let source: Dimension
  private let terms: TermList?
  private let matcher: TermMatcher?

  init(of target: Dimension, in source: Dimension, _ terms: TermList?) {
    (self.target, self.source, self.terms) = (target, source, terms)
    matcher = target == .terms && source != .terms ? terms.map { TermMatcher($0.patterns) } : nil
  }

  /// The values for a value of the source.
  func of(_ value: String) -> Set<String> {
    switch (source, target) {
    case (.terms, .terms): return Set(others(of: value) + [value])
    case (.text, .terms): return words(in: value)
    case (.hashtag, .terms): return words(in: "#" + value)
    case (.cashtag, .terms): return words(in: "$" + value)
    case (.text, .hashtag): return tag(Array(value.utf8), "#")
    case (.text, .cashtag): return tag(Array(value.utf8), "$")
    case (.terms, .hashtag): return commonTag(of: value, "#")
    case (.terms, .cashtag): return commonTag(of: value, "$")
    default: return source == target ? [value] : []
    }
  }

  private func words(in text: String) -> Set<String> { Set(matcher?.values(in: text) ?? []) }

  private func others(of name: String) -> [String] {
    guard let terms, let place = terms.terms.firstIndex(where: { $0.name == name }) else {
      return []
    }
    return terms.implied[place].map { terms.terms[$0].name }
  }

  private func commonTag(of name: String, _ sign: Character) -> Set<String> {
    let forms = terms?.terms.first { $0.name == name }?.forms ?? []
    let tags = Set(forms.map { tag($0, sign) })
    return tags.count == 1 ? tags.first ?? [] : []
  }

  private func tag(_ form: [UInt8], _ sign: Character) -> Set<String> {
    TermForm.tag(form, sign).map { [$0] } ?? []
  }
}
