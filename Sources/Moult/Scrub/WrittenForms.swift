/// Ways to write one character as several: HTML entities and percent encodings.
enum WrittenForms {
  /// A character and the number of code points that write it.
  struct Form {
    var scalar: UInt32
    var length: Int
  }

  /// The entity that starts at an index, or nil if none does.
  ///
  /// It reads the names of HTML 4 and of the signs of ASCII, and decimal and hexadecimal numbers. A number may lack its
  /// semicolon, as browsers read it.
  static func entity(in scalars: [UInt32], at start: Int) -> Form? {
    guard scalars[start] == Scalars.ascii("&"), start + 3 < scalars.count else { return nil }
    if scalars[start + 1] == Scalars.ascii("#") { return numeric(in: scalars, at: start) }
    return named(in: scalars, at: start)
  }

  private static func named(in scalars: [UInt32], at start: Int) -> Form? {
    var name = InlineArray<12, UInt8>(repeating: 0)
    var count = 0
    while count < name.count, start + 1 + count < scalars.count,
      isLetterOrDigit(scalars[start + 1 + count])
    {
      name[count] = UInt8(scalars[start + 1 + count])
      count += 1
    }
    guard count > 1, start + 1 + count < scalars.count,
      scalars[start + 1 + count] == Scalars.ascii(";")
    else { return nil }
    let lines = EntityTable.lines.utf8.span
    guard let value = SortedLines.value(of: name.span.extracting(0..<count), in: lines) else {
      return nil
    }
    var scalar: UInt32 = 0
    for index in value { scalar = scalar << 4 | (digit(UInt32(lines[index])) ?? 0) }
    return Form(scalar: scalar, length: count + 2)
  }

  private static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
    Scalars.isLetter(scalar | 0x20) || Scalars.isDigit(scalar)
  }

  private static func numeric(in scalars: [UInt32], at start: Int) -> Form? {
    let isHexadecimal = scalars[start + 2] | 0x20 == Scalars.ascii("x")
    let radix: UInt32 = isHexadecimal ? 16 : 10
    let first = start + (isHexadecimal ? 3 : 2)
    var index = first
    var value: UInt32 = 0
    // Zeros may lead, more of them than anybody writes.
    while index < min(scalars.count, first + 40), let digit = digit(scalars[index]), digit < radix {
      value = min(value * radix + digit, 0x11_0000)
      index += 1
    }
    guard index > first, value > 0, Unicode.Scalar(value) != nil else { return nil }
    let isClosed = index < scalars.count && scalars[index] == Scalars.ascii(";")
    return Form(scalar: value, length: index - start + (isClosed ? 1 : 0))
  }

  /// The percent-encoded character that starts at an index, or nil if none does.
  static func percent(in scalars: [UInt32], at start: Int) -> Form? {
    guard let lead = percentByte(in: scalars, at: start) else { return nil }
    if lead == 0 { return nil }
    if lead < 0x80 { return Form(scalar: UInt32(lead), length: 3) }
    let count = UTF8Scalars.lengthByLead(lead)
    guard count > 1 else { return nil }
    var bytes: [UInt8] = [lead]
    for part in 1..<count {
      guard let byte = percentByte(in: scalars, at: start + 3 * part) else { return nil }
      bytes.append(byte)
    }
    let (scalar, length) = UTF8Scalars.decode(bytes.span, at: 0)
    return length == count ? Form(scalar: scalar, length: 3 * count) : nil
  }

  private static func percentByte(in scalars: [UInt32], at start: Int) -> UInt8? {
    guard start + 2 < scalars.count, scalars[start] == Scalars.ascii("%"),
      let high = digit(scalars[start + 1]), let low = digit(scalars[start + 2])
    else { return nil }
    return UInt8(high << 4 | low)
  }

  /// The value of a hexadecimal digit.
  static func digit(_ scalar: UInt32) -> UInt32? {
    if Scalars.isDigit(scalar) { return scalar - 0x30 }
    let lower = scalar | 0x20
    return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : nil
  }
}
