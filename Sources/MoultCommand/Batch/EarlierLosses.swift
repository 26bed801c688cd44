import MoultIO

/// What earlier runs of a batch reported as lost, of members that are not read again. The exit code is
/// that of the whole batch, and its reason must be reported again.
struct EarlierLosses {
  private var rejected: [String: Int] = [:]
  private var faults: [String: Int] = [:]

  mutating func add(_ row: BatchRow) {
    for member in row.members {
      rejected.merge(member.report.rejected, uniquingKeysWith: +)
    }
    for (word, count) in row.faults where MemberError.Code(rawValue: word)?.isHarmless != true {
      faults[word, default: 0] += count
    }
  }

  /// What is to be said; nil where nothing was lost.
  var message: String? {
    var parts: [String] = []
    if !rejected.isEmpty { parts.append("refused records (\(Self.list(rejected)))") }
    if !faults.isEmpty { parts.append("did not read members to their end (\(Self.list(faults)))") }
    guard !parts.isEmpty else { return nil }
    return "moult: earlier runs of this batch " + parts.joined(separator: " and ")
      + "; --report FILE has them by member"
  }

  private static func list(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }
}
