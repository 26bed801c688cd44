import Testing

@testable import Moult

/// A store in memory, which keeps a copy of all that was ever written to it.
private struct Shelf: BlockStore {
  struct Full: Error {}

  var words: [UInt64] = []
  var everWritten: [UInt64] = []
  var most = Int.max

  mutating func write(_ block: Span<UInt64>, at place: Int) throws {
    guard place + block.count <= most else { throw Full() }
    if words.count < place + block.count {
      words += Array(repeating: 0, count: place + block.count - words.count)
    }
    for index in 0..<block.count { words[place + index] = block[index] }
    everWritten += (0..<block.count).map { block[$0] }
  }

  mutating func read(into block: inout MutableSpan<UInt64>, at place: Int) {
    for index in 0..<block.count { block[index] = words[place + index] }
  }
}

/// IDs once each, in a bound of memory.
@Suite struct UniqueIDsTests {
  /// IDs of all forms, many of them more than once.
  private static func ids(_ count: Int, of different: Int) -> [String] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in
      let number = Int.random(in: 0..<different, using: &generator)
      switch number % 16 {
      case 0: return "00\(number)"
      case 1: return "9999999999\(1_000_000_000 + number)"
      case 2: return "\(number)"
      default: return "\(9_000_000_000_000_000_000 + number)"
      }
    }
  }

  private static func input(_ ids: some Sequence<String>) -> [UInt8] {
    Array(ids.map { "{\"id\":1,\"id_str\":\"\($0)\",\"text\":\"\"}\n" }.joined().utf8)
  }

  private static func firsts(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  /// What a job with so much memory puts out, in pieces of input.
  private func run(
    _ ids: [String], memory: Int, store: inout Shelf, whileReading: inout Int
  ) throws -> JobRun {
    var job = Dehydrator(.init(unique: true, uniqueMemory: memory))
    var run = JobRun(empty: ())
    let input = Self.input(ids)
    for start in stride(from: 0, to: input.count, by: 100_000) {
      job.feed(Array(input[start..<min(start + 100_000, input.count)]))
      try job.spill(in: &store)
      run.take(from: &job)
    }
    job.finish()
    run.take(from: &job)
    whileReading = job.report.outputs
    while try job.loadSpilled(from: &store) { run.take(from: &job) }
    run.report = job.report
    return run
  }

  /// Memory for one ID and for some ten thousand, and more than is needed.
  @Test(arguments: [
    (memory: 0, count: 700, different: 400), (memory: 8 << 20, count: 80_000, different: 60_000),
    (memory: 1 << 30, count: 20_000, different: 10_000), (memory: 0, count: 0, different: 1),
  ]) func theOrderIsThatOfTheFirst(memory: Int, count: Int, different: Int) throws {
    let ids = Self.ids(count, of: different)
    let expected = Self.firsts(ids)
    var (store, early) = (Shelf(), 0)
    let run = try run(ids, memory: memory, store: &store, whileReading: &early)
    let isSame = run.lines == expected
    #expect(isSame)
    #expect(run.report.outputs == expected.count)
    switch memory {
    case 0: #expect(early == min(1, count))
    case 1 << 30: #expect(early == expected.count && store.everWritten.isEmpty)
    default: #expect(early > 5_000 && early < expected.count && !store.everWritten.isEmpty)
    }
  }

  /// Where a part has more IDs than memory, what is left over is sifted again.
  @Test func aPartThatDoesNotFit() throws {
    var unique = UniqueIDs(mostBytes: 0)
    let all = Array(0..<700)
    // Two times over, so that each comes again after others that there was no room for.
    for number in all + all { _ = unique.isFirst(try id(number)) }
    var (store, output) = (Shelf(), JobOutput(Projection(.builtIn) { _, _ in false }.kinds))
    while try unique.loadSpilled(from: &store, &output) {}
    #expect(output.buffer.string == all.dropFirst().map { "\($0)\n" }.joined())
  }

  private func id(_ number: Int) throws -> DecimalID {
    let text = Array("\(number)".utf8)
    let id = DecimalID(text.span)
    return try #require(id)
  }

  /// Nothing of what is written is an ID, as a number or as digits, or is written twice.
  @Test func whatIsWrittenTellsNothing() throws {
    let ids = (0..<60_000).map { "\(8_000_000_000_000_000_000 + $0 % 45_000)" }
    var (store, early) = (Shelf(), 0)
    _ = try run(ids, memory: 8 << 20, store: &store, whileReading: &early)
    let written = Set(store.everWritten)
    #expect(store.everWritten.count > 20_000 && written.count == store.everWritten.count)
    #expect(!ids.contains { written.contains(UInt64($0) ?? 0) })
    // Words that follow no rule have each bit set as often as not.
    for bit in 0..<64 {
      let share = store.everWritten.count { $0 >> UInt64(bit) & 1 == 1 } * 100 / written.count
      #expect((47...52).contains(share), "bit \(bit)")
    }
  }

  /// A slot of the store is used again.
  @Test func theStoreHasRoomForAllOnce() throws {
    let ids = (0..<60_000).map { "\($0)" }
    var (store, early) = (Shelf(), 0)
    _ = try run(ids, memory: 8 << 20, store: &store, whileReading: &early)
    #expect(store.words.count <= 2 * (60_000 - early))
    #expect(store.everWritten.count > store.words.count)
  }

  @Test func aFullStoreIsAnError() throws {
    var (store, early) = (Shelf(most: 1_000), 0)
    #expect(throws: Shelf.Full.self) {
      try run(
        (0..<60_000).map { "\($0)" }, memory: 8 << 20, store: &store, whileReading: &early)
    }
  }

  @Test(arguments: [
    "0", "00", "7", "18446744073709551615", "18446744073709551616",
    "99999999999999999999", "00000000000000000000", "00000000000000000009",
  ])
  func anIDInTwoWords(text: String) throws {
    let digits = Array(text.utf8)
    let read = DecimalID(digits.span)
    let id = try #require(read)
    for number in [0, 1, 1 << 40, 1 << 55 - 1] {
      let aside = SpilledID(id, number: number)
      #expect(aside.id == id && aside.number == number)
    }
  }
}
