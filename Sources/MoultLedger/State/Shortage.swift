/// A release that is over a limit: what was asked, what there is, and when there is more.
public struct Shortage: Sendable, Equatable, CustomStringConvertible {
  public let recipient: String
  public let kind: ReleaseKind
  public let wanted: Int
  public let usage: Usage

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
      if usage.used == 0 { return "So many never fit at once." }
      return "More become free when the releases that are being written are done and old enough."
    }
    let some = "\(Figures.text(first.count)) more become free at \(first.time)"
    guard let all = usage.time(for: wanted) else {
      return some + "; so many never at once."
    }
    return all == first.time
      ? "\(some), and then all of it may go." : "\(some); enough for all of it at \(all)."
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
      ? "--up-to-limit releases \(Figures.text(left)) now and says what is left out, and "
        + "--continue goes on later\(permission)"
      : "wait until then\(permission)"
  }
}

/// Numbers for people.
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
