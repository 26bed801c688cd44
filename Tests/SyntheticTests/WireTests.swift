import Foundation
import Synthetic
import Testing

@Suite("The bytes of each form")
struct WireTests {
  @Test("records end with the line end of their form", arguments: Form.allCases)
  func lineEnds(form: Form) {
    for made in sample(form) {
      let end: [UInt8] = form == .v1 ? [0x0D, 0x0A] : [0x0A]
      #expect(made.bytes.suffix(end.count) == end[...])
      let inner = made.bytes.dropLast(end.count)
      #expect(!inner.contains(0x0A) && !inner.contains(0x0D))
      #expect(inner.isEmpty == (made.truth.kind == .keepAlive))
    }
  }

  @Test("v1 is ASCII and escapes what the platform escapes", arguments: [Form.v1, .v1Users])
  func wireForm(form: Form) throws {
    for made in sample(form) where made.truth.kind != .keepAlive {
      #expect(made.bytes.allSatisfy { $0 < 0x80 })
      let inner = inside(made.bytes)
      #expect(inner.allSatisfy { $0.utf8.allSatisfy { ![0x3C, 0x3E, 0x7B, 0x7D].contains($0) } })
      #expect(inner.allSatisfy { $0.replacing("\\/", with: "").utf8.contains(0x2F) == false })
      #expect(inner.allSatisfy { $0.contains(#/\\u[0-9a-f]*[A-F]/#) == false })
      #expect(outside(made.bytes).contains(" ") == false)
    }
  }

  @Test(
    "Python's forms have one space after each comma and colon, and no \\/",
    arguments: [Form.v1Python, .v2Python, .v2Flat])
  func pythonForm(form: Form) {
    for made in sample(form) {
      #expect(made.bytes.allSatisfy { $0 < 0x80 })
      #expect(made.text.contains("\\/") == false)
      let between = outside(made.bytes)
      #expect(between.replacing(", ", with: "").contains(",") == false)
      #expect(between.replacing(": ", with: "").contains(":") == false)
      #expect(between.replacing(#/[,:] /#, with: "").contains(" ") == false)
    }
  }

  @Test("v2 is UTF-8, compact, and escapes only what it must")
  func utf8Form() throws {
    for made in sample(.v2Pages) {
      let text = try #require(String(validating: made.bytes, as: UTF8.self))
      #expect(text.contains(/\\[^n"\\]/) == false)
      #expect(text.unicodeScalars.contains { $0.value > 0xFFFF })
      #expect(outside(made.bytes).contains(" ") == false)
    }
  }

  /// The strings of a record as they are written.
  private func inside(_ bytes: [UInt8]) -> [Substring] {
    parts(bytes).enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }

  /// Everything between the strings of a record.
  private func outside(_ bytes: [UInt8]) -> String {
    parts(bytes).enumerated().filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined()
  }

  /// The record split at its quotation marks: every second part is a string.
  private func parts(_ bytes: [UInt8]) -> [Substring] {
    var parts: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in bytes where byte != 0x0A && byte != 0x0D {
      if byte == 0x22, !isEscaped { parts.append([]) } else { parts[parts.count - 1].append(byte) }
      isEscaped = byte == 0x5C && !isEscaped
    }
    return parts.map { Substring(decoding: $0, as: UTF8.self) }
  }
}
