/// Up to 40 ASCII bytes that are composed one by one, then appended to a buffer in one step.
///
/// A buffer checks its capacity for each byte. The longest time with its quotes has 40 bytes; a
/// byte more stops the process.
struct ShortText {
  private var bytes = InlineArray<40, UInt8>(repeating: 0)
  /// How many bytes there are.
  private(set) var count = 0

  /// The bytes so far.
  var span: Span<UInt8> {
    @_lifetime(borrow self) get { bytes.span.extracting(0..<count) }
  }

  /// The byte at an offset below 40.
  subscript(place: Int) -> UInt8 {
    get { bytes[place] }
    set { bytes[place] = newValue }
  }

  /// Appends a byte.
  mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  /// Appends bytes. O(length).
  mutating func append(_ value: Span<UInt8>) {
    for i in value.indices { bytes[count + i] = value[i] }
    count += value.count
  }

  /// Appends a number that is not negative, in decimal.
  mutating func append(decimal value: Int) {
    var power = 10
    var digits = 1
    while digits < 19, value >= power {
      power = power &* 10
      digits += 1
    }
    var rest = UInt(bitPattern: value)
    var place = count + digits
    count = place
    repeat {
      place -= 1
      bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  /// Overwrites two bytes with a number from 0 to 99.
  mutating func set(twoDigits value: Int, at place: Int) {
    bytes[place] = UInt8(ascii: "0") + UInt8(value / 10)
    bytes[place + 1] = UInt8(ascii: "0") + UInt8(value % 10)
  }
}
