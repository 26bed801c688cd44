import ArgumentParser
import Moult

struct Redact: JobCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Print records with everything that identifies anyone gone, as JSON lines.",
    discussion: """
      One line for each tweet or user; what the policy does not keep is dropped, and so is whatever \
      no catalogue knows. An item of a v2 page brings what the policy keeps of its author, place, \
      media and the tweets it refers to.
      """)

  @Option(help: ArgumentHelp("strict, topics, text, or a YAML file.", valueName: "name|file"))
  var policy = RedactRequest.usualPolicy

  @Option(help: "own keeps the shape of the records; flat is one schema for all dialects.")
  var shape = Choice(RedactRequest.usualShape)

  @OptionGroup var common: CommonOptions

  @OptionGroup var batch: BatchOptions

  func request() throws -> RedactRequest {
    try RedactRequest(
      policy: policy, shape: shape.value(of: "--shape"), plan: batch.plan(common.plan()))
  }
}
