import MoultIO
import Synchronization
import Testing

/// A queue between a thread that makes items and one that takes them.
@Suite struct ItemQueueTests {
  @Test func itemsComeInTheirOrder() throws {
    let queue = ItemQueue<Int>(mostWeight: 3)
    let maker = try Thread {
      for number in 0..<1000 { _ = queue.put(number, weight: 1) }
      queue.end()
    }
    var taken: [Int] = []
    while case .item(let number) = queue.take() { taken.append(number) }
    maker.join()
    #expect(taken == Array(0..<1000))
  }

  @Test func aMakerGoesOnWhenNothingIsTaken() throws {
    let queue = ItemQueue<Int>(mostWeight: 1)
    let refused = Flag()
    let maker = try Thread {
      while queue.put(1, weight: 1) == .stored {}
      refused.raise()
    }
    _ = queue.take()
    queue.close()
    maker.join()
    #expect(refused.isRaised)
    guard case .closed = queue.take() else {
      return #expect(Bool(false), "a closed queue has no items")
    }
  }

  /// Items that were lost are no end of the items, even where the maker has ended them.
  @Test func anEndAndACloseAreNotTheSame() {
    let queue = ItemQueue<Int>(mostWeight: 10)
    #expect(queue.put(1, weight: 1) == .stored)
    queue.end()
    #expect(queue.put(2, weight: 1) == .ended)
    guard case .item(1) = queue.take(), case .ended = queue.take() else {
      return #expect(Bool(false), "items that were put come before the end")
    }
    queue.close()
    #expect(queue.put(3, weight: 1) == .closed)
    guard case .closed = queue.take() else {
      return #expect(Bool(false), "a close after the end is a close")
    }
  }

  @Test func aMakerThatWaitsGoesOnAtTheEnd() throws {
    let queue = ItemQueue<Int>(mostWeight: 1)
    _ = queue.put(1, weight: 1)
    let refused = Flag()
    let maker = try Thread {
      if queue.put(2, weight: 1) == .ended { refused.raise() }
    }
    queue.end()
    maker.join()
    #expect(refused.isRaised)
  }

  @Test func waitingEndsAfterItsTime() {
    let queue = ItemQueue<Int>(mostWeight: 1)
    guard case .nothing = queue.take(milliseconds: 1) else {
      return #expect(Bool(false), "nothing was put")
    }
    #expect(!queue.isReady(withinMilliseconds: 1))
    queue.end()
    #expect(queue.isReady(withinMilliseconds: nil))
  }

  @Test func aFunctionIsCalledOnceWhenAnItemIsThere() {
    let queue = ItemQueue<Int>(mostWeight: 10)
    let calls = Counter()
    queue.whenReady { calls.add() }
    #expect(calls.count == 0)
    _ = queue.put(1, weight: 1)
    _ = queue.put(2, weight: 1)
    #expect(calls.count == 1)
    queue.whenReady { calls.add() }
    #expect(calls.count == 2)
  }

  /// One that waits for the next item is not called for the one before, however the threads meet: the taker does not sleep, so that
  /// it often comes just when an item was put.
  @Test func aFunctionThatIsCalledFindsAnItem() throws {
    let count = 6_000
    let queue = ItemQueue<Int>(mostWeight: .max)
    let taken = Counter()
    let maker = try Thread {
      for number in 0..<count {
        _ = queue.put(number, weight: 1)
        // Now and then, the taker has to wait.
        while number % 4 == 0 && taken.count <= number - 2 {}
      }
    }
    for number in 0..<count {
      let isCalled = Flag()
      queue.whenReady { isCalled.raise() }
      while !isCalled.isRaised {}
      guard case .item(number) = queue.take(milliseconds: 0) else {
        queue.close()
        #expect(Bool(false), "a function was called, and there is no item \(number)")
        break
      }
      taken.add()
    }
    for _ in taken.count..<count { taken.add() }
    maker.join()
  }
}

private final class Flag: Sendable {
  private let value = Atomic(false)

  var isRaised: Bool { value.load(ordering: .relaxed) }

  func raise() { value.store(true, ordering: .relaxed) }
}

private final class Counter: Sendable {
  private let value = Atomic(0)

  var count: Int { value.load(ordering: .relaxed) }

  func add() { value.add(1, ordering: .relaxed) }
}
