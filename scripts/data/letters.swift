/// Prints the words of LetterTable: swift scripts/data/letters.swift

/// A bit for each code point that has a property.
func words(where isMember: (Unicode.Scalar.Properties) -> Bool) -> [UInt64] {
  var words = [UInt64](repeating: 0, count: 0x3100 >> 6)
  for scalar in (0..<UInt32(0x3100)).compactMap(Unicode.Scalar.init) where isMember(scalar.properties) {
    words[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
  }
  return words
}

func isLetterOrDigit(_ properties: Unicode.Scalar.Properties) -> Bool {
  switch properties.generalCategory {
  case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber: true
  default: properties.isAlphabetic
  }
}

func show(_ words: [UInt64]) {
  var line = "   "
  for word in words {
    let text = " " + (word < 10 ? "" : "0x") + String(word, radix: 16) + ","
    if line.count + text.count > 96 {
      print(line)
      line = "   "
    }
    line += text
  }
  print(line)
}

print("alphabetic")
show(words { $0.isAlphabetic })
print("lettersAndDigits")
show(words(where: isLetterOrDigit))
