extension PolicyDocument {
  /// Parses the simplest form of YAML: comment lines, `key: value` at the start of a line, and
  /// `  meaning: action` below `meanings:`. Nil if there is any other line. O(`text.count`).
  ///
  /// The built-in policies have this form, so that a start with one of them does not need the YAML reader. A test parses them
  /// both ways.
  init?(flat text: [UInt8]) {
    for line in DataLine.all(in: text) {
      guard let (key, value) = Self.pair(line) else { return nil }
      if line.isIndented {
        guard meanings != nil, let value else { return nil }
        meanings?.append(Choice(meaning: key, action: value))
      } else {
        guard set(key.value, to: value) else { return nil }
      }
    }
  }

  private mutating func set(_ key: String, to value: Entry?) -> Bool {
    switch (Key(rawValue: key), value) {
    case (.policy, let value?): policy = value
    case (.extends, let value?): extends = value
    case (.about, let value?): about = value
    case (.meanings, nil): meanings = []
    default: return false
    }
    return true
  }

  /// A key and the value after its colon, if any.
  private static func pair(_ line: DataLine) -> (key: Entry, value: Entry?)? {
    let colon = UInt8(ascii: ":")
    guard let end = line.bytes.firstIndex(of: colon), isPlain(line.bytes[..<end]) else {
      return nil
    }
    let rest = line.bytes[(end + 1)...]
    let value = rest.drop { $0 == 0x20 }
    guard rest.isEmpty || rest.count > value.count, isPlain(value) else { return nil }
    return (entry(line.bytes[..<end], line), value.isEmpty ? nil : entry(value, line))
  }

  /// Whether YAML reads these bytes literally: letters, digits and the punctuation of plain
  /// sentences.
  private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    return first.isLetter
      && bytes.allSatisfy { $0.isLetter || $0.isDigit || isSign($0) }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func entry(_ bytes: ArraySlice<UInt8>, _ line: DataLine) -> Entry {
    Entry(value: String(decoding: bytes, as: UTF8.self), line: line.number)
  }
}
