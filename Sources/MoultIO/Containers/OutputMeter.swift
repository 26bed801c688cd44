/// Counts the bytes that a member expands to, and checks them against the limits.
///
/// The ratio is checked at multiples of ``step``, and no read crosses one: so a member stops at the same byte
/// whatever the sizes of the reads.
struct OutputMeter {
  private static let step = 1 << 20

  private let ratio: Int
  private var most: Int
  private(set) var produced = 0

  init(_ limits: ContainerLimits) { (ratio, most) = (limits.ratio, limits.memberBytes) }

  /// Lifts the limit on the size of a member, because this one is an archive whose members are limited themselves.
  mutating func liftSizeLimit() { most = .max }

  /// How many of `count` bytes may be read at once; 0 at the limit.
  func room(for count: Int) -> Int {
    min(count, Self.step - produced % Self.step, most - produced)
  }

  mutating func add(_ count: Int) { produced += count }

  /// Whether the ratio is due for a check and exceeds its limit.
  func isOverRatio(_ expansion: @autoclosure () -> Double) -> Bool {
    produced > ContainerLimits.ratioGrace && produced % Self.step == 0
      && expansion() > Double(ratio)
  }
}
