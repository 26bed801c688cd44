/// Finds tweet IDs that programs have changed: IDs of the future, and lists that a spreadsheet has rounded.
struct Plausibility: Sendable {
  /// The greatest ID that a tweet can have.
  private let latest: UInt64

  /// The milliseconds since 1970 from which the times in IDs count.
  private static let epoch = 1_288_834_974_657
  /// Clocks can be wrong by a day.
  private static let tolerance = 86_400_000

  /// - Parameter seconds: the current time, in seconds since 1970.
  init(at seconds: Int) {
    let time = seconds.multipliedReportingOverflow(by: 1000)
    let milliseconds = max(0, (time.overflow ? 0 : time.partialValue) - Self.epoch + Self.tolerance)
    latest = (UInt64(milliseconds) &+ 1) << 22
  }

  /// Whether the time in a tweet ID lies in the future.
  func isOfFuture(_ id: DecimalID) -> Bool { id.number.map { $0 >= latest } ?? true }
}

/// Counts the IDs of a list that end in three zeros: of true IDs, it is one in a thousand.
struct RoundingTally: Sendable {
  private var ids = 0
  private var rounded = 0

  mutating func count(_ id: DecimalID) {
    // Older IDs are shorter than what a spreadsheet rounds.
    guard id.digits > 15 else { return }
    ids += 1
    if id.low % 1000 == 0 { rounded += 1 }
  }

  /// Whether more than 1 % of the IDs end in three zeros.
  var isMangled: Bool { 100 * rounded > ids }

  static let reason =
    "more than 1 % of the IDs end in three zeros, as after a spreadsheet has rounded them; export the IDs as "
    + "text"
}
