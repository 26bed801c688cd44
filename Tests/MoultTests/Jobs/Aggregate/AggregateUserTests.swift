import Testing

@testable import Moult

@Suite struct AggregateUserTests {
  /// The reference vectors: the bytes 0, 1, 2, … under the key 00 01 … 0f.
  @Test(
    arguments: [
      (0, 0x726F_DB47_DD0E_0E31), (1, 0x74F8_39C5_93DC_67FD), (7, 0xAB02_00F5_8B01_D137),
      (8, 0x93F5_F579_9A93_2462), (15, 0xA129_CA61_49BE_45E5), (16, 0x3F2A_CC7F_57C2_9BDB),
      (19, 0xBB6D_C91D_A779_61BD),
    ] as [(UInt8, UInt64)])
  func hashesLikeTheReference(length: UInt8, hash: UInt64) {
    struct Counting: RandomNumberGenerator {
      var words: [UInt64] = [0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908]
      mutating func next() -> UInt64 { words.removeFirst() }
    }
    var counting = Counting()
    let key = RunKey(using: &counting)
    #expect(SipHash.hash(Array(0..<length).span, key: key) == hash)
  }

  @Test func aKeyIsRandomAndNeverPrinted() {
    let key = RunKey(seed: 7)
    #expect(RunKey() != RunKey())
    #expect("\(key)" == "RunKey")
    #expect(!String(reflecting: key).contains(String(key.low)))
    var dumped = ""
    dump(key, to: &dumped)
    #expect(!dumped.contains(String(key.low)) && !dumped.contains(String(key.high)))
  }

  @Test func countsEachUserOnce() {
    var users = UserSet(countingWithThreshold: 10)
    for hash: UInt32 in [5, 3, 5, .max, 0, 3, .max, 0] { users.insert(hash) }
    #expect(users.count == 4)
    #expect(users.holds(4) && !users.holds(5))
  }

  @Test func aThresholdIsExact() {
    var users = UserSet(threshold: 10)
    for hash: UInt32 in 0..<9 { users.insert(hash * 100) }
    #expect(!users.holds(10))
    users.insert(800)
    #expect(!users.holds(10))
    users.insert(1)
    #expect(users.holds(10))
    for hash: UInt32 in 2000..<3000 { users.insert(hash) }
    #expect(users.holds(10) && users.isLowerBound)
  }

  @Test func countsTheTweetsOfEach() {
    var users = UserSet(threshold: 10)
    for _ in 0..<500 { users.insert(7) }
    for hash: UInt32 in 0..<40 { users.insert(hash) }
    #expect(users.mostOfOne == 501)
  }

  /// Above the capacity, a user with more than half of the tweets is always found, whatever the
  /// hash, and many equal users are not mistaken for one.
  @Test(arguments: [0, 5_000, .max] as [UInt32])
  func boundsTheTweetsOfOneAmongMany(heavy: UInt32) {
    var source = AggregateChance(state: 3)
    var users = UserSet(threshold: 10)
    for _ in 0..<2_000 { users.insert(UInt32(truncatingIfNeeded: source.next())) }
    #expect(users.mostOfOne < 200)
    for _ in 0..<2_000 { users.insert(heavy) }
    #expect(users.mostOfOne >= 2_000 && users.mostOfOne < 2_200)
  }

  @Test(arguments: [1_023, 1_024])
  func isExactUpToItsCapacity(number: UInt32) {
    var users = UserSet(countingWithThreshold: 10)
    for hash in 0..<number { users.insert(hash &* 2_654_435_761) }
    for hash in 0..<number { users.insert(hash &* 2_654_435_761) }
    #expect(users.count == Int(number) && !users.isLowerBound)
  }

  @Test func oneMoreIsALowerBound() {
    var users = UserSet(countingWithThreshold: 10)
    for hash: UInt32 in 0..<1_025 { users.insert(hash &* 2_654_435_761) }
    #expect(users.isLowerBound)
    #expect(users.count <= 1_025 && users.count >= 1_000)
  }

  /// Fixed seeds: the sketch is a function of its hashes, so this cannot fail by chance.
  @Test(arguments: [2_000, 20_000, 300_000])
  func aSketchIsLowAndNear(number: Int) {
    for seed: UInt64 in 1...10 {
      var source = AggregateChance(state: seed)
      var users = UserSet(countingWithThreshold: 10)
      for _ in 0..<number { users.insert(UInt32(truncatingIfNeeded: source.next())) }
      #expect(users.count <= number)
      #expect(users.count * 10 > number * 7)
    }
  }

  @Test(arguments: [(7, 7), (99, 99), (101, 100), (1_849, 1_800), (123_456, 120_000)])
  func roundsDown(number: Int, rounded: Int) {
    #expect(UserSet.roundedDown(number) == rounded)
  }

  @Test(arguments: [3, 30, 1_000, 1_100, 5_000])
  func mergedPartsAreTheWhole(number: Int) {
    for counting in [false, true] {
      let empty =
        counting ? UserSet(countingWithThreshold: 10) : UserSet(threshold: 10)
      var (whole, left, right) = (empty, empty, empty)
      var source = AggregateChance(state: 9)
      for index in 0..<number {
        let hash = UInt32(truncatingIfNeeded: source.next())
        whole.insert(hash)
        if index % 3 != 0 { left.insert(hash) }
        if index % 3 != 1 { right.insert(hash) }
      }
      left.merge(right)
      #expect(left.count == whole.count)
      #expect(left.isLowerBound == whole.isLowerBound)
      #expect(left.holds(10) == whole.holds(10))
    }
  }

  /// Parts sum up to the whole in any order.
  @Test(arguments: [30, 1_000, 5_000])
  func mergedTweetsAreTheWhole(number: Int) {
    var source = AggregateChance(state: 9)
    let hashes = (0..<number).map { _ in UInt32(truncatingIfNeeded: source.next() % 4_000) << 20 }
    var whole = UserSet(threshold: 10)
    var parts = Array(repeating: whole, count: 3)
    for (index, hash) in hashes.enumerated() {
      whole.insert(hash)
      parts[index % 3].insert(hash)
    }
    for order in [[0, 1, 2], [2, 0, 1]] {
      var merged = UserSet(threshold: 10)
      for part in order { merged.merge(parts[part]) }
      whole.settle()
      #expect(merged.mostOfOne == whole.mostOfOne)
      #expect(merged.entries.map(\.hash) == whole.entries.map(\.hash))
      #expect(merged.entries.map(\.tweets) == whole.entries.map(\.tweets))
    }
  }

  @Test func collisionsOnlyLowerTheCount() {
    // The hashes collide in pairs, so half of the users are counted.
    var users = UserSet(threshold: 10)
    for user: UInt32 in 0..<18 { users.insert(user / 2) }
    #expect(users.count == 9 && !users.holds(10))
  }
}
