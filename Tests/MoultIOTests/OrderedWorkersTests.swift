import Synchronization
import Testing

@testable import MoultIO

@Suite struct OrderedWorkersTests {
  final class Item: Sendable {
    let number: Int
    let result = Mutex(0)

    init(_ number: Int) {
      self.number = number
    }
  }

  @Test(arguments: [1, 2, 8])
  func itemsComeBackInOrder(threads: Int) throws {
    let workers = try OrderedWorkers<Item>(count: threads) { item in
      // The later ones are done sooner.
      var sum = 0
      for index in 0..<(200 - item.number) * 50 { sum &+= index }
      item.result.withLock { $0 = item.number * 2 + (sum & 0) }
    }
    var given = 0
    for expected in 0..<200 {
      while workers.pending < threads + 2, given < 200 {
        workers.give(Item(given))
        given += 1
      }
      let item = workers.take()
      #expect(item.number == expected)
      #expect(item.result.withLock { $0 } == expected * 2)
    }
    #expect(workers.pending == 0)
  }

  /// What is given and never taken back is no reason to wait.
  @Test func workersEnd() throws {
    let done = Atomic(0)
    do {
      let workers = try OrderedWorkers<Item>(count: 2) { _ in
        done.add(1, ordering: .relaxed)
      }
      for number in 0..<10 { workers.give(Item(number)) }
      _ = workers.take()
    }
    #expect(done.load(ordering: .relaxed) >= 1)
  }
}
