import JSONStream
import Testing

@testable import Moult

/// However a list or table is damaged, no user's ID is printed as a tweet's, and no tweet's as a user's.
@Suite(.tags(.slow)) struct TableMutantTests {
  private static let tables = SampleTable.all.map { table in
    var table = table
    table.rowCount = 4
    return table
  }

  private static let small = [
    SampleTable(
      name: "two columns", header: ["tweet_id", "user_id"],
      row: { [SampleTable.tweet($0), SampleTable.user($0)] }, lineEnd: "\n", rowCount: 4),
    SampleTable(
      name: "R", header: ["", "status_id", "user_id"],
      row: { ["\($0 + 1)", SampleTable.tweet($0), SampleTable.user($0)] }, lineEnd: "\n",
      isQuoted: true, rowCount: 4),
    SampleTable(
      name: "no header", header: [SampleTable.tweet(99), SampleTable.user(99)],
      row: { [SampleTable.tweet($0), SampleTable.user($0)] }, delimiter: "\t", lineEnd: "\n",
      rowCount: 4),
  ]

  /// Options with which a kind of IDs is printed; related ones may be asked for.
  private static func options(_ kind: Dehydrator.Kind) -> [Dehydrator.Options] {
    let also = kind.everyRelation.subtracting([.included, .liked])
    return [
      Dehydrator.Options(ids: kind), Dehydrator.Options(ids: kind, also: also),
      Dehydrator.Options(ids: kind).sharing(),
    ]
  }

  @Test(arguments: [Dehydrator.Kind.tweets, .users], [0, 1, 2])
  func ids(of kind: Dehydrator.Kind, options: Int) {
    var job = Dehydrator(Self.options(kind)[options])
    // Which tweets are quoted and which users are mentioned, only the header says.
    check(&job, kind, mixesUp: options != 1, seed: 10 + UInt64(options))
  }

  @Test(arguments: [Dehydrator.Kind.tweets, .users]) func complies(of kind: Dehydrator.Kind) {
    var job = ComplianceFilter(
      Notices(tables: NoticeTables()), ids: kind == .tweets ? .tweets : .users)
    check(&job, kind, seed: 20)
  }

  private func check(
    _ job: inout Job<some JobKind>, _ kind: Dehydrator.Kind, mixesUp: Bool = true, seed: UInt64
  ) {
    let wrong = kind == .tweets ? "88" : "15"
    let tables = Self.small + Self.tables
    var random = SplitMix(seed: seed)
    var printed = 0
    for number in 0..<10_000 {
      let bytes = Self.mutant(
        of: tables[number % tables.count], mixesUp: mixesUp, &random)
      job.startNextInput()
      // Whole rows, which `comply` prints, are not IDs.
      let all = JobRun(&job, bytes).lines
      let lines = all.filter { $0.allSatisfy(\.isNumber) }
      let text = String(decoding: bytes, as: UTF8.self)
      let isWrong = lines.contains {
        $0.hasPrefix(wrong) && $0.count > 3 && !Self.cannotBeKnown($0, in: text)
      }
      #expect(!isWrong, "mutant \(number): \(text)")
      printed += all.count
    }
    // Most of the mutants still have rows that are read.
    #expect(printed > 5000)
  }

  /// Whether an ID is in a line without another intact one. If the cells of a row are swapped, and one of the two IDs has
  /// lost or gained digits, then the row is like one of an old tweet or of a new account.
  private static func cannotBeKnown(_ id: String, in text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { line in
      guard line.contains(id) else { return false }
      let numbers = line.split { !$0.isWholeNumber }
      return !numbers.contains { $0.hasPrefix("1510") && $0.count == 19 }
        || !numbers.contains { $0.hasPrefix("88") && $0.count == 18 }
    }
  }

  /// - Parameter mixesUp: whether columns may be swapped in the header alone, or in rows alone.
  private static func mutant(
    of table: SampleTable, mixesUp: Bool, _ random: inout SplitMix
  ) -> [UInt8] {
    var table = table
    var rows = [table.header] + (0..<table.rowCount).map(table.row)
    switch random.next(below: 8) {
    case 0: swapColumns(&rows, from: 0, &random)
    // The header no longer fits the rows, or one of them.
    case 1 where mixesUp: swapColumns(&rows, upTo: 1, &random)
    case 2 where mixesUp: swapColumns(&rows, from: 1, &random)
    case 3 where mixesUp:
      let row = 1 + random.next(below: rows.count - 1)
      swapColumns(&rows, from: row, upTo: row + 1, &random)
    case 4:
      table.delimiter = [",", ";", "\t", "|"][random.next(below: 4)]
      table.lineEnd = ["\n", "\r\n", "\n\n"][random.next(below: 3)]
      table.isQuoted.toggle()
    case 5: rows.remove(at: random.next(below: rows.count))
    case 6:
      let row = random.next(below: rows.count)
      rows[row].remove(at: random.next(below: rows[row].count))
    default: break
    }
    return damaged(rows.map(table.line).joined(), &random)
  }

  private static func swapColumns(
    _ rows: inout [[String]], from first: Int = 0, upTo end: Int? = nil, _ random: inout SplitMix
  ) {
    let count = rows[first].count
    let (one, other) = (random.next(below: count), random.next(below: count))
    for row in first..<(end ?? rows.count) { rows[row].swapAt(one, other) }
  }

  private static let pieces = [
    ",", "\t", ";", "\"", "\n", "\r", " ", "x", "{", "[", "1", "id", "tweet_id", "\u{FEFF}", "\"\"",
    "\n\"", ",,", "{\"id\":1}\n",
  ]

  private static func damaged(_ text: String, _ random: inout SplitMix) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<random.next(below: 5) {
      let place = random.next(below: bytes.count)
      if random.next(below: 2) == 0 { bytes.remove(at: place) }
      bytes.insert(contentsOf: pieces[random.next(below: pieces.count)].utf8, at: place)
    }
    return random.next(below: 20) == 0 ? bytes.dropLast(random.next(below: 60)) : bytes
  }
}

/// Reproducible random numbers: Sebastiano Vigna's splitmix64.
private struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ word >> 31) % UInt64(limit))
  }
}
