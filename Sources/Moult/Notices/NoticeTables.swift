/// The state of every subject after all notices: some 16 bytes for each ID named.
///
/// Of two notices that set the same switch, the later one holds. A notice without a time gets the latest time
/// before it in the input. Of two notices with the same time of their own, the one that sets the cause holds.
struct NoticeTables: Sendable {
  /// For each subject and cause, the time of the last notice and, in the lowest bit, whether it set the cause.
  private var switches: [NumberMap]
  /// For each user, the ID of the last tweet that loses its places.
  private var scrubs = NumberMap(valueBits: 64)
  /// The latest time of a notice so far.
  private var latest: UInt64 = 0
  /// The subjects that the current record itself marks as not to be shared, whatever notices say.
  var notShareable = NotShareable()

  init() {
    let count = NoticeSubject.allCases.count * NoticeCause.allCases.count
    switches = Array(repeating: NumberMap(valueBits: 48), count: count)
  }

  private static func place(_ subject: NoticeSubject, _ cause: NoticeCause) -> Int {
    Int(subject.rawValue) * NoticeCause.allCases.count + Int(cause.rawValue)
  }

  /// Whether any tweet may lose its places.
  var scrubsPlaces: Bool {
    !scrubs.isEmpty || !switches[Self.place(.tweet, .scrubbed)].isEmpty
  }

  /// Whether a notice was applied.
  var hasAny: Bool { !scrubs.isEmpty || switches.contains { !$0.isEmpty } }

  /// Whether any notice is about a user, so that a tweet cannot be judged without its author.
  var namesUsers: Bool {
    !scrubs.isEmpty
      || NoticeCause.allCases.contains { !switches[Self.place(.user, $0)].isEmpty }
  }

  /// Applies an event. Amortized O(1).
  mutating func apply(_ event: NoticeEvent) {
    if let time = event.time { latest = max(latest, time) }
    if event.cause == .scrubbed && event.subject == .user {
      return scrubs.update(event.number) { max($0 ?? 0, event.upTo) }
    }
    let isOwnTime = event.time != nil
    let time = min(event.time ?? latest, 1 << 47 - 1)
    let new = time << 1 | (event.isOn ? 1 : 0)
    switches[Self.place(event.subject, event.cause)].update(event.number) { old in
      guard let old, old >> 1 >= time else { return new }
      return old >> 1 == time && (event.isOn || !isOwnTime) ? new : old
    }
  }

  /// The cause for which a subject is gone; nil where it is not gone. O(1).
  ///
  /// - Parameter isOwn: whether it is the record itself; only a record is superseded, not a tweet that
  ///   quotes the old version.
  func cause(of number: UInt64, _ subject: NoticeSubject, isOwn: Bool) -> NoticeCause? {
    if !notShareable.isEmpty, let cause = notShareable.cause(of: number, subject) { return cause }
    return NoticeCause.removals.first { cause in
      (isOwn || cause != .superseded) && holds(cause, subject, number)
    }
  }

  /// Whether a cause holds for a subject.
  private func holds(_ cause: NoticeCause, _ subject: NoticeSubject, _ number: UInt64) -> Bool {
    let known = switches[Self.place(subject, cause)].value(of: number)
    return known.map { $0 & 1 == 1 } ?? false
  }

  /// Whether a tweet of a user loses its places.
  func losesPlaces(tweet: UInt64, user: UInt64?) -> Bool {
    if holds(.scrubbed, .tweet, tweet) { return true }
    guard let user, let upTo = scrubs.value(of: user) else { return false }
    return tweet <= upTo
  }
}
