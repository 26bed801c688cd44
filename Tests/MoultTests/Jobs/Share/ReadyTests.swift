import Moult
import Testing

/// What waits for a release comes back as it was put in.
struct ReadyTests {
  /// A store in memory.
  private struct Store: BlockStore {
    var blocks: [[UInt64]] = []

    mutating func store(_ words: Span<UInt64>) -> Int {
      blocks.append(words.indices.map { words[$0] })
      return blocks.count - 1
    }

    mutating func load(_ block: Int, into words: inout MutableSpan<UInt64>) {
      for index in words.indices { words[index] = blocks[block][index] }
    }
  }

  private func lines(_ ids: some Sequence<Int>) -> [UInt8] {
    Array(ids.map { "\($0)\n" }.joined().utf8)
  }

  @Test func idsInTheirOrder() throws {
    var store = Store()
    var ready = ReadyIDs()
    let all = Array((1...20_000).reversed())
    for start in stride(from: 0, to: all.count, by: 3_000) {
      let bytes = lines(all[start..<min(start + 3_000, all.count)])
      try ready.append(bytes.span, to: &store)
    }
    #expect(ready.count == 20_000)
    #expect(store.blocks.count > 1)
    var out = ByteBuffer()
    var taken = 0
    while true {
      let count = try ready.take(upTo: 777, into: &out, from: &store)
      if count == 0 { break }
      taken += count
    }
    let isSame = out.string == String(decoding: lines(all), as: UTF8.self)
    #expect(taken == 20_000 && isSame)
  }

  @Test func whatWasReleasedIsLeftOut() throws {
    var store = Store()
    var ready = ReadyIDs()
    let earlier = lines([2, 4, 9])
    ready.leaveOut(earlier.span)
    let bytes = lines(1...5)
    try ready.append(bytes.span, to: &store)
    #expect(ready.count == 3 && ready.repeated == 2)
    var out = ByteBuffer()
    #expect(try ready.take(upTo: 10, into: &out, from: &store) == 3)
    #expect(out.string == "1\n3\n5\n")
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_001]) func bytesAsTheyAre(count: Int) throws {
    var store = Store()
    var ready = ReadyLines()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    var start = 0
    while start < count {
      let piece = Array(bytes[start..<min(start + 40_000, count)])
      try ready.append(piece.span, to: &store)
      start += piece.count
    }
    var out = ByteBuffer()
    while try ready.take(into: &out, from: &store) {}
    var back: [UInt8] = []
    for index in 0..<out.count { back.append(out.bytes[index]) }
    let isSame = back == bytes
    #expect(isSame)
    #expect(store.blocks.count == count / 65_536)
  }
}
