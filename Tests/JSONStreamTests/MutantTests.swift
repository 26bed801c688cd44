import Mutation
import Testing

@testable import JSONStream

/// Mutated inputs: the result does not depend on the chunks, and the reader terminates.
@Suite(.tags(.slow)) struct MutantTests {
  /// Invented records in every framing.
  static let seeds = [
    """
    {"id":101,"text":"a \\"b\\" \\u00e9","user":{"id":7,"name":"n"},"tags":["x",1.5e3,null]}
    {"id":102,"x":{"y":[[],{"id":1}]},"items":[{"id":103},{"text":"\\\\"}]}

    {"id":104,"text":"é {[,:\\ud83d\\ude00","z":true}
    """,
    "[\n{\"id\":1,\"tags\":[[1],{}]},\n{\"id\":2,\"text\":\"a]\"},\n{\"id\":3}\n]\n{\"id\":4}\n",
    "{\n  \"id\": 1,\n  \"user\": {\n    \"id\": 2\n  }\n}\n{\n  \"id\": 3,\n  \"tags\": [\n    \"a\"\n  ]\n}\n",
    "{\"id\":1}{\"id\":2,\"text\":\"}\"} [{\"id\":3},{\"id\":4}] 5 \"six\" true\n{\"id\":7}\n",
    "[{\"id\":1},{\"id\":2}]\r\n[{\"id\":3}]\r\n\r\n[]\r\n[{\"id\":4,\"text\":\"\\\\\\\"\"}]\r\n",
    "{\"id\":1,\n\"user\":{\"id\":2},\n\"x\":[1,\n2]}\n{\"id\":3,\n\"y\":0}\n",
  ]
  static let pieces =
    [
      "\"", "\\", "{", "}", "[", "]", ",", ":", "\n", "\r\n", " ", "1", "-", "e", ".", "true",
      "nul",
      "\\u", "\\ud83d", "{\"id\":9}", "[1]", "{\n", "\n[\n", "\n{\"id\":8}\n", "\u{0B}", "é",
      "\u{FEFF}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x00], [0x80]]

  @Test(arguments: 0..<3000 as Range<UInt64>)
  func chunksDoNotChangeTheResult(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = Array(Self.seeds.randomElement(using: &random)!.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
    readAlike(bytes, Way.few)
  }

  /// The same with limits that the inputs reach.
  @Test(arguments: 0..<1000 as Range<UInt64>)
  func chunksDoNotChangeTheResultWithinNarrowLimits(_ seed: UInt64) {
    var random = SeededGenerator(seed: ~seed)
    var bytes = Array(Self.seeds.randomElement(using: &random)!.utf8)
    for _ in 0..<Int.random(in: 0...2, using: &random) { mutate(&bytes, &random) }
    let limits = Limits(
      depth: .random(in: 1...4, using: &random), recordBytes: .random(in: 4...90, using: &random))
    readAlike(bytes, Way.few, limits: limits)
  }

  /// The selector changes neither which records are accepted nor where the faults are.
  @Test(arguments: 0..<500 as Range<UInt64>)
  func theSelectorDoesNotChangeAcceptance(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed &+ 1_000_000)
    var bytes = Array(Self.seeds.randomElement(using: &random)!.utf8)
    mutate(&bytes, &random)
    let way = Way(chunk: 4096, isIdle: false)
    let one = read(bytes, way)
    for selector in [Selectors.keeping, Selectors.empty] {
      let other = read(bytes, way, selector: selector)
      #expect(other.errors == one.errors)
      #expect(other.records.map(\.position) == one.records.map(\.position))
      #expect(other.records.map(\.byteCount) == one.records.map(\.byteCount))
      #expect(other.roots == one.roots)
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard bytes.count > 2 else { return bytes.append(contentsOf: Self.pieces[0]) }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<8, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random)!, at: place)
    case 2: bytes.removeSubrange(place..<end)
    case 3:
      bytes.insert(
        contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...bytes.count, using: &random))
    case 4:
      let span = Array(bytes[place..<end])
      bytes.removeSubrange(place..<end)
      bytes.insert(contentsOf: span, at: Int.random(in: 0...bytes.count, using: &random))
    case 5: bytes.removeSubrange(place...)
    default: swapStructure(&bytes, from: place, &random)
    }
  }

  /// Replaces the next quote, bracket, comma, colon or line end by another.
  private func swapStructure(
    _ bytes: inout [UInt8], from place: Int, _ random: inout SeededGenerator
  ) {
    let structure = Array("\"{}[],:\n".utf8)
    guard let found = bytes[place...].firstIndex(where: structure.contains) else { return }
    bytes[found] = structure.randomElement(using: &random)!
  }
}
