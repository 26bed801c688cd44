import Moult

/// The rejections of one input: the first are reported one by one, the others are counted.
struct Rejections {
  private static let mostReported = 20

  private var count = 0

  /// The messages about further rejections, each with its line and byte offset.
  mutating func messages(_ rejections: [Rejection], from name: String) -> [String] {
    let reported = rejections.prefix(max(Self.mostReported - count, 0))
    count += rejections.count
    return reported.map { "moult: \(name): \($0)" }
  }

  /// The message for the end of the input; nil where every rejection was reported.
  func rest(from name: String) -> String? {
    guard count > Self.mostReported else { return nil }
    return
      "moult: \(name): \(count - Self.mostReported) more rejected; --stats FILE counts them by reason"
  }
}
