/// All that notices said, resolved to what holds at the end: some 16 bytes for each thing named.
///
/// Of two notices that switch the same, the later one holds: by their own times, or, where one has none,
/// by their order in the input, for which it is given the latest time before it. Of two with the same
/// time of their own, the one that takes away holds.
struct NoticeTables: Sendable {
  /// For each subject and cause, the time of the last notice, and in the lowest bit whether it took away.
  private var switches: [NumberMap]
  /// For each user, the last tweet that loses its places.
  private var scrubs = NumberMap(valueBits: 64)
  private var latest: UInt64 = 0
  /// What the record at hand says itself of those in it, whatever notices say.
  var told = ToldGone()

  init() {
    let count = NoticeSubject.allCases.count * NoticeCause.allCases.count
    switches = Array(repeating: NumberMap(valueBits: 48), count: count)
  }

  private static func place(_ subject: NoticeSubject, _ cause: NoticeCause) -> Int {
    Int(subject.rawValue) * NoticeCause.allCases.count + Int(cause.rawValue)
  }

  /// Whether any tweet may have to lose its places.
  var scrubsPlaces: Bool {
    !scrubs.isEmpty || !switches[Self.place(.tweet, .scrubbed)].isEmpty
  }

  /// Whether a notice was applied.
  var hasAny: Bool { !scrubs.isEmpty || switches.contains { !$0.isEmpty } }

  /// Whether any notice is of a user, so that a tweet cannot be judged without its author.
  var namesUsers: Bool {
    !scrubs.isEmpty
      || NoticeCause.allCases.contains { !switches[Self.place(.user, $0)].isEmpty }
  }

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

  /// Why a subject is gone; nil where it is not. O(1).
  ///
  /// - Parameter isOwn: whether it is a record's own; only that is superseded, and not what quotes it.
  func cause(of number: UInt64, _ subject: NoticeSubject, isOwn: Bool) -> NoticeCause? {
    if !told.isEmpty, let cause = told.cause(of: number, subject) { return cause }
    return NoticeCause.removals.first { cause in
      (isOwn || cause != .superseded) && holds(cause, subject, number)
    }
  }

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
