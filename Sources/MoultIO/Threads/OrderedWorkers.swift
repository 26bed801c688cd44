/// Threads that work on items, which come back in the order in which they were given.
///
/// The caller gives as many items as it wants in flight and takes them back one by one; so it is the
/// caller who bounds the memory, and an item belongs to one side at a time:
///
///     while workers.pending < limit, let item = next() { workers.give(item) }
///     use(workers.take())
///
/// A thread that has more to give than an item should hold can pause in the middle of it, until the
/// caller has come to that item and taken what it holds:
///
///     while true {
///       let (item, isDone) = workers.look()
///       empty(item)
///       if isDone { break }
///       workers.resume()
///     }
public final class OrderedWorkers<Item: AnyObject & Sendable>: Sendable {
  private let line: Line
  private let threads: [Thread]

  /// Starts threads.
  ///
  /// - Throws: ``IOError`` where the system has no room for them; then none is left running.
  public convenience init(
    count: Int, _ work: @escaping @Sendable (Item) -> Void
  ) throws(IOError) {
    try self.init(count: count) { item, _ in work(item) }
  }

  /// Starts threads whose work can pause.
  ///
  /// - Throws: ``IOError`` where the system has no room for them; then none is left running.
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

  /// What is next in the order of the items, and whether it is done; waits until it is, or until its
  /// thread pauses. An item that is done is taken back with this.
  ///
  /// - Precondition: ``pending`` is not 0.
  public func look() -> (item: Item, isDone: Bool) {
    line.look()
  }

  /// Whether the item that is next can be taken without waiting.
  public var isNextDone: Bool { line.isNextDone }

  /// Lets the thread go on that pauses at the item that was looked at.
  public func resume() {
    line.resume()
  }

  /// What a thread can do in the middle of an item.
  public struct Pause {
    private let pause: () -> Bool

    fileprivate init(_ pause: @escaping () -> Bool) { self.pause = pause }

    /// Waits until what the item holds is taken; false where nobody will: then the rest is of no use.
    public func callAsFunction() -> Bool { pause() }
  }

  /// The items in the order in which they were given, and how far each has come.
  private final class Line: @unchecked Sendable {
    /// An item on its way through a thread.
    struct Turn {
      let number: Int
      let item: Item
    }

    enum State {
      case atWork, pausing, done
    }

    private let monitor = Monitor()
    // All of these are read and written within the monitor's lock only.
    private var items: [(item: Item, state: State)] = []
    /// The number of the first of `items`, counted from the first that was ever given.
    private var first = 0
    private var nextNumber = 0
    private var isClosed = false

    var pending: Int { monitor.withLock { items.count } }

    var isNextDone: Bool { monitor.withLock { items.first?.state == .done } }

    func give(_ item: Item) {
      monitor.withLock {
        items.append((item, .atWork))
        monitor.tellAll()
      }
    }

    func take() -> Item {
      while true {
        let (item, isDone) = look()
        if isDone { return item }
        resume()
      }
    }

    func look() -> (item: Item, isDone: Bool) {
      monitor.withLock {
        precondition(!items.isEmpty, "an item is taken that was never given")
        while items[0].state == .atWork { monitor.wait() }
        guard items[0].state == .done else { return (items[0].item, false) }
        first += 1
        return (items.removeFirst().item, true)
      }
    }

    func resume() {
      monitor.withLock {
        precondition(items.first?.state == .pausing, "nothing pauses")
        items[0].state = .atWork
        monitor.tellAll()
      }
    }

    func pause(_ turn: Turn) -> Bool {
      monitor.withLock {
        items[turn.number - first].state = .pausing
        monitor.tellAll()
        while !isClosed && items[turn.number - first].state == .pausing { monitor.wait() }
        return !isClosed
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
        items[turn.number - first].state = .done
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
