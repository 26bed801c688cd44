/// Threads that work on items, which come back in the order in which they were given.
///
/// The caller gives as many items as it wants in flight and takes them back one by one; so it is the
/// caller who bounds the memory, and an item belongs to one side at a time:
///
///     while workers.pending < limit, let item = next() { workers.give(item) }
///     use(workers.take())
public final class OrderedWorkers<Item: AnyObject & Sendable>: Sendable {
  private let line: Line
  private let threads: [Thread]

  /// Starts threads.
  ///
  /// - Throws: ``IOError`` where the system has no room for them; then none is left running.
  public init(count: Int, _ work: @escaping @Sendable (Item) -> Void) throws(IOError) {
    let line = Line()
    var threads: [Thread] = []
    do {
      for _ in 0..<count {
        threads.append(
          try Thread {
            while let turn = line.nextTurn() {
              work(turn.item)
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

  /// Lets the threads finish what they have begun, and ends them.
  deinit {
    line.close()
    for thread in threads { thread.join() }
  }

  /// How many items were given and not taken back.
  public var pending: Int { line.pending }

  public func give(_ item: Item) {
    line.give(item)
  }

  /// The item that was given first of those that were not taken back; waits until it is done.
  ///
  /// - Precondition: ``pending`` is not 0.
  public func take() -> Item {
    line.take()
  }

  /// The items in the order in which they were given, and how far each has come.
  private final class Line: @unchecked Sendable {
    /// An item on its way through a thread.
    struct Turn {
      let number: Int
      let item: Item
    }

    private let monitor = Monitor()
    // All of these are read and written within the monitor's lock only.
    private var items: [(item: Item, isDone: Bool)] = []
    /// The number of the first of `items`, counted from the first that was ever given.
    private var first = 0
    private var nextNumber = 0
    private var isClosed = false

    var pending: Int { monitor.withLock { items.count } }

    func give(_ item: Item) {
      monitor.withLock {
        items.append((item, false))
        monitor.tellAll()
      }
    }

    func take() -> Item {
      monitor.withLock {
        precondition(!items.isEmpty, "an item is taken that was never given")
        while !items[0].isDone { monitor.wait() }
        first += 1
        return items.removeFirst().item
      }
    }

    /// Waits for an item to work on; nil when there will be none.
    func nextTurn() -> Turn? {
      monitor.withLock {
        while nextNumber >= first + items.count && !isClosed { monitor.wait() }
        guard !isClosed else { return nil }
        defer { nextNumber += 1 }
        return Turn(number: nextNumber, item: items[nextNumber - first].item)
      }
    }

    func finish(_ turn: Turn) {
      monitor.withLock {
        items[turn.number - first].isDone = true
        monitor.tellAll()
      }
    }

    func close() {
      monitor.withLock {
        isClosed = true
        monitor.tellAll()
      }
    }
  }
}

/// How many processors the system runs.
public var processorCount: Int { Thread.processorCount }
