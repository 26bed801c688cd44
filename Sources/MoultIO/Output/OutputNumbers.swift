/// How the outputs of a batch are named.
public enum OutputNaming: String, Sendable, CaseIterable {
  /// By a number in the order of the input, which says nothing of the member.
  case numbered
  /// By the name and the place of the member in the input.
  case mirrored
}

/// Numbers as names of the outputs of a batch: `000001.jsonl`, `000002.jsonl`, … in the order of the input.
///
/// A member without an output takes no number, and no number is given to two members. A member that is
/// read again keeps the numbers that it had.
public struct OutputNumbers {
  private static let digits = 6

  private let suffix: String
  private var highest = 0
  /// Names that the unit had before, the first one last.
  private var kept: [String] = []

  /// - Parameter suffix: what the names end in.
  public init(suffix: String) { self.suffix = suffix }

  /// Says that a name was given by an earlier run.
  public mutating func take(_ name: String) {
    highest = max(highest, Int(name.prefix { $0.isASCII && $0.isNumber }) ?? 0)
  }

  /// Begins what is read as one.
  ///
  /// - Parameter names: what its outputs were named when an earlier run read it.
  public mutating func startUnit(keeping names: [String]) { kept = names.reversed() }

  /// The name of the next output.
  public mutating func next() -> String {
    if let name = kept.popLast() { return name }
    highest += 1
    let number = String(highest)
    return String(repeating: "0", count: max(0, Self.digits - number.count)) + number + suffix
  }
}
