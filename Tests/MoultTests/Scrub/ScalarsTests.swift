import Testing

@testable import Moult

/// The table of letters has what Unicode's properties say, and so do the ranges above it.
@Suite struct ScalarsTests {
  @Test func knowsLettersAndDigits() {
    let wrong = (UInt32(0x80)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init).filter {
      Scalars.isLetterOrDigit($0.value) != Scalars.isLetterOrDigit($0.properties)
    }
    #expect(wrong.isEmpty, "swift scripts/data/letters.swift prints the table")
  }

  @Test func knowsWordsWithCase() {
    let wrong = (UInt32(0x80)..<0x590).compactMap(Unicode.Scalar.init).filter {
      Scalars.isWord($0.value) != $0.properties.isAlphabetic
    }
    #expect(wrong.isEmpty)
    #expect(Scalars.isWord(0x61) && Scalars.isWord(0x5F) && !Scalars.isWord(0x20))
    #expect(!Scalars.isWord(0x5D0))
  }
}
