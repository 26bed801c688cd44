/// Appending to an array of ASCII bytes.
extension [UInt8] {
  /// Appends the UTF-8 of a string.
  mutating func append(ascii text: String) {
    append(contentsOf: text.utf8)
  }

  /// Appends a number with its decimal digits.
  mutating func append(decimal value: UInt64) {
    if value < 10 {
      append(UInt8(ascii: "0") + UInt8(value))
      return
    }
    var size = 1
    var bound: UInt64 = 10
    while size < 19, value >= bound {
      size += 1
      bound &*= 10
    }
    if value >= 10_000_000_000_000_000_000 { size = 20 }
    append(contentsOf: repeatElement(0, count: size))
    var rest = value
    for place in 1...size {
      self[count - place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// Appends a number in base 36 with `digits` letters and digits.
  mutating func append(base36 value: Int, digits: Int) {
    var rest = value
    var text: [UInt8] = []
    for _ in 0..<digits {
      text.append(Self.alphabet[rest % 36])
      rest /= 36
    }
    append(contentsOf: text.reversed())
  }

  /// Appends random letters and digits, upper and lower case.
  mutating func append(random count: Int, using random: inout Random) {
    var bits = random.next()
    for place in 0..<count {
      if place % 10 == 9 { bits = random.next() }
      append(Self.alphabet[Int(bits % 62)])
      bits /= 62
    }
  }

  /// Appends random hexadecimal digits in lower case. `count` is at most 16.
  mutating func append(hex count: Int, using random: inout Random) {
    var bits = random.next()
    for _ in 0..<count {
      append(Self.hexadecimal[Int(bits % 16)])
      bits >>= 4
    }
  }

  static let hexadecimal = Array("0123456789abcdef".utf8)
  private static let alphabet = Array(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
}
