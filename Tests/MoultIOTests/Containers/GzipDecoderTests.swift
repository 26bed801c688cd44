import Testing

@testable import MoultIO

/// ISA-L and zlib beside each other: the same bytes, the same verdict, and as many bytes read, for intact and damaged
/// streams in any pieces.
@Suite(
  .tags(.slow),
  .enabled(if: BlockDecoder.isAvailable && missingTools.isEmpty, "needs ISA-L and python3"))
struct GzipDecoderTests {
  /// What a decoder makes of a stream.
  private struct Result: Equatable {
    var content: [UInt8] = []
    var read = 0
    var outcome: DecodeStep.Outcome?
  }

  /// Writes a stream of each kind: levels, strategies, flushes, parts of the header, and content of every kind.
  private static let writer = """
    import random, struct, sys, zlib
    random.seed(7)
    words = ["alpha", "beta", "gamma", "{\\"n\\":", "}", "\\n", "0123", "\\u00e9"]
    def content(kind, size):
        if kind == 0: return "".join(random.choice(words) for _ in range(size // 5)).encode()
        if kind == 1: return random.randbytes(size)
        if kind == 2: return bytes([random.choice(b"ab")]) * size
        return b"".join(random.randbytes(1) * random.randrange(1, 400) for _ in range(size // 200))
    number = 0
    for level, strategy in [(0, 0), (1, 0), (6, 0), (9, 0), (6, 4), (6, 2), (6, 3)]:
        for kind in range(4):
            for size in [0, 1, 300, 20000, 150000]:
                data = content(kind, size)
                maker = zlib.compressobj(level, zlib.DEFLATED, -15, 1 + number % 9, strategy)
                half = len(data) // 2
                body = maker.compress(data[:half])
                if number % 3 == 0: body += maker.flush([zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH][number % 2])
                body += maker.compress(data[half:]) + maker.flush()
                flags = [0, 2, 4, 8, 16, 30][number % 6]
                head = bytes([31, 139, 8, flags, 0, 0, 0, 0, 0, 3])
                if flags & 4: head += struct.pack("<H", 6) + b"abcdef"
                if flags & 8: head += b"name\\0"
                if flags & 16: head += b"comment\\0"
                if flags & 2: head += struct.pack("<H", zlib.crc32(head) & 0xFFFF)
                tail = struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
                open(f"{number:03}.gz", "wb").write(head + body + tail)
                number += 1
    """

  private let streams: [[UInt8]]

  init() throws {
    let scratch = try Scratch()
    _ = try scratch.write(Array(Self.writer.utf8), to: "write.py")
    try scratch.shell("python3 write.py")
    streams = try scratch.names().filter { $0.hasSuffix(".gz") }.map { try scratch.bytes(of: $0) }
    #expect(streams.count == 140)
  }

  @Test func intactStreams() {
    for (number, stream) in streams.enumerated() {
      let result = decode(stream, by: GzipDecoder(), pieces: 65_536, room: 262_144)
      #expect(result.outcome == .ended && result.read == stream.count, "stream \(number)")
      #expect(result == decode(stream, by: zlib, pieces: 65_536, room: 262_144))
    }
  }

  /// One decoder for streams one after another, as in a file of several.
  @Test func restarts() {
    let decoder = GzipDecoder()
    for stream in streams {
      let result = decode(stream, by: decoder, pieces: 1000, room: 70_001)
      #expect(result == decode(stream, by: zlib, pieces: 65_536, room: 262_144))
      decoder.restart()
    }
  }

  @Test(arguments: 0..<10) func damagedStreams(part: Int) {
    var random = Random(seed: UInt64(part))
    var outcomes: [DecodeStep.Outcome?: Int] = [:]
    for number in 0..<500 {
      let stream = random.damage(streams[random.below(streams.count)])
      let pieces = random.below(3) == 0 ? 1 + random.below(100) : 65_536
      let room = random.below(3) == 0 ? 1 + random.below(5_000) : 262_144
      let known = decode(stream, by: zlib, pieces: pieces, room: room)
      let result = decode(stream, by: GzipDecoder(), pieces: pieces, room: room)
      #expect(result.outcome == known.outcome, "case \(number)")
      #expect(result.content == known.content, "case \(number)")
      outcomes[known.outcome, default: 0] += 1
    }
    #expect(outcomes[.damaged, default: 0] > 50 && outcomes[.more, default: 0] > 20, "\(outcomes)")
  }

  private var zlib: InflateDecoder { InflateDecoder(windowBits: 15 + 16) }

  /// Decodes a stream that comes in pieces, to its end, to damage, or as far as it goes.
  private func decode(
    _ stream: [UInt8], by decoder: any Decoder, pieces: Int, room: Int
  ) -> Result {
    var (result, given) = (Result(), 0)
    var block = [UInt8](repeating: 0, count: room)
    while true {
      if result.read == given { given = min(given + pieces, stream.count) }
      var space = block.mutableSpan
      let step = decoder.step(stream.span.extracting(result.read..<given), into: &space)
      result.read += step.read
      result.content += block[..<step.written]
      result.outcome = step.outcome
      let isStuck = step.read == 0 && step.written == 0
      if step.outcome != .more || isStuck && result.read == stream.count { return result }
      #expect(!isStuck)
      if isStuck { return result }
    }
  }
}

/// Seeded random numbers, and damage.
private struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  /// A stream that is cut, or has other bits, bytes at its front, or bytes anywhere.
  mutating func damage(_ stream: [UInt8]) -> [UInt8] {
    var stream = stream
    switch below(5) {
    case 0: stream.removeLast(1 + below(stream.count))
    case 1: stream[below(stream.count)] ^= 1 << UInt8(below(8))
    case 2: stream[below(min(stream.count, 150))] ^= 1 << UInt8(below(8))
    case 3: for _ in 0..<3 { stream[below(min(stream.count, 250))] = UInt8(below(256)) }
    default: for _ in 0..<4 { stream[below(stream.count)] = UInt8(below(256)) }
    }
    return stream
  }
}
