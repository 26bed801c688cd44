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
      // Later items take less time.
      var sum = 0
      for index in 0..<(200 - item.number) * 50 { sum &+= index }
      item.result.withLock { $0 = item.number * 2 + (sum & 0) }
    }
    var given = 0
    for expected in 0..<200 {
      while workers.pending < threads + 2, given < 200 {
        workers.submit(Item(given))
        given += 1
      }
      let item = workers.take()
      #expect(item.number == expected)
      #expect(item.result.withLock { $0 } == expected * 2)
    }
    #expect(workers.pending == 0)
  }

  /// Items that are never taken do not block the end.
  @Test func workersEnd() throws {
    let done = Atomic(0)
    do {
      let workers = try OrderedWorkers<Item>(count: 2) { _ in
        done.add(1, ordering: .relaxed)
      }
      for number in 0..<10 { workers.submit(Item(number)) }
      _ = workers.take()
    }
    #expect(done.load(ordering: .relaxed) >= 1)
  }
}

/// Workers that pause in the middle of an item.
@Suite struct PausingWorkersTests {
  private final class Box: Sendable {
    let taken = Mutex<[Int]>([])
  }

  @Test func whatAnItemHoldsIsTakenInOrder() throws {
    let workers = try OrderedWorkers<Box>(count: 3) { box, pause in
      for number in 0..<3 {
        box.taken.withLock { $0.append(number) }
        if number < 2 { guard pause() else { return } }
      }
    }
    for _ in 0..<6 { workers.submit(Box()) }
    for _ in 0..<6 {
      var numbers: [[Int]] = []
      while true {
        let (box, isDone) = workers.next()
        numbers.append(
          box.taken.withLock { taken in
            defer { taken = [] }
            return taken
          })
        if isDone { break }
        workers.resume()
      }
      #expect(numbers == [[0], [1], [2]])
    }
    #expect(workers.pending == 0)
  }

  /// Closing the pool does not wait for workers that wait for the caller.
  @Test func pausingThreadsEndWithTheWorkers() throws {
    let ended = Box()
    do {
      let workers = try OrderedWorkers<Box>(count: 2) { _, pause in
        if !pause() { ended.taken.withLock { $0.append(1) } }
      }
      for _ in 0..<4 { workers.submit(Box()) }
      #expect(!workers.next().isDone)
    }
    #expect(ended.taken.withLock { $0.count } >= 1)
  }
}
