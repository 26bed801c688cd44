/// A worker pool that returns items in the order in which they were given.
///
/// The caller decides how many items are in flight and takes their results one by one. So the caller bounds the
/// memory, and an item belongs to one side at a time:
///
///     while workers.pending < limit, let item = next() { workers.submit(item) }
///     use(workers.take())
///
/// A worker whose item is full can pause, until the caller has reached that item and emptied it:
///
///     while true {
///       let (item, isDone) = workers.next()
///       empty(item)
///       if isDone { break }
///       workers.resume()
///     }
public final class OrderedWorkers<Item: AnyObject & Sendable>: Sendable {
  private let line: Line
  private let threads: [Thread]

  /// Starts threads.
  ///
  /// - Throws: ``IOError`` if the system's limit of threads or memory is reached; no thread is left running.
  public convenience init(
    count: Int, _ work: @escaping @Sendable (Item) -> Void
  ) throws(IOError) {
    try self.init(count: count) { item, _ in work(item) }
  }

  /// Starts threads whose work can pause.
  ///
  /// - Throws: ``IOError`` if the system's limit of threads or memory is reached; no thread is left running.
  public init(count: Int, _ work: @escaping @Sendable (Item, Pause) -> Void) throws(IOError) {
    let line = Line()
    var threads: [Thread] = []
    do {
      for _ in 0..<count {
        threads.append(
          try Thread {
            while let turn = line.nextTurn() {
              work(turn.item, Pause { line.pause(turn) })
              line.finish(turn)
            }
          })
      }
    } catch {
      line.close()
      for thread in threads { thread.join() }
      throw error
    }
    (self.line, self.threads) = (line, threads)
  }

  /// Waits until the workers have finished their items, and ends the threads.
  deinit {
    line.close()
    for thread in threads { thread.join() }
  }

  /// The number of items that were given and not taken.
  public var pending: Int { line.pending }

  /// Gives an item to the workers, which put their result into it.
  public func submit(_ item: Item) {
    line.submit(item)
  }

  /// Takes the oldest item; waits until it is done.
  ///
  /// - Precondition: ``pending`` is not 0.
  public func take() -> Item {
    line.take()
  }

  /// The oldest item, and whether it is done; waits until it is done or paused. An item that is done is taken
  /// with this call.
  ///
  /// - Precondition: ``pending`` is not 0.
  public func next() -> (item: Item, isDone: Bool) {
    line.next()
  }

  /// Whether the oldest item can be taken without waiting.
  public var isNextDone: Bool { line.isNextDone }

  /// Lets the worker of the paused oldest item continue.
  public func resume() {
    line.resume()
  }

  /// Pauses a worker in the middle of an item.
  public struct Pause {
    private let pause: () -> Bool

    fileprivate init(_ pause: @escaping () -> Bool) { self.pause = pause }

    /// Waits until the caller has emptied the item; false if the pool is closing and the rest is not needed.
    public func callAsFunction() -> Bool { pause() }
  }

  /// The queue of items, and the state of each.
  private final class Line: @unchecked Sendable {
    /// An item in work.
    struct Turn {
      let number: Int
      let item: Item
    }

    enum State {
      case atWork, pausing, done
    }

    private let monitor = Monitor()
    // One for each of those who wait: each change is for one of them, and waking the others costs more than short items.
    /// A worker can start an item.
    private let work = Signal()
    /// The oldest item is done or paused.
    private let oldest = Signal()
    /// The oldest item was emptied.
    private let emptied = Signal()
    // Accessed under the monitor's lock only.
    private var items: [(item: Item, state: State)] = []
    /// The number of `items.first`, counted from the first item ever given.
    private var first = 0
    private var nextNumber = 0
    private var isClosed = false

    var pending: Int { monitor.withLock { items.count } }

    var isNextDone: Bool { monitor.withLock { items.first?.state == .done } }

    func submit(_ item: Item) {
      monitor.withLock {
        items.append((item, .atWork))
        work.wakeOne()
      }
    }

    func take() -> Item {
      while true {
        let (item, isDone) = next()
        if isDone { return item }
        resume()
      }
    }

    func next() -> (item: Item, isDone: Bool) {
      monitor.withLock {
        precondition(!items.isEmpty, "an item is taken that was never given")
        while items[0].state == .atWork { monitor.wait(for: oldest) }
        guard items[0].state == .done else { return (items[0].item, false) }
        first += 1
        return (items.removeFirst().item, true)
      }
    }

    func resume() {
      monitor.withLock {
        precondition(items.first?.state == .pausing, "nothing pauses")
        items[0].state = .atWork
        emptied.wakeAll()
      }
    }

    func pause(_ turn: Turn) -> Bool {
      monitor.withLock {
        change(turn, to: .pausing)
        while !isClosed && items[turn.number - first].state == .pausing {
          monitor.wait(for: emptied)
        }
        return !isClosed
      }
    }

    /// Waits for an item to work on; nil if the pool is closing.
    func nextTurn() -> Turn? {
      monitor.withLock {
        while nextNumber >= first + items.count && !isClosed { monitor.wait(for: work) }
        guard !isClosed else { return nil }
        defer { nextNumber += 1 }
        return Turn(number: nextNumber, item: items[nextNumber - first].item)
      }
    }

    func finish(_ turn: Turn) {
      monitor.withLock { change(turn, to: .done) }
    }

    private func change(_ turn: Turn, to state: State) {
      items[turn.number - first].state = state
      if turn.number == first { oldest.wakeAll() }
    }

    func close() {
      monitor.withLock {
        isClosed = true
        work.wakeAll()
        emptied.wakeAll()
      }
    }
  }
}

/// The number of online processors.
public var processorCount: Int { Thread.processorCount }
