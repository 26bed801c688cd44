import Moult

/// What was refused of one input: the first are told one by one, the rest is counted.
struct Refusals {
  private static let told = 20

  private var count = 0

  /// What is to be told of further refusals.
  mutating func messages(_ rejections: [Rejection], from name: String) -> [String] {
    let told = rejections.prefix(max(Self.told - count, 0))
    count += rejections.count
    return told.map { "moult: \(name): \($0)" }
  }

  /// What is to be told at the end of the input.
  func rest(from name: String) -> String? {
    guard count > Self.told else { return nil }
    return "moult: \(name): \(count - Self.told) more refused and not told here; "
      + "--stats FILE counts them by reason"
  }
}
