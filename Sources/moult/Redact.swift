public import ArgumentParser
public import Moult

struct Redact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Print records with everything that identifies anyone gone, as JSON lines.",
    discussion: """
      One line for each tweet or user; what the policy does not keep is dropped, and so is whatever \
      no catalogue knows. An item of a v2 page brings what the policy keeps of its author, place, \
      media and the tweets it refers to.
      """)

  @Option(help: ArgumentHelp("strict, topics, text, or a YAML file.", valueName: "name|file"))
  var policy = "strict"

  @Option(help: "own keeps the shape of the records; flat is one schema for all dialects.")
  var shape = Redactor.Shape.own

  @OptionGroup var common: CommonOptions

  func run() throws {
    do {
      let policy = try loadPolicy(self.policy)
      var job = Redactor(policy, shape: shape, limits: common.plan.limits)
      var run = try Run(common.plan)
      try run.feed(&job)
      throw try run.finish(job.report)
    } catch {
      throw Exit.tell(error)
    }
  }
}

extension Redactor.Shape: ExpressibleByArgument {}
