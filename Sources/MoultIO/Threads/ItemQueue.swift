/// Items on their way from a thread that makes them to one that takes them, in their order.
///
/// Either side can end it: the maker when there are no more items, the taker when it wants no more.
package final class ItemQueue<Item: Sendable>: @unchecked Sendable {
  /// What ``take(milliseconds:)`` returns.
  package enum Taken {
    case item(Item)
    /// The maker has ended the items, and all of them were taken.
    case ended
    /// The taker wants no more. Items may have been lost.
    case closed
    /// No item came within the time.
    case nothing
  }

  /// What ``put(_:weight:)`` did with an item.
  package enum Placed {
    case stored
    /// The item is lost: the maker has ended the items.
    case ended
    /// The item is lost: the taker wants no more.
    case closed
  }

  private let monitor = Monitor()
  // Accessed under the monitor's lock only.
  private var items: [(item: Item, weight: Int)] = []
  /// The index of the next item; those before it were taken.
  private var first = 0
  private var weight = 0
  private var mostWeight: Int
  private var hasEnded = false
  private var isClosedByTaker = false
  /// Called once when an item can be taken, or none comes any more.
  private var waiter: (@Sendable () -> Void)?

  /// - Parameter mostWeight: a maker waits while the items in the queue weigh as much.
  package init(mostWeight: Int) { self.mostWeight = mostWeight }

  /// Adds an item; waits while the queue is full.
  package func put(_ item: Item, weight: Int) -> Placed {
    let (placed, waiter): (Placed, _) = monitor.withLock {
      while self.weight >= mostWeight && !isClosedByTaker && !hasEnded { monitor.wait() }
      if isClosedByTaker { return (.closed, takeWaiter()) }
      if hasEnded { return (.ended, takeWaiter()) }
      items.append((item, weight))
      self.weight += weight
      monitor.wakeAll()
      return (.stored, takeWaiter())
    }
    waiter?()
    return placed
  }

  /// Says that no item is added any more.
  package func end() {
    let waiter = monitor.withLock {
      hasEnded = true
      monitor.wakeAll()
      return takeWaiter()
    }
    waiter?()
  }

  /// The next item; waits for it.
  ///
  /// - Parameter milliseconds: the longest time to wait; nil for as long as it takes.
  package func take(milliseconds: Int? = nil) -> Taken {
    let deadline = milliseconds.map { Clock.seconds() + Double($0) / 1000 }
    return monitor.withLock {
      while true {
        if let item = removeFirst() { return .item(item) }
        // What was lost is no end of the items.
        if isClosedByTaker { return .closed }
        if hasEnded { return .ended }
        guard let deadline else {
          monitor.wait()
          continue
        }
        let left = deadline - Clock.seconds()
        guard left > 0 else { return .nothing }
        monitor.wait(milliseconds: Int(left * 1000) + 1)
      }
    }
  }

  /// Calls a function once, when ``take(milliseconds:)`` would not wait: at once, or on the thread of the maker.
  ///
  /// - Precondition: no other function waits.
  package func whenReady(_ body: @escaping @Sendable () -> Void) {
    let isReady = monitor.withLock {
      if first < items.count || hasEnded || isClosedByTaker { return true }
      waiter = body
      return false
    }
    if isReady { body() }
  }

  /// The function that waits. It is taken under the same lock that makes the queue ready: a moment later, another one may wait for
  /// the next item.
  private func takeWaiter() -> (@Sendable () -> Void)? {
    defer { waiter = nil }
    return waiter
  }

  /// Waits until ``take(milliseconds:)`` would not wait; false where it still would.
  package func isReady(withinMilliseconds milliseconds: Int?) -> Bool {
    let deadline = milliseconds.map { Clock.seconds() + Double($0) / 1000 }
    return monitor.withLock {
      while first == items.count && !hasEnded && !isClosedByTaker {
        guard let deadline else {
          monitor.wait()
          continue
        }
        let left = deadline - Clock.seconds()
        guard left > 0 else { return false }
        monitor.wait(milliseconds: Int(left * 1000) + 1)
      }
      return true
    }
  }

  private func removeFirst() -> Item? {
    guard first < items.count else { return nil }
    let (item, weight) = items[first]
    first += 1
    self.weight -= weight
    if first == items.count || first >= 64 {
      items.removeFirst(first)
      first = 0
    }
    monitor.wakeAll()
    return item
  }

  /// Says that nothing is taken any more: a waiting maker goes on.
  package func close() {
    let waiter = monitor.withLock {
      isClosedByTaker = true
      (items, first, weight) = ([], 0, 0)
      monitor.wakeAll()
      return takeWaiter()
    }
    waiter?()
  }

  /// Lets the maker go on however much is in the queue.
  package func liftLimit() {
    monitor.withLock {
      mostWeight = .max
      monitor.wakeAll()
    }
  }

  /// Whether the taker wants no more.
  package var isClosed: Bool { monitor.withLock { isClosedByTaker } }

  /// Whether nothing is in the queue.
  package var isEmpty: Bool { monitor.withLock { first == items.count } }

  /// Whether ``take(milliseconds:)`` would wait.
  package var wouldBlock: Bool {
    monitor.withLock { first == items.count && !hasEnded && !isClosedByTaker }
  }
}
