/// Counts the different users of values, up to the number from which a value may leave.
///
/// Both are keyed hashes, and stored only mixed with one another: for each user of a value a word, and a word for
/// each number of users that the value has reached. So neither values nor users can be read from it.
///
/// Users by ID and users by handle are counted apart, and a value leaves when one of the two numbers suffices: somebody
/// whom one record names by ID and another one by handle is never two users.
///
/// Memory: about 16 bytes for each user of a value, up to the number.
struct ValueUsers: Sendable {
  /// The memory by default, in bytes.
  static let usualMemory = 256 << 20
  private static let places = 1 << 10

  /// The number of users from which a value may leave.
  let least: Int
  private let mostBytes: Int
  private var words = NumberSet()
  private var hasHandles = false
  /// Values that may leave, each at a place given by its hash: most uses are of few values.
  private var usual = [UInt64](repeating: 0, count: places)

  init(least: Int, mostBytes: Int) {
    (self.least, self.mostBytes) = (least, mostBytes)
  }

  /// Whether no further users are counted, as the memory is used up.
  var isFull: Bool { words.byteCount > mostBytes - 2 * words.growth }

  /// Whether a value may leave. O(1).
  mutating func areEnough(for value: UInt64) -> Bool {
    let place = Int(value % UInt64(Self.places))
    if usual[place] == value { return true }
    let isReached =
      words.contains(Self.word(value, reached: least))
      || hasHandles && words.contains(Self.word(Self.byHandle(value), reached: least))
    guard isReached else { return false }
    usual[place] = value
    return true
  }

  /// Counts a user of a value that may not leave yet. O(log least).
  ///
  /// - Returns: false where there is no memory for it.
  mutating func add(_ user: UInt32, to value: UInt64) -> Bool {
    let isByHandle = RunKey.isByHandle(user)
    if isByHandle { hasHandles = true }
    let value = isByHandle ? Self.byHandle(value) : value
    guard !isFull else { return words.contains(Self.word(value, user: user)) }
    guard words.insert(Self.word(value, user: user)) else { return true }
    var (reached, next) = (0, least)
    while reached + 1 < next {
      let middle = (reached + next) / 2
      if words.contains(Self.word(value, reached: middle)) {
        reached = middle
      } else {
        next = middle
      }
    }
    _ = words.insert(Self.word(value, reached: next))
    return true
  }

  /// The value as it is counted for users by handle.
  private static func byHandle(_ value: UInt64) -> UInt64 { value ^ 0xA076_1D64_78BD_642F }

  private static func word(_ value: UInt64, user: UInt32) -> UInt64 {
    value &+ (1 << 32 | UInt64(user)) &* 0xD6E8_FEB8_6659_FD93
  }

  private static func word(_ value: UInt64, reached count: Int) -> UInt64 {
    value &+ UInt64(count) &* 0x9E37_79B9_7F4A_7C15
  }
}
