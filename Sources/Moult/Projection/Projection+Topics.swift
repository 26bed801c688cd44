internal import JSONStream

extension Projection {
  /// Whether a condition holds for the number of one of a topic's domains: keys can be repeated. A topic without a
  /// domain, or a domain without a number, counts as one whose number is empty.
  func hasTopicDomain(
    _ object: Int, _ type: Int, _ record: borrowing Record,
    _ condition: (Span<UInt8>) -> Bool
  ) -> Bool {
    guard let domain = traits[type].topicDomain, let number = traits[type].topicDomainNumber else {
      return false
    }
    var (holds, isMissing) = (false, true)
    record.forEachChild(of: object) { index, node in
      guard field(node.edge, in: type) == domain else { return }
      isMissing = false
      guard node.kind == .object, let inner = resolve(fields[domain], node) else {
        holds = holds || condition([UInt8]().span)
        return
      }
      var isEmpty = true
      record.forEachChild(of: index) { _, value in
        guard field(value.edge, in: inner) == number else { return }
        isEmpty = false
        holds = holds || condition(record.literal(value))
      }
      if isEmpty { holds = holds || condition([UInt8]().span) }
    }
    return holds || isMissing && condition([UInt8]().span)
  }
}
