/// How the outputs of a batch are named.
public enum OutputNaming: String, Sendable, CaseIterable {
  /// By numbers in the order of the input, which reveal nothing about the members.
  case numbered
  /// By the names and paths of the members.
  case mirrored
}

/// Numbers the outputs of a batch: `000001.jsonl`, `000002.jsonl`, … in the order of the input.
///
/// A member without an output gets no number, and no two outputs share one. A member that is read again keeps its
/// numbers.
public struct OutputNumbers {
  private static let digits = 6

  private let suffix: String
  private var highest = 0
  /// The unit's earlier names, the first one last.
  private var kept: [String] = []

  /// - Parameter suffix: the extension of the outputs.
  public init(suffix: String) { self.suffix = suffix }

  /// Reserves a name of an earlier run.
  public mutating func take(_ name: String) {
    highest = max(highest, Int(name.prefix { $0.isASCII && $0.isNumber }) ?? 0)
  }

  /// Starts the next unit of input.
  ///
  /// - Parameter names: the unit's names from an earlier run, to use again.
  public mutating func startUnit(keeping names: [String]) { kept = names.reversed() }

  /// The name of the next output.
  public mutating func next() -> String {
    if let name = kept.popLast() { return name }
    highest += 1
    let number = String(highest)
    return String(repeating: "0", count: max(0, Self.digits - number.count)) + number + suffix
  }
}
