import JSONStream
import Testing

@testable import Moult

/// Each record once, with what belongs to it, within a limit of memory.
@Suite struct UniqueRecordsTests {
  private struct One: Equatable {
    let id: DecimalID
    let payload: [UInt8]
  }

  /// Records whose IDs are often repeated, with payloads of many lengths, some longer than a block.
  private static func records(_ count: Int, of different: UInt64) -> [One] {
    (0..<count).map { number in
      let length = number % 97 == 0 ? 3_000 : number % 23
      return One(
        id: DecimalID(UInt64.random(in: 0..<different) * 1_000_003),
        payload: (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) })
    }
  }

  private static func firsts(_ all: [One]) -> [One] {
    var seen: Set<DecimalID> = []
    return all.filter { seen.insert($0.id).inserted }
  }

  /// Memory for one ID, for some ten thousand, and more than is needed.
  @Test(arguments: [
    (memory: 0, count: 2_000, different: 900),
    (memory: 3 << 20, count: 200_000, different: 150_000),
    (memory: 1 << 30, count: 20_000, different: 9_000), (memory: 0, count: 0, different: 1),
  ]) func theFirstOfEachIDInOrder(memory: Int, count: Int, different: UInt64) throws {
    let all = Self.records(count, of: different)
    var unique = UniqueRecords(mostBytes: memory)
    var store = Shelf()
    var found: [One] = []
    for (number, one) in all.enumerated() {
      if unique.isFirst(one.id, with: one.payload.span) { found.append(one) }
      if number % 1_000 == 0 { try unique.spill(in: &store) }
    }
    let early = found.count
    while try unique.loadSpilled(
      from: &store,
      { id, payload in
        found.append(One(id: id, payload: payload.indices.map { payload[$0] }))
      })
    {}
    let expected = Self.firsts(all)
    let isSame = found == expected
    #expect(isSame)
    #expect(unique.takeRepeated() == count - expected.count && unique.takeRepeated() == 0)
    #expect(unique.hasSpilled == (early < expected.count))
    #expect((store.stored > 0) == (memory < 1 << 30 && count > 0))
  }

  /// Payloads are loaded in parts, so that memory is bounded.
  @Test func aPartIsBounded() throws {
    var unique = UniqueRecords(mostBytes: 0)
    var store = Shelf()
    let payload = [UInt8](repeating: 7, count: 10_000)
    for number in 0..<1_000 {
      _ = unique.isFirst(DecimalID(UInt64(number)), with: payload.span)
      try unique.spill(in: &store)
    }
    var parts: [Int] = []
    var part = 0
    while try unique.loadSpilled(from: &store, { _, payload in part += payload.count }) {
      parts.append(part)
      part = 0
    }
    #expect(parts.reduce(0, +) == 999 * 10_000)
    #expect(parts.allSatisfy { $0 < 2 << 20 } && parts.count > 8)
  }
}
