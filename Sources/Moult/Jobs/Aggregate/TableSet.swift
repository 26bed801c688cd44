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
  /// The tweets before the first ID of an author; nil from then on.
  private var unnamed: UnnamedTweets?
  var log = TableLog()
  /// Whether the tweets so far are lines that name no users; nil where there are none.
  private var isOfLines: Bool?
  private var lines: UInt64 = 0
  let role: Role
  /// Whether the tweets of a user that count are bounded here: tables with noise bound their users themselves.
  private let boundsUsers: Bool
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
    boundsUsers = tables.allSatisfy {
      $0.analysis.privacy == nil && !$0.analysis.isUnprotected
    }
    nameless = Array(repeating: 0, count: tables.count)
    unnamed = UnnamedTweets(tables: tables.count)
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
    let user = facts.author.map(key.user) ?? facts.handle.map(key.user)
    // Only tables with noise use the upper half of a user's hash.
    let kept = isNoisy ? UInt64.max : UInt64(UInt32.max)
    log.endTweet(facts.id, user: user.map { $0 & kept }, isLine: facts.isLine)
    if role == .counts && log.tweets.count >= Self.mostNoted { try countNoted() }
    return dropped
  }

  /// Counts the tweets that were added since the last call.
  private mutating func countNoted() throws(TableError) { try countLog { place, _ in place } }

  /// The tables of all tweets so far, in the order of the request. O(cells · log cells).
  mutating func results() throws(TableError) -> [TableResult] {
    try countNoted()
    // A decision by true counts would break the guarantee of tables with noise.
    if isNoisy { return try Self.filled(tables.map { $0.finish() }) }
    for table in tables.indices { tables[table].settle() }
    if tables.contains(where: \.analysis.isUnprotected) {
      return try Self.filled(tables.map { $0.result(printing: $0.printableCells()) })
    }
    let audited = AuditedTables(tables)
    let results = tables.indices.map { table in
      var result = tables[table].result(
        printing: audited.printed[table], countsSuppressed: !audited.isShared[table])
      result.isByHandle = unnamed?.hasHandles ?? false
      return result
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

  /// Counts a tweet of a log, for the user whom an ID names, or in a run without IDs a handle.
  private mutating func count(_ noted: TableLog, _ index: Int) throws(TableError) {
    if noted.tweets[index].isLine { return try count(noted, index, of: nextLine()) }
    var user = noted.tweets[index].user
    let isByHandle = user.map(RunKey.isByHandle) ?? false
    if unnamed != nil {
      if user == nil || isByHandle {
        unnamed?.add(index, of: noted) { [tables] in tables[$0].analysis.mostOfUser }
      } else if let tweets = unnamed.take(), tweets.hasHandles && !isNoisy {
        try recount(tweets)
      }
    }
    // In a table with noise, that one user has an ID would change whether others count.
    if isByHandle && (unnamed == nil || isNoisy) { user = nil }
    try count(noted, index, of: user)
  }

  /// Fills the tables anew with tweets that count as one user's.
  private mutating func recount(_ tweets: UnnamedTweets) throws(TableError) {
    for table in tables.indices { tables[table].forgetCounts() }
    weights = UserWeights(tables: tables.count)
    nameless = Array(repeating: 0, count: tables.count)
    for index in tweets.held.tweets.indices { try count(tweets.held, index, of: nil) }
    guard boundsUsers else { return }
    for table in tables.indices {
      while nameless[table] < tweets.counts[table] { _ = counts(nil, in: table) }
    }
  }

  /// Counts a tweet of a log in the tables where its user has not enough.
  private mutating func count(
    _ noted: TableLog, _ index: Int, of user: UInt64?
  ) throws(TableError) {
    let isLine = noted.tweets[index].isLine
    let place =
      boundsUsers && !isLine ? user.map { weights.place(of: UInt32(truncatingIfNeeded: $0)) } : nil
    for part in noted.parts(of: index) {
      let table = Int(noted.parts[part].table)
      guard isLine || (boundsUsers ? counts(place, in: table) : countsAny(user, in: table)) else {
        continue
      }
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
  ///
  /// - Parameter place: that of the user; nil for a tweet without an author.
  private mutating func counts(_ place: Int?, in table: Int) -> Bool {
    let most = tables[table].analysis.mostOfUser
    let count: Int
    if let place {
      count = weights.count(at: place, in: table)
    } else {
      nameless[table] += 1
      count = nameless[table]
    }
    if count > most { tables[table].cut(isFirst: count == most + 1) }
    return count <= most
  }

  /// The same in a table that is not bounded here: with noise, no tweet counts that nobody is known to have written.
  private func countsAny(_ user: UInt64?, in table: Int) -> Bool {
    user != nil || tables[table].analysis.privacy == nil
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
