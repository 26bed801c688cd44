/// How much came out of a member, held against the limits.
///
/// The ratio is looked at where a whole number of ``step`` bytes came out, and nothing is read across
/// such a place: so that a member ends at the same byte whatever the sizes in which it is read.
struct OutputMeter {
  private static let step = 1 << 20

  private let ratio: Int
  private var most: Int
  private(set) var produced = 0

  init(_ limits: ContainerLimits) { (ratio, most) = (limits.ratio, limits.memberBytes) }

  /// Says that it is an archive that comes out: its members have the size that is bounded.
  mutating func liftSizeLimit() { most = .max }

  /// How many of `count` bytes may be read at once; 0 where the member is at its largest.
  func room(for count: Int) -> Int {
    min(count, Self.step - produced % Self.step, most - produced)
  }

  mutating func add(_ count: Int) { produced += count }

  /// Whether a place is reached at which the ratio is looked at, and is over its limit.
  func isOverRatio(_ expansion: @autoclosure () -> Double) -> Bool {
    produced > ContainerLimits.ratioGrace && produced % Self.step == 0
      && expansion() > Double(ratio)
  }
}
