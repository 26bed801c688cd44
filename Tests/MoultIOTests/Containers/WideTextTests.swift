import Foundation
import MoultIO
import Testing

/// UTF-16 and UTF-32, with and without a byte-order mark, in both byte orders, against texts whose UTF-8 is known.
@Suite(.tags(.slow)) struct WideTextTests {
  /// An encoding, and how the test writes a number in it.
  struct Form: Sendable, CustomTestStringConvertible {
    let unit: Int
    let isBig: Bool
    let hasMark: Bool
    var testDescription: String {
      "UTF-\(8 * unit)\(isBig ? "BE" : "LE")\(hasMark ? ", mark" : "")"
    }

    func bytes(_ number: UInt32) -> [UInt8] {
      let bytes = (0..<unit).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
      return isBig ? bytes.reversed() : bytes
    }

    func bytes(_ scalar: Unicode.Scalar) -> [UInt8] {
      unit == 4
        ? bytes(scalar.value) : Array(String(Character(scalar)).utf16).flatMap { bytes(UInt32($0)) }
    }

    func bytes(_ text: String) -> [UInt8] {
      (hasMark ? bytes(0xFEFF) : []) + text.unicodeScalars.flatMap { bytes($0) }
    }

    func utf8(_ text: String) -> [UInt8] { Array(((hasMark ? "\u{FEFF}" : "") + text).utf8) }
  }

  static let forms = [2, 4].flatMap { unit in
    [(false, false), (false, true), (true, false), (true, true)].map {
      Form(unit: unit, isBig: $0.0, hasMark: $0.1)
    }
  }

  /// All lengths in UTF-8, in runs that start and end at each place of a block of 16.
  static let text: String = {
    var text = ""
    for number in 0..<74 {
      let letters = String(repeating: "x", count: number % 37)
      text += "{\"id\":\(number),\"t\":\"\(letters)é\(letters)日本\(letters)😀😀é\"}\r\n"
    }
    return text
  }()

  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func open(_ bytes: [UInt8]) throws -> ByteStream {
    let walk = ArchiveWalker(ContainerLimits(), scriptStarts: scriptStarts)
    try walk.enter(try scratch.write(bytes, to: UUID().uuidString))
    guard case .open(let open) = try walk.next() else { throw CocoaError(.fileReadUnknown) }
    return open.stream
  }

  @Test(arguments: forms) func isConverted(_ form: Form) throws {
    for block in [1, 3, 7, 16, 17, 4096, 1 << 18] {
      let (content, error) = try open(form.bytes(Self.text)).drain(block)
      #expect(content == form.utf8(Self.text) && error == nil)
    }
  }

  @Test(arguments: forms) func offsetsAreThoseOfTheOriginal(_ form: Form) throws {
    for block in [3, 700, 1 << 18] {
      let stream = try open(form.bytes(Self.text))
      _ = try stream.drain(block)
      #expect(stream.encodingName == "UTF-\(8 * form.unit)")
      var (converted, original) = form.hasMark ? (3, form.unit) : (0, 0)
      var wrong = 0
      for scalar in Self.text.unicodeScalars {
        let length = String(scalar).utf8.count
        for index in 0..<length
        where stream.originalOffset(of: converted + index) != original { wrong += 1 }
        converted += length
        original += form.bytes(scalar).count
      }
      #expect(wrong == 0 && stream.originalOffset(of: converted) == original)
    }
  }

  /// Whatever is no character is not UTF-8 after the conversion, at the place where it was.
  @Test(arguments: forms) func numbersThatAreNoCharacters(_ form: Form) throws {
    let bad: [[UInt32]] =
      form.unit == 2
      ? [[0xD800], [0xDBFF, 0x41], [0xDC00], [0xDFFF, 0xD800], [0xD83D, 0xD83D]]
      : [[0xD800], [0xDFFF], [0x110000], [0xFFFF_FFFF], [0x0100_0000]]
    let (start, end) = ("{\"t\":\"日😀", "\"}\n{\"id\":2}\n")
    for numbers in bad {
      let bytes =
        form.bytes(start) + numbers.flatMap { form.bytes($0) }
        + Form(unit: form.unit, isBig: form.isBig, hasMark: false).bytes(end)
      let stream = try open(bytes)
      let content = try stream.drain(4).0
      let place = form.utf8(start).count
      #expect(
        content.starts(with: form.utf8(start))
          && content.suffix(end.utf8.count) == Array(end.utf8)[...])
      #expect(
        String(validating: content[place..<(content.count - end.utf8.count)], as: UTF8.self) == nil)
      #expect(stream.originalOffset(of: place) == form.bytes(start).count)
    }
  }

  @Test(arguments: forms) func anIncompleteUnitAtTheEnd(_ form: Form) throws {
    let whole = form.bytes("{\"id\":1}\n")
    for count in 1..<form.unit {
      let bytes = whole + form.bytes(UInt32(0x41)).prefix(count)
      for block in [1, 100] {
        let stream = try open(bytes)
        let content = try stream.drain(block).0
        #expect(content == form.utf8("{\"id\":1}\n") + [0xFF])
        #expect(stream.originalOffset(of: content.count - 1) == whole.count)
      }
    }
  }

  /// Damaged bytes: the result is what the standard library reads, or it is not UTF-8.
  @Test(arguments: forms) func mutants(_ form: Form) throws {
    var random = SystemRandomNumberGenerator()
    let bytes = form.bytes("{\"id\":1,\"text\":\"日本 😀é\"}\n")
    for _ in 0..<300 {
      var mutant = bytes
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        mutant[Int.random(in: 16..<mutant.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      let content = try open(mutant).drain(5).0
      let units = stride(from: 0, to: mutant.count, by: form.unit).map { start in
        let unit = mutant[start..<start + form.unit]
        return (form.isBig ? Array(unit) : unit.reversed()).reduce(UInt32(0)) {
          $0 << 8 | UInt32($1)
        }
      }
      let truth =
        form.unit == 2
        ? String(validating: units.map { UInt16($0) }, as: UTF16.self)
        : String(validating: units, as: UTF32.self)
      let read = String(validating: content, as: UTF8.self)
      #expect(read.map { Array($0.utf8) } == truth.map { Array($0.utf8) }, "\(mutant)")
    }
  }

  /// Bytes with zeros that are no text in these encodings.
  @Test(arguments: [[0x7B, 0, 0x22], [0x7B, 0x22, 0, 0], [0x31, 0, 0x32, 0x33]] as [[UInt8]])
  func otherBytesWithZeros(_ bytes: [UInt8]) throws {
    #expect(try open(bytes).drain().0 == bytes)
  }

  @Test func withinContainers() throws {
    try #require(missingTools.isEmpty, "needs gzip, tar and zip")
    _ = try scratch.write(Self.forms[1].bytes(Self.text), to: "a")
    try scratch.shell(
      "gzip -c a > a.gz; tar cf in.tar a a.gz; zip -q in.zip a a.gz; gzip -c in.tar > in.tgz")
    let content = Self.forms[1].utf8(Self.text)
    for name in ["in.tar", "in.zip", "in.tgz"] {
      #expect(
        try scratch.members(name)
          == ["a", "a.gz"].map { Met(name: name + "/" + $0, content: content) })
    }
  }
}
