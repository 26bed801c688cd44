import ArgumentParser
import Moult

struct Dehydrate: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "dehydrate",
    abstract: "Print the IDs of hydrated tweets, users or messages, one a line.",
    discussion: """
      A v1.1 record gives its own ID, a v2 page that of each of its data. Control messages, pages \
      with errors alone, files of users and deleted tweets give no tweet IDs. IDs of related tweets or users, asked \
      for with --also, follow the record's own.
      """)

  @Option(help: "Whose IDs: tweets, users (of tweets, the authors) or messages.")
  var ids = Choice(DehydrateRequest.usualIDs)

  @Option(
    help: ArgumentHelp(
      "Related IDs as well, by role: retweeted, quoted, replied, included, and liked for tweets or mentioned for users.",
      valueName: "role,..."))
  var also: String?

  @Flag(help: "Print an ID the first time only. Remembers each ID: about 8 bytes apiece.")
  var unique = false

  @Option(
    help: ArgumentHelp(
      "How much memory --unique may take, as in 64M or 2G. IDs for which there is none wait in a "
        + "temporary file, encrypted, and come at the end. (default: 1G)", valueName: "size"))
  var uniqueMemory: MemorySize?

  @Option(
    help: ArgumentHelp(
      "Cut the output into files of at most so many lines: -o ids.txt gives ids-0001.txt and so on.",
      valueName: "lines"))
  var split: Int?

  @Flag(
    help:
      "Withhold what notices in the same input name, before or after it. IDs come out at the end; some 16 to 40 bytes for each record until then."
  )
  var applyDeletes = false

  @OptionGroup var common: CommonOptions

  @OptionGroup var batch: BatchOptions

  func request() throws -> DehydrateRequest {
    try DehydrateRequest(
      ids: ids.value(of: "--ids"), also: also, unique: unique, uniqueMemory: uniqueMemory,
      split: split,
      appliesDeletes: applyDeletes, plan: batch.plan(common.plan()))
  }
}
