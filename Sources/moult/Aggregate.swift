public import ArgumentParser
public import Moult
import MoultIO

struct Aggregate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aggregate",
    abstract: "Count tweets and their users in a table that is safe to publish.",
    discussion: """
      Dimensions: hour, day, week, month, weekday, hour-of-day, lang, country, source, kind, \
      hashtag, cashtag, host, media, verified, account-year. Times are in UTC. A cell with fewer \
      than --min-users different users is not printed. Tables over the same data that differ in a \
      filter or in a coarser dimension can be subtracted from each other: publish one of them.
      """)

  @Option(help: ArgumentHelp("Dimensions of the table.", valueName: "dim,..."))
  var by: [String] = []

  @Option(help: ArgumentHelp("What is counted: tweets, users, share.", valueName: "what,..."))
  var count: [String] = []

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only tweets for which this holds, such as lang=en|de, kind!=retweet, day>=2019-12-01.",
      valueName: "condition"))
  var conditions: [String] = []

  @Option(help: "Only the largest cells.")
  var top: Int?

  @Option(help: "The fewest different users of a cell that is printed; 5 at least.")
  var minUsers = Analysis.usualMinimum

  @Option(help: "csv, json or table.")
  var format = TableFormat.csv

  @Option(help: "The most cells that are kept in memory before the table is given up.")
  var maxCells = 250_000

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard maxCells >= 1 else { throw ValidationError("--max-cells takes a number from 1.") }
  }

  func run() throws {
    do {
      let analysis = try Analysis(
        by: by, count: count, where: conditions, top: top, minUsers: minUsers)
      var plan = common.plan
      plan.tellsCounts = false
      var job = Aggregator(analysis, maximumCells: maxCells, limits: plan.limits)
      var run = try Run(plan)
      try run.feed(&job)
      let report = job.report
      let result = try job.result()
      var table = ByteBuffer()
      result.render(format: format, into: &table)
      let code = try run.finish(report, table)
      if format == .csv {
        for note in result.notes { writeMessage("moult: \(note)") }
      }
      throw code
    } catch {
      throw Exit.tell(error)
    }
  }
}

extension TableFormat: ExpressibleByArgument {}
