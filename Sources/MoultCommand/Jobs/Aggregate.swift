import ArgumentParser
import Moult

struct Aggregate: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "aggregate",
    abstract: "Count tweets and their users in a table that is safe to publish.",
    discussion: """
      Dimensions: \(Analysis.dimensionNames). Times are in UTC. A cell with fewer \
      than --min-users different users, or with one who wrote more than half of its tweets, is not \
      printed. Tables over the same data that differ in a \
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
  var format = Choice(AggregateRequest.usualFormat)

  @Option(help: "The most cells that are kept in memory before the table is given up.")
  var maxCells = AggregateRequest.usualCells

  @OptionGroup var common: CommonOptions

  @OptionGroup var batch: BatchOptions

  func request() throws -> AggregateRequest {
    try AggregateRequest(
      by: by, count: count, conditions: conditions, top: top, minUsers: minUsers,
      format: format.value(of: "--format"), maxCells: maxCells, plan: batch.plan(common.plan()))
  }
}
