import Testing

@testable import Moult

/// Each ID once, within a limit of memory.
@Suite struct UniqueIDsTests {
  /// IDs of all forms, many of them repeated.
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

  /// The output of a job with a limit of memory, for an input in pieces.
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

  /// Memory for one ID, for some ten thousand, and more than is needed.
  @Test(arguments: [
    (memory: 0, count: 700, different: 400), (memory: 3 << 20, count: 200_000, different: 150_000),
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
    case 1 << 30: #expect(early == expected.count && store.stored == 0)
    default: #expect(early > 5_000 && early < expected.count && store.stored > 0)
    }
  }

  /// A partition that does not fit into memory is deduplicated in several passes.
  @Test func aPartThatDoesNotFit() throws {
    var unique = UniqueIDs(mostBytes: 0)
    let all = Array(0..<700)
    // Twice, so that each ID is repeated after others that did not fit.
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

  /// A block is loaded before its words are stored again, so that its place can be used twice.
  @Test func theStoreHasRoomForAllOnce() throws {
    let ids = (0..<100_000).map { "\($0)" }
    var (store, early) = (Shelf(), 0)
    _ = try run(ids, memory: 3 << 20, store: &store, whileReading: &early)
    #expect(store.mostHeld <= 2 * (100_000 - early))
    #expect(store.stored > store.mostHeld)
  }

  @Test func aFullStoreIsAnError() throws {
    var (store, early) = (Shelf(room: 1_000), 0)
    #expect(throws: Shelf.Full.self) {
      try run(
        (0..<100_000).map { "\($0)" }, memory: 3 << 20, store: &store, whileReading: &early)
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
