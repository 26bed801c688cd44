/// Numbers as people read them.
package enum NumberText {
  /// A number with at most two digits after its point.
  static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (sign, size) = (hundredths < 0 ? "-" : "", abs(hundredths))
    let fraction = size % 100
    if fraction == 0 { return "\(sign)\(size / 100)" }
    let digits =
      fraction % 10 == 0 ? "\(fraction / 10)" : fraction < 10 ? "0\(fraction)" : "\(fraction)"
    return "\(sign)\(size / 100).\(digits)"
  }

  /// A decimal number with commas between thousands; any other text is unchanged. O(length).
  package static func grouped(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    guard !whole.isEmpty, whole.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return text }
    var digits: [Character] = []
    for (index, digit) in whole.reversed().enumerated() {
      if index > 0 && index % 3 == 0 { digits.append(",") }
      digits.append(digit)
    }
    return String(digits.reversed()) + text.dropFirst(whole.count)
  }

  /// The least of 1, 2 and 5 times a power of ten that is not smaller than a positive number.
  static func ceiling(_ value: Double) -> Double {
    var power = 1.0
    while power * 10 <= value { power *= 10 }
    while power > value { power /= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= value } ?? value
  }
}

extension String {
  /// The text with a capital letter at its beginning. O(length).
  package var withCapital: String { prefix(1).uppercased() + String(dropFirst()) }
}
