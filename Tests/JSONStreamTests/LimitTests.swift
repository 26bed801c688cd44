import Testing

@testable import JSONStream

@Suite struct LimitTests {
  /// A record with `depth` levels, its own object counted.
  static func nested(_ depth: Int, _ key: String, _ opener: String, _ closer: String) -> String {
    "{\"id\":1,\"\(key)\":" + String(repeating: opener, count: depth - 2)
      + "[]"
      .dropFirst(depth > 1 ? 0 : 2)
      + String(repeating: closer, count: depth - 2) + "}"
  }

  @Test(arguments: [2, 3, 63, 64, 65, 512], ["x", "tags", "user", "items"])
  func depthIsAcceptedUpToTheLimit(_ limit: Int, _ key: String) throws {
    let limits = Limits(depth: limit)
    for (opener, closer) in [("[", "]"), ("{\"\(key)\":", "}")] {
      let deepest = Self.nested(limit, key, opener, closer)
      let tooDeep = Self.nested(limit + 1, key, opener, closer)
      for selector in [Selectors.sample, Selectors.keeping, Selectors.empty] {
        let log = readAlike(
          deepest + "\n" + tooDeep + "\n" + deepest + "\n", Way.few, selector: selector,
          limits: limits)
        #expect(log.records.map(\.position.line) == [1, 3])
        let error = try #require(log.errors.first)
        #expect(error.code == .depth && error.position.line == 2)
        let last = try #require(tooDeep.utf8.lastIndex { $0 == UInt8(ascii: "[") })
        let place = tooDeep.utf8.distance(from: tooDeep.utf8.startIndex, to: last)
        #expect(error.position.offset == deepest.utf8.count + 1 + place)
      }
    }
  }

  @Test func depthIsLimitedInEveryFraming() {
    let limits = Limits(depth: 2)
    let bad = "{\"id\":[[]]}"
    #expect(readAlike("[\(bad),{\"id\":2}]", limits: limits).brief == ["too-deep@1", "2@1"])
    #expect(
      readAlike("[\n\(bad),\n{\"id\":2}\n]", limits: limits).brief == ["too-deep@2", "2@3"])
    #expect(
      readAlike("{\n\"id\":[[]]\n}\n{\n\"id\":2\n}\n", limits: limits).brief
        == ["too-deep@2", "2@4"])
    #expect(
      readAlike("{\"id\":1}\(bad){\"id\":2}\n{\"id\":3}", limits: limits).brief
        == ["1@1", "too-deep@1", "3@2"])
    #expect(
      readAlike("[1,[],[[]]]", limits: Limits(depth: 1)).brief
        == ["number@1", "array@1", "too-deep@1"])
  }

  /// A record of exactly `size` bytes.
  static func record(_ id: Int, size: Int) -> String {
    let empty = "{\"id\":\(id),\"x\":\"\"}"
    return String(empty.dropLast(2)) + String(repeating: "y", count: size - empty.utf8.count)
      + "\"}"
  }

  @Test(arguments: [40, 200, 5000], ["\n", "\r\n", " ", "  \n"])
  func recordsAreAcceptedUpToTheLimit(_ size: Int, _ separator: String) {
    let limits = Limits(recordBytes: size)
    let good = Self.record(1, size: size)
    let text = good + separator + Self.record(2, size: size + 1) + separator
    let log = readAlike(text + "\n" + Self.record(3, size: size) + separator, limits: limits)
    #expect(log.records.map(\.id) == ["1", "3"])
    #expect(log.records.map(\.byteCount) == [size, size])
    #expect(log.errors.map(\.code) == [.size])
    #expect(log.errors.map(\.position.offset) == [size + separator.utf8.count])
  }

  @Test func sizeIsLimitedInEveryFraming() {
    let limits = Limits(recordBytes: 30)
    let large = Self.record(2, size: 31)
    let small = Self.record(2, size: 30)
    for (bytes, two) in [(small, ["2"]), (large, ["too-large"])] {
      let expected = ["1"] + two + ["3"]
      let lines = "{\"id\":1}\n\(bytes)\n{\"id\":3}\n"
      #expect(outcomes(readAlike(lines, limits: limits)) == expected)
      let elements = "[\n{\"id\":1},\n\(bytes),\n{\"id\":3}\n]\n"
      #expect(outcomes(readAlike(elements, limits: limits)).prefix(3) == expected[...])
      let document = bytes.replacing(",\"x\":\"y", with: ",\n\"x\":\"")
      let pretty = "{\n\"id\":1\n}\n\(document)\n"
      #expect(outcomes(readAlike(pretty + "{\n\"id\":3\n}\n", limits: limits)) == expected)
    }
    #expect(
      outcomes(readAlike(small + small + small, limits: limits)) == ["2", "2", "2"])
    #expect(outcomes(readAlike(small + large + small, limits: limits)) == ["2", "too-large"])
  }

  /// The framing is detected from the bytes, so a fault after the limit does not change the result.
  @Test(arguments: [
    "{\n\"id\":\"1\n\"}\n", "{\n\"id\":1,\n\"x\":[1,2,3,4,5],\n\"y\":\"\n}\n{\n\"id\":2\n}\n",
    "{\"id\":1,\n\"x\":[1,2,3,4,5],\n\"y\":\"\n}\n{\n\"id\":2\n}\n",
    "{\"id\":1,\"x\":[1\n{\"id\":2}\n{\"id\":3}\n{\"id\":4}\n{\"id\":5}\n",
    "[{\"id\":1,\"x\":[1,2,3,4,5],\"y\":\"\n},\n{\"id\":2}\n]\n",
    "{\"id\":1}\n[{\"id\":1,\"x\":[1,2,3,4,5],\"y\":[\n],\n{\"id\":2}\n]\n",
    "{\"id\":1}\n{\"id\":1,\"x\":[1,2,3,4,5],\"y\":[\n],\n{\"id\":2}\n]\n",
  ])
  func theSizeLimitDoesNotDependOnTheChunks(_ text: String) {
    for size in 8...40 {
      readAlike(text, limits: Limits(recordBytes: size))
    }
  }

  /// More than a megabyte without a line end is read value by value.
  @Test func aLongLineIsReadValueByValue() {
    let filler = String(repeating: "z", count: 4000)
    let line = (0..<400).map { "{\"id\":\($0),\"x\":\"\(filler)\"}" }.joined()
    let ways = [Way(chunk: 1 << 22, isIdle: false), Way(chunk: 60_000, isIdle: false)]
    let log = readAlike(line + "x {\"id\":1}\n{\"id\":400}\n", ways)
    #expect(log.records.map(\.id) == (0...400).map(String.init))
    #expect(log.errors.map(\.code) == [.syntax])
    #expect(log.errors.map(\.position) == [Position(line: 1, offset: line.utf8.count)])
  }

  /// A reader's memory does not grow, however many records it reads.
  @Test func memoryDoesNotGrowWithTheInput() {
    var reader = RecordReader(selector: Selectors.sample)
    let first = unsafe UInt(bitPattern: reader.buffer.bytes)
    let piece = Array(String(repeating: "{\"id\":1,\"tags\":[1,2]}\n", count: 100).utf8)
    var records = 0
    for _ in 0..<100 {
      reader.feed(piece.span)
      while case .record = reader.next() { records += 1 }
      let now = unsafe UInt(bitPattern: reader.buffer.bytes)
      #expect(now >= first && now <= first + 64 << 10)
      #expect(reader.buffer.count == 0)
    }
    #expect(records == 10_000)
  }

  private func outcomes(_ log: ReaderLog) -> [String] {
    log.brief.map { String($0.prefix { $0 != "@" }) }
  }
}
