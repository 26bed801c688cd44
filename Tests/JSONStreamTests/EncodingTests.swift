import Testing

@testable import JSONStream

/// Bytes that are not UTF-8 (RFC 3629, section 4), and bytes that only look like white space (RFC 8259, section
/// 2).
@Suite struct EncodingTests {
  /// Sequences that are not UTF-8, each wrong at its first byte.
  static let bad: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xC2, 0xC2],
    [0xDF, 0x7F], [0xE0], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0], [0xE1, 0x80],
    [0xE1, 0x80, 0x41], [0xE1, 0x41, 0x80], [0xE1, 0x80, 0xC0], [0xED, 0xA0, 0x80],
    [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xEF, 0xBF], [0xF0],
    [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80],
    [0xF1, 0x80, 0x80, 0x41],
    [0xF1, 0x80, 0x41, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF4, 0xBF, 0xBF, 0xBF],
    [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
  ]
  /// The first and last sequences of each length and on each side of the surrogates.
  static let good: [[UInt8]] = [
    [0x7F], [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xEC, 0xBF, 0xBF], [0xED, 0x80, 0x80],
    [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80],
    [0xF3, 0xBF, 0xBF, 0xBF], [0xF4, 0x80, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
  ]
  static let opening = Array("{\"text\":\"".utf8)
  static let closing = Array("\"}\n{\"id\":2}\n".utf8)

  /// A record with a sequence after `place` letters and before 70 more.
  static func line(_ sequence: [UInt8], at place: Int) -> [UInt8] {
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: place)
    return opening + letters + sequence + [UInt8](repeating: UInt8(ascii: "b"), count: 70) + closing
  }

  @Test(arguments: bad)
  func isRejectedAtEveryAlignment(_ sequence: [UInt8]) {
    for place in 0...130 {
      let log = readAlike(Self.line(sequence, at: place), Way.each([4096]))
      #expect(log.errors.map(\.code) == [.encoding])
      #expect(
        log.errors.map(\.position) == [Position(line: 1, offset: Self.opening.count + place)])
      #expect(log.brief.last == "2@2")
    }
  }

  @Test(arguments: good)
  func isAcceptedAtEveryAlignment(_ sequence: [UInt8]) {
    for place in 0...130 {
      let log = readAlike(Self.line(sequence, at: place), Way.each([4096]))
      #expect(log.errors.isEmpty)
      #expect(log.records.first?.nodes[1].literal.utf8.count == place + sequence.count + 70)
    }
  }

  /// Every pair of bytes, and every third and fourth byte, is judged as the standard library does.
  @Test func sequencesAreValidatedLikeTheStandardLibrary() {
    let edges: [UInt8] = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    for lead in 0x80...0xFF as ClosedRange<UInt8> {
      for second in edges {
        for third in edges {
          for fourth in edges {
            let bytes = [lead, second, third, fourth]
            let isGood = String(validating: bytes, as: UTF8.self) != nil
            let fault = unsafe bytes.withUnsafeBufferPointer {
              unsafe TextCheck.firstFault(in: $0.baseAddress!, count: 4)
            }
            if (fault == nil) != isGood { Issue.record("\(bytes)") }
          }
        }
      }
    }
  }

  /// A sequence that the end of the input, a line or a string truncates is rejected.
  @Test func aTruncatedSequenceIsRejectedEverywhere() {
    for sequence in Self.good.dropFirst() {
      for length in 1..<sequence.count {
        let cut = Array(sequence[..<length])
        for tail in ["", "\"}", "\n", "\\n\"}"] {
          let log = readAlike(Self.opening + cut + Array(tail.utf8), Way.few)
          #expect(log.errors.map(\.code) == [.encoding])
        }
      }
    }
  }

  @Test(arguments: [0x0B, 0x0C] as [UInt8])
  func otherSpaceIsRejected(_ byte: UInt8) {
    let record = Array(#"{ "id" : [ 1 , 2 ] , "x" : { } }"#.utf8)
    for (place, old) in record.enumerated() where old == UInt8(ascii: " ") {
      for padding in [0, 30, 50, 64] {
        let spaces = [UInt8](repeating: UInt8(ascii: " "), count: padding)
        var bytes = spaces + record
        bytes[padding + place] = byte
        let log = readAlike(bytes + Array("\n{\"id\":2}\n".utf8), Way.few)
        #expect(log.errors.map(\.code) == [.syntax])
        #expect(log.errors.map(\.position.offset) == [padding + place])
        #expect(log.records.map(\.id) == ["2"])
      }
    }
  }

  @Test(arguments: 0..<0x20 as Range<UInt8>)
  func controlCharactersAreRejectedInStrings(_ byte: UInt8) {
    let log = readAlike(Self.line([byte], at: 70), Way.few)
    // A line that ends inside a string is truncated.
    #expect(log.errors.first?.code == (byte == UInt8(ascii: "\n") ? .truncated : .syntax))
    #expect(log.records.last?.id == "2")
  }
}
