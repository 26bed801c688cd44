import ArgumentParser
import Moult

struct Comply: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "comply",
    abstract: "Take out of records, or of lists of IDs, what compliance notices name.",
    discussion: """
      Notices are control messages of v1.1 streams, the compliance streams of v2 and of enterprises, \
      and results of batches. A record goes when it or its author is named as deleted, suspended, \
      deactivated, protected or withheld, and when it retweets or quotes what is; notices of the \
      opposite bring back, by their times. Places go where they were scrubbed. What stays comes out \
      as it came in, a line each. A list has one ID a line, or is a table with a column of IDs; \
      what stays of it comes out as one ID a line.
      """)

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "A file of notices, - for standard input; may be given several times.", valueName: "notices"))
  var notices: [String] = []

  @Option(help: "What the IDs of lists are: tweets or users.")
  var ids = Choice(ComplyRequest.usualIDs)

  @Option(
    help: ArgumentHelp(
      "Only what is withheld in one of these countries, or everywhere, goes as withheld.",
      valueName: "XX,..."))
  var country: String?

  @Option(
    help: ArgumentHelp(
      "Of what the results of batches are: tweets or users. (default: an ID is taken for both)"))
  var results: Choice<NoticeCollector.Results>?

  @Option(help: ListColumn.help)
  var column: ListColumn?

  @OptionGroup var common: CommonOptions

  func request() throws -> ComplyRequest {
    try ComplyRequest(
      notices: notices, ids: ids.value(of: "--ids"), country: country,
      results: results?.value(of: "--results"), column: column, plan: common.plan())
  }
}
