public import ArgumentParser
public import Moult
import MoultIO

struct Dehydrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dehydrate",
    abstract: "Print the IDs of hydrated tweets, users or messages, one a line.",
    discussion: """
      A v1.1 record gives its own ID, a v2 page that of each of its data. Control messages, pages \
      with errors alone and files of users give no tweet IDs. IDs of related tweets or users, asked \
      for with --also, follow the record's own.
      """)

  @Option(help: "Whose IDs: tweets, users (of tweets, the authors) or messages.")
  var ids = Dehydrator.Kind.tweets

  @Option(
    help: ArgumentHelp(
      "Related IDs as well, by role: retweeted, quoted, replied, included; for users mentioned too.",
      valueName: "role,..."))
  var also: String?

  @Flag(help: "Print an ID the first time only. Remembers each ID: about 20 bytes apiece.")
  var unique = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try relations()
  }

  private func relations() throws -> Set<Dehydrator.Relation> {
    let allowed = Dehydrator.Relation.allowed(for: ids)
    let words = (also ?? "").split(separator: ",").map(String.init)
    return try Set(
      words.map { word in
        guard let role = Dehydrator.Relation(rawValue: word), allowed.contains(role) else {
          let list = allowed.map(\.rawValue).joined(separator: ", ")
          throw ValidationError(
            allowed.isEmpty
              ? "--also has nothing to add to the IDs of \(ids.rawValue)."
              : "--also takes, for the IDs of \(ids.rawValue): \(list).")
        }
        return role
      })
  }

  func run() throws {
    do {
      let options = Dehydrator.Options(ids: ids, also: try relations(), unique: unique)
      var job = Dehydrator(options, limits: common.plan.limits)
      var run = try Run(common.plan)
      try run.feed(&job)
      let code = try run.finish(job.report)
      tellOfUsers(job.report)
      throw code
    } catch {
      throw Exit.tell(error)
    }
  }

  /// A file of users has no tweets, and whoever asks for their IDs wants something else.
  private func tellOfUsers(_ report: Report) {
    guard ids == .tweets, report.outputs == 0 else { return }
    let users = report.records["user", default: 0] + report.records["id", default: 0]
    if users > 0 {
      writeMessage("moult: the input holds users and no tweets; for their IDs use --ids users")
    }
  }
}

extension Dehydrator.Kind: ExpressibleByArgument {}
