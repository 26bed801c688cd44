internal import JSONStream

/// The tables of a run, and what decides whether a tweet counts in them: each tweet counts once, and of each user only
/// some tweets count in a table.
///
/// A worker only notes what the tweets of its chunk add. All counting is done where the chunks are merged in the order
/// of the input, so that the result does not depend on the number of threads.
struct TableSet: Sendable {
  /// What becomes of the tweets.
  enum Role: Sendable {
    /// They are counted.
    case counts
    /// They are noted, for the tables that the worker belongs to.
    case notes
    /// They are noted, and taken in blocks (``takeBlock(into:)``).
    case writesParts
  }

  var tables: [Table]
  let key: RunKey
  /// The tweets so far; nil where each appearance counts.
  private var seen: UniqueRecords?
  private let uniqueMemory: Int?
  private let isNoisy: Bool
  private var weights: UserWeights
  /// For each table, how many tweets without an author count in it: they may all be of one user.
  private var nameless: [Int]
  var log = TableLog()
  /// Whether the tweets so far are lines that name no users; nil where there are none.
  private var isOfLines: Bool?
  private var lines: UInt64 = 0
  let role: Role
  /// The numbers of tweets that any of the tables needs.
  let metrics: [Metric]
  /// For each table, the places of its metrics among them.
  private let metricsOfTables: [[Int]]
  /// The number of tweets that are not counted since they were counted before.
  private(set) var repeated = 0
  /// Tweets are counted a number at a time, which costs less than one by one.
  private static let mostNoted = 256

  /// - Parameters:
  ///   - analyses: the tables.
  ///   - maximumCells: the most cells of each table.
  ///   - uniqueMemory: the most bytes for the IDs of tweets; nil counts each appearance of a tweet.
  ///   - key: the key of the hashes.
  init(
    _ analyses: [Analysis], maximumCells: Int, uniqueMemory: Int?, key: RunKey = RunKey(),
    role: Role = .counts
  ) {
    self.init(
      analyses.map { Table(analysis: $0, key: key, maximumCells: maximumCells) }, key,
      uniqueMemory: uniqueMemory, role)
  }

  private init(_ tables: [Table], _ key: RunKey, uniqueMemory: Int?, _ role: Role) {
    (self.tables, self.key, self.role) = (tables, key, role)
    self.uniqueMemory = uniqueMemory
    isNoisy = tables.contains { $0.analysis.privacy != nil }
    seen = role == .counts ? uniqueMemory.map { UniqueRecords(mostBytes: $0) } : nil
    let metrics = Metric.allCases.filter { metric in
      tables.contains { $0.analysis.metrics.contains(metric) }
    }
    self.metrics = metrics
    metricsOfTables = tables.map { $0.analysis.metrics.compactMap(metrics.firstIndex) }
    weights = UserWeights(tables: tables.count)
    nameless = Array(repeating: 0, count: tables.count)
  }

  /// Tables of the same request without any tweet, of a worker or for the next input.
  func emptied(for role: Role) -> TableSet {
    TableSet(tables.map { $0.emptied() }, key, uniqueMemory: uniqueMemory, role)
  }

  /// Forgets all tweets.
  mutating func clear() { self = emptied(for: role) }

  /// Adds a tweet.
  ///
  /// - Returns: the number of cells in which it does not count because it is in too many.
  /// - Throws: ``TableError``, after which the tables are incomplete.
  mutating func add(_ facts: borrowing TweetFacts) throws(TableError) -> Int {
    var dropped = 0
    for table in tables.indices {
      dropped += try tables[table].place(facts, into: &log.places)
      log.endPart(of: table)
    }
    for metric in metrics { log.buckets.append(facts.bucket(of: metric)) }
    log.endTweet(facts.id, user: facts.author.map(witness), isLine: facts.isLine)
    if role == .counts && log.tweets.count >= Self.mostNoted { try countNoted() }
    return dropped
  }

  /// The hash of an author, of which only tables with noise use the upper half.
  private func witness(of author: DecimalID) -> UInt64 {
    let hash = key.hash(author)
    return isNoisy ? hash : hash & UInt64(UInt32.max)
  }

  /// Counts the tweets that were added since the last call.
  private mutating func countNoted() throws(TableError) { try countLog { place, _ in place } }

  /// The tables of all tweets so far, in the order of the request. O(cells · log cells).
  mutating func results() throws(TableError) -> [TableResult] {
    try countNoted()
    // A decision by true counts would break the guarantee of tables with noise.
    if isNoisy { return try Self.filled(tables.map { $0.finish() }) }
    for table in tables.indices { tables[table].settle() }
    let audited = AuditedTables(tables)
    let results = tables.indices.map {
      tables[$0].result(
        printing: audited.printed[$0], countsSuppressed: !audited.isShared[$0])
    }
    return try Self.filled(results)
  }

  private static func filled(_ results: [TableResult]) throws(TableError) -> [TableResult] {
    var filled: [TableResult] = []
    for result in results { filled.append(try result.withGaps()) }
    return filled
  }

  /// Counts what a worker noted. O(cells of its tables and of its tweets).
  ///
  /// - Throws: ``TableError``, after which the tables are incomplete.
  mutating func merge(_ worker: TableSet) throws(TableError) {
    precondition(key == worker.key, "merged tables need the same key")
    if role == .counts { try countNoted() }
    let names = tables.indices.map { tables[$0].rename(worker.tables[$0]) }
    func name(_ place: Int32, in table: Int) -> Int32 {
      place == Table.noCell ? place : names[table][Int(place)]
    }
    guard role == .counts else { return log.append(worker.log, name) }
    log = worker.log
    try countLog(name)
  }

  /// Counts the tweets that are noted. Those of which only the end of the run shows whether they are repeated are held.
  ///
  /// - Parameter name: the cell of these tables for a place in the log.
  private mutating func countLog(_ name: (Int32, Int) -> Int32) throws(TableError) {
    var (noted, payload) = (TableLog(), ByteBuffer())
    swap(&noted, &log)
    noted.rename(name)
    for index in noted.tweets.indices {
      try see(isLine: noted.tweets[index].isLine)
      switch status(of: noted.tweets[index]) {
      case .first: try count(noted, index)
      case .again: break
      case .unknown:
        // Which tweets of a user count must not depend on how many others there are.
        guard !isNoisy else { throw .tooManyTweetsForNoise(memory: uniqueMemory ?? 0) }
        payload.removeAll()
        noted.encode(index, into: &payload)
        seen?.hold(payload.bytes)
      }
    }
    repeated += seen?.takeRepeated() ?? 0
    noted.removeAll()
    log = noted
  }

  /// Counts lines in place of users from the first line on; lines and other records are not counted together.
  private mutating func see(isLine: Bool) throws(TableError) {
    if isOfLines == isLine { return }
    guard isOfLines == nil else { throw .linesAndRecords }
    isOfLines = isLine
    guard isLine else { return }
    for table in tables.indices { try tables[table].countLines() }
  }

  private mutating func status(of tweet: TableLog.Tweet) -> SeenIDs.Status {
    guard let id = tweet.id else { return .first }
    return seen?.insert(id) ?? .first
  }

  /// Counts a tweet of a log in the tables where its user has not enough.
  private mutating func count(_ noted: TableLog, _ index: Int) throws(TableError) {
    let tweet = noted.tweets[index]
    let user = tweet.isLine ? nextLine() : tweet.user
    for part in noted.parts(of: index)
    where tweet.isLine || counts(user, in: Int(noted.parts[part].table)) {
      let table = Int(noted.parts[part].table)
      let places = noted.places.span.extracting(noted.places(of: part))
      try tables[table].count(user, in: places)
      if metricsOfTables[table].isEmpty { continue }
      let buckets = noted.buckets(of: index)
      tables[table].histograms.count(
        user.map { UInt32(truncatingIfNeeded: $0) }, in: places,
        metricsOfTables[table].map { noted.buckets[buckets.lowerBound + $0] })
    }
  }

  /// The hash of a user who wrote one line, another one for each line.
  private mutating func nextLine() -> UInt64 {
    lines += 1
    return key.hash(DecimalID(lines))
  }

  /// Whether another tweet of a user counts in a table.
  private mutating func counts(_ user: UInt64?, in table: Int) -> Bool {
    // A table with noise bounds its users itself, and no tweet counts that nobody is known to have written.
    guard tables[table].analysis.privacy == nil else { return user != nil }
    let most = tables[table].analysis.mostOfUser
    let count: Int
    if let user {
      count = weights.count(UInt32(truncatingIfNeeded: user), in: table)
    } else {
      nameless[table] += 1
      count = nameless[table]
    }
    if count > most { tables[table].cut(isFirst: count == most + 1) }
    return count <= most
  }
}

/// Tweets of which only the end of the run shows whether they are repeated, since the memory for IDs is used up.
extension TableSet {
  var hasSpilled: Bool { seen?.hasSpilled ?? false }

  mutating func spill(in store: inout some BlockStore & ~Copyable) throws {
    guard role == .counts else { return }
    try countNoted()
    try seen?.spill(in: &store)
  }

  /// Counts some of the tweets that were held; false where none are left.
  mutating func loadSpilled(from store: inout some BlockStore & ~Copyable) throws -> Bool {
    var held = TableLog()
    let isMore =
      try seen?.loadSpilled(from: &store) {
        var cursor = NumberCursor()
        held.decode($1, &cursor)
      } ?? false
    for index in held.tweets.indices { try count(held, index) }
    repeated += seen?.takeRepeated() ?? 0
    return isMore
  }
}
