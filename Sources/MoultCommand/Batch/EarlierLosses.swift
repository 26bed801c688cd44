import MoultIO

/// The losses that earlier runs of a batch reported for members that are not read again. The exit code is
/// that of the whole batch, so its reason has to be reported again.
struct EarlierLosses {
  private var rejected: [String: Int] = [:]
  private var faults: [String: Int] = [:]

  /// Adds the losses of a unit.
  mutating func add(_ row: BatchRow) {
    for member in row.members {
      rejected.merge(member.report.rejected, uniquingKeysWith: +)
    }
    for (word, count) in row.faults where MemberError.Code(rawValue: word)?.isHarmless != true {
      faults[word, default: 0] += count
    }
  }

  /// The message; nil where nothing was lost.
  var message: String? {
    var losses: [String] = []
    if !rejected.isEmpty { losses.append("rejected records (\(Self.list(rejected)))") }
    if !faults.isEmpty { losses.append("did not read members to their end (\(Self.list(faults)))") }
    guard !losses.isEmpty else { return nil }
    return "moult: earlier runs of this batch " + losses.joined(separator: " and ")
      + "; --report FILE has them by member"
  }

  private static func list(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }
}
