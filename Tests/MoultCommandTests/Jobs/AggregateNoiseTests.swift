import Testing

/// Tables with noise as a process: what is refused, and what is spent when.
@Suite(.tags(.process)) struct AggregateNoiseTests {
  static let table =
    "aggregate --by lang --domain 'lang=en|de|ja' tweets.jsonl --ledger ledger.sqlite"

  /// A workspace with 300 tweets of 300 users, and a budget of 1 and 0.00001.
  static func filled() throws -> Workspace {
    let place = try Workspace()
    try place.write(
      (0..<300).map { Invented.tweet($0 + 1, lang: $0 < 200 ? "en" : "de", user: $0 + 1) + "\n" }
        .joined(),
      to: "tweets.jsonl")
    let added = try place.shell(
      "\"$MOULT\" budget add 'Storms' --epsilon 1 --delta 0.00001 --ledger ledger.sqlite")
    #expect(added.code == 0)
    #expect(added.output == "added 'Storms' with epsilon 1 and delta 0.00001\n")
    return place
  }

  static func left(_ place: Workspace) throws -> String {
    let list = try place.shell("\"$MOULT\" budget list --ledger ledger.sqlite")
    return String(list.output.split(separator: "left: ").last ?? "")
  }

  @Test func spendsAndPrints() throws {
    let place = try Self.filled()
    let run = try place.shell(
      "\"$MOULT\" \(Self.table) --epsilon 0.4 --budget storms --count tweets,users")
    #expect(run.code == 0)
    let lines = run.output.split(separator: "\r\n")
    #expect(lines.map { $0.prefix(2) } == ["la", "de", "en", "ja"])
    #expect(run.messages.contains("user-level differential privacy with epsilon 0.4 and delta 0"))
    #expect(try Self.left(place) == "epsilon 0.6 and delta 0.00001\n")
    let again = try place.shell("\"$MOULT\" \(Self.table) --epsilon 0.7 --budget storms")
    #expect(again.code == 77 && again.output.isEmpty)
    #expect(again.messages.contains("refused by the clause `aggregate`"))
    #expect(again.messages.contains("Instead: --epsilon 0.6 or less"))
    #expect(try Self.left(place) == "epsilon 0.6 and delta 0.00001\n")
  }

  /// The numbers are near the counts: of 20 tables with three cells and little noise, hardly any is far off.
  @Test func numbersAreNear() throws {
    let place = try Self.filled()
    let options = "--epsilon 0.05 --budget 'Storms' --most-per-user 1"
    let run = try place.shell(
      "for i in {1..20}; do \"$MOULT\" \(Self.table) \(options) || exit; done")
    #expect(run.code == 0)
    let near = run.output.split(separator: "\r\n").count { line in
      let fields = line.split(separator: ",")
      guard let number = Int(fields[1]) else { return false }
      return abs(number - ["de": 100, "en": 200][fields[0], default: 0]) <= 61
    }
    #expect(50...60 ~= near)
    #expect(try Self.left(place) == "epsilon 0 and delta 0.00001\n")
    let over = try place.shell("\"$MOULT\" \(Self.table) \(options)")
    #expect(over.code == 77 && over.messages.contains("use the tables that were made"))
  }

  @Test(arguments: [
    ("--by kind --epsilon 1", 64, "--epsilon needs --budget NAME"),
    ("--by kind --delta 1e-6", 64, "--delta goes with --epsilon"),
    ("--by lang --domain lang=en", 64, "--domain goes with --epsilon"),
    ("--by kind --epsilon 1 --budget other", 77, "no data set 'other' has a budget"),
    ("--by kind --epsilon 1 --budget storms --ledger none.sqlite", 77, "moult budget add"),
    ("--by kind --epsilon 0 --budget storms", 64, "a number from 0.001 to 10"),
    ("--by hashtag --epsilon 1 --budget storms", 64, "--domain hashtag=…"),
    ("--by hour --epsilon 1 --budget storms", 64, "--domain hour=…"),
    ("--by kind --epsilon 1 --budget storms -o tables/", 64, "one output"),
    ("--by kind --epsilon 1 --budget storms -o ledger.sqlite", 64, "sqlite"),
  ])
  func isRefused(options: String, code: Int32, message: String) throws {
    let place = try Self.filled()
    let needsLedger = options.contains("--budget") && !options.contains("--ledger")
    let ledger = needsLedger ? "--ledger ledger.sqlite" : ""
    let run = try place.shell(
      "\"$MOULT\" aggregate --where lang=en tweets.jsonl \(options) \(ledger)")
    #expect(run.code == code && run.output.isEmpty && run.messages.contains(message))
    #expect(try Self.left(place) == "epsilon 1 and delta 0.00001\n")
  }

  /// An analysis in a file has the same noise as the options, and spends the same.
  @Test func theFileRequestsTheSame() throws {
    let place = try Self.filled()
    let run = try place.shell(
      """
      printf '%s\n' 'epsilon: 0.4' 'delta: 1e-6' 'noise: gaussian' 'budget: storms' \
        'domain: [lang=en|de|ja]' 'tables: {languages: {by: lang, count: users}}' > a.yaml
      MOULT_A="--analysis a.yaml --ledger ledger.sqlite"
      "$MOULT" aggregate $MOULT_A --check && "$MOULT" budget list --ledger ledger.sqlite
      "$MOULT" aggregate $MOULT_A tweets.jsonl | cut -c 1-3
      "$MOULT" aggregate --by lang --domain 'lang=en|de|ja' --count users --epsilon 0.4 --delta 1e-6 --noise gaussian \
        --budget storms --ledger ledger.sqlite --check
      "$MOULT" aggregate $MOULT_A tweets.jsonl >/dev/null; "$MOULT" aggregate $MOULT_A --check
      """)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 7, "\(run.messages)")
    #expect(lines[0].contains("epsilon 0.4 and delta 0.000001."))
    #expect(lines[1].hasSuffix("left: epsilon 1 and delta 0.00001"))
    #expect(lines[2...5].map { $0.prefix(3) } == ["lan", "de,", "en,", "ja,"])
    #expect(lines[0] == "languages: " + lines[6])
    #expect(run.code == 77 && run.messages.contains("Instead: --epsilon 0.2 or less"))
    #expect(try Self.left(place) == "epsilon 0.2 and delta 0.000008\n")
  }

  /// Faults of an analysis with noise, and the options that do not go with it.
  @Test(arguments: [
    ("delta: 1e-6", "", 64, "line 1: `delta` goes with `epsilon`"),
    ("budget: storms", "", 64, "`budget` goes with `epsilon`"),
    ("epsilon: 1", "", 64, "line 1: `epsilon` needs `budget`"),
    ("epsilon: 20, budget: storms", "", 64, "`epsilon` in line 1: --epsilon takes a number"),
    ("epsilon: [1], budget: storms", "", 64, "`epsilon` needs one word"),
    ("epsilon: 1, budget: storms, delta: some", "", 64, "--delta takes a number"),
    ("epsilon: 1, budget: storms, noise: gauss", "", 64, "`noise` needs laplace or gaussian"),
    ("epsilon: 1, budget: storms, noise: gaussian", "", 64, "needs a --delta"),
    ("epsilon: 1, budget: storms, domain: day=2020-01-01", "", 64, "needs the dimension"),
    ("epsilon: 1, budget: storms, domain: lang=@somebody", "", 77, "'surveillance'"),
    ("epsilon: 1, budget: other", "", 77, "no data set 'other' has a budget"),
    ("epsilon: 1.5, budget: storms", "", 77, "Instead: --epsilon 1 or less"),
    ("epsilon: 1, budget: storms", "--epsilon 1 --budget storms", 64, "keep one of them"),
    ("epsilon: 1, budget: storms", "--delta 1e-6", 64, "--delta goes with --epsilon"),
    ("epsilon: 1, budget: storms", "-o tables/", 64, "one output"),
    ("min-users: 10", "", 64, "--ledger goes with --epsilon"),
  ])
  func theFileIsRefused(lines: String, options: String, code: Int32, message: String) throws {
    let place = try Self.filled()
    try place.write(
      "{\(lines), tables: {a: {by: [lang, kind], where: lang=en}}}", to: "a.yaml")
    for check in ["", "--check"] {
      let run = try place.shell(
        "\"$MOULT\" aggregate --analysis a.yaml --ledger ledger.sqlite \(options) \(check) tweets.jsonl"
      )
      #expect(
        run.code == code && run.output.isEmpty && run.messages.contains(message), "\(run.messages)")
    }
    #expect(try Self.left(place) == "epsilon 1 and delta 0.00001\n")
  }

  /// The budget is spent before anything is printed: an output that fails is counted.
  @Test func aFailedOutputStaysSpent() throws {
    let place = try Self.filled()
    let run = try place.shell(
      "\"$MOULT\" \(Self.table) --epsilon 0.4 --budget 'Storms' -o /dev/full")
    #expect(run.code == 74)
    #expect(run.messages.contains("epsilon 0.4 and delta 0 of the data set 'Storms' stay spent"))
    #expect(try Self.left(place) == "epsilon 0.6 and delta 0.00001\n")
  }

  /// Nothing is printed without a record, so nothing is spent.
  @Test func withoutRecordsNothingIsSpent() throws {
    let place = try Self.filled()
    try place.write("nothing\n", to: "tweets.jsonl")
    let run = try place.shell("\"$MOULT\" \(Self.table) --epsilon 0.4 --budget 'Storms'")
    #expect(run.code == 65 && run.output.isEmpty)
    #expect(try Self.left(place) == "epsilon 1 and delta 0.00001\n")
  }

  /// Of processes that spend at the same time, only as many succeed as the budget allows.
  @Test func processesShareABudget() throws {
    let place = try Self.filled()
    let run = try place.shell(
      "for i in {1..8}; do \"$MOULT\" \(Self.table) --epsilon 0.3 --budget 'Storms' >out$i & done; "
        + "wait; cat out* | grep -c lang")
    #expect(run.output == "3\n")
    #expect(try Self.left(place) == "epsilon 0.1 and delta 0.00001\n")
  }

  @Test(arguments: [
    ("x --epsilon 0", "--epsilon takes"), ("x --epsilon 21", "--epsilon takes"),
    ("x --epsilon 1 --delta 0.1", "--delta takes"), ("' ' --epsilon 1", "The name needs"),
  ])
  func budgetsThatAreNotAdded(options: String, message: String) throws {
    let place = try Workspace()
    let run = try place.shell("\"$MOULT\" budget add \(options) --ledger ledger.sqlite")
    #expect(run.code == 64 && run.messages.contains(message))
    #expect(try !place.names().contains("ledger.sqlite"))
  }
}
