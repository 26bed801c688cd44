/// A release that is over a quota: what was requested, what is left, and when more may be released.
public struct Shortage: Sendable, Equatable, CustomStringConvertible {
  /// The recipient's name.
  public let recipient: String
  /// The kind of the items.
  public let kind: ReleaseKind
  /// The number of items that was requested.
  public let wanted: Int
  /// What counts already.
  public let usage: Usage

  /// The refusal: the figures, when more may be released, and the lawful way.
  public var description: String {
    let left = usage.left ?? 0
    return "refused by the clause `redistribution`: \(Figures.text(wanted)) \(kind.words) for "
      + "'\(recipient)', and of the \(Figures.text(usage.quota.most ?? 0)) \(window) "
      + "\(Figures.text(usage.used)) are used: \(Figures.text(left)) are left. \(next) Nothing "
      + "was released. Instead: \(advice(left))"
  }

  private var window: String {
    switch usage.window {
    case .days(let days): "in any \(days) days"
    case .calendarDay: "a day (UTC)"
    }
  }

  private var next: String {
    guard let first = usage.frees.first else {
      if usage.used == 0 { return "That many never fit at once." }
      return "More become free when the releases in progress are done and old enough."
    }
    let some = "\(Figures.text(first.count)) more become free at \(first.time)"
    guard let all = usage.time(for: wanted) else {
      return some + "; that many never fit at once."
    }
    return all == first.time
      ? "\(some), enough for all." : "\(some); enough for all at \(all)."
  }

  private func advice(_ left: Int) -> String {
    let permission =
      kind == .tweetIDs
      ? ", or record written permission with the recipient (--permission), or, for an academic "
        + "recipient and non-commercial research, declare the purpose (--purpose)"
      : ""
    if kind == .hydrated {
      return left > 0
        ? "release \(Figures.text(left)) or fewer, or share IDs, which the recipient hydrates"
        : "wait until then, or share IDs, which the recipient hydrates"
    }
    return left > 0
      ? "--up-to-limit releases \(Figures.text(left)) now and reports what is left out, and "
        + "--continue releases the rest later\(permission)"
      : "wait until then\(permission)"
  }
}

/// Numbers in texts for people.
enum Figures {
  /// With commas between thousands.
  static func text(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number.magnitude).reversed().enumerated() {
      if index > 0 && index % 3 == 0 { text = "," + text }
      text = String(digit) + text
    }
    return number < 0 ? "-" + text : text
  }
}
