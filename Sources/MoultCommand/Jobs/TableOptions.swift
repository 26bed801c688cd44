import ArgumentParser
import Moult
import MoultIO
import MoultRelease

/// The options that say what tables are: what is counted, selected and protected.
struct TableOptions: Equatable {
  /// The file that names the tables; nil where the other options are one table.
  let analysisFile: String?
  private let by: [String]
  private let pairs: [String]
  private let terms: String?
  private let fillsGaps: Bool
  private let count: [String]
  private let conditions: [String]
  private let top: String?
  private let minUsers: Int
  private let mostPerUser: Int
  private let privacy: PrivacyOptions

  init(_ read: inout OptionReader) {
    analysisFile = read(
      .text("analysis", "file", "Fill the tables that this file names.").ofFiles
        .details("A file is YAML. The other options are the short form of a file with one table."))
    by = read(
      .texts("by", "dim,...", "Dimensions of the table.").usually("one cell").published)
    pairs = read(
      .texts("pairs", "dim,...", "Count pairs of values of a tweet.").usually("none").published
        .details(
          "`hashtag` counts each two hashtags of a tweet, in whatever order; `hashtag,host` a hashtag with a host."
        ))
    terms = read(
      .text("terms", "file", "Terms that --by terms counts.").ofFiles
        .details(
          "A line is a term: a word, a phrase or a tag, with other forms after `|`. See [tables](tables.md#words-in-texts)."
        ))
    fillsGaps = read(
      .flag("fill-gaps", "Print a row for each time.")
        .details(
          "A time of which no cell is printed has a row without numbers, whether it has tweets or not."
        )
        .rare)
    count = read(
      .texts("count", "what,...", "Count tweets, users, share or means.").usually("tweets")
        .published
        .details(
          "`share` is the percentage of all tweets, `share per week` of those of the same week; another dimension can "
            + "be there. `mean likes`, `median followers`, `p90 replies`: see [tables](tables.md#means-and-quantiles)."
        ))
    conditions = read(
      .texts("where", "condition", "Select tweets, as lang=en|de.").usually("all").published
        .details(
          "As `lang=en|de`, `kind!=retweet` or `day>=2019-12-01`. It may be given several times, and all must "
            + "hold."))
    top = read(
      .text("top", "N", "Only the N largest cells.").usually("all").published
        .details(
          "`10 per week` keeps the ten largest of each week; another dimension can stand there."))
    minUsers = read(
      .number("min-users", default: Analysis.usualMinimum, "Fewest users of a printed cell.")
        .details("5 at least. No user may have more than half of a cell's tweets."))
    mostPerUser = read(
      .number(
        "most-per-user", default: Analysis.usualMostOfUser,
        "Tweets of a user that count."
      )
      .details(
        "The first in the order of the inputs, so that one who writes without end is no trend."))
    privacy = PrivacyOptions(&read)
    let isGiven =
      !(by.isEmpty && pairs.isEmpty && count.isEmpty && conditions.isEmpty && top == nil)
      || fillsGaps
    read.require(
      analysisFile == nil || !isGiven,
      "--by, --pairs, --count, --where, --top and --fill-gaps are in the file of --analysis.")
  }

  /// Whether the command line asks for noise.
  var requestsNoise: Bool { privacy.requestsNoise }

  /// Notes the files that are read for the tables.
  func addPaths(to plan: inout Plan) {
    if let terms { plan.otherPaths.add(terms, .read, by: "--terms") }
  }

  /// Opens the ledger, and checks that the budget has room; nil for tables without noise.
  func publication(of tables: RequestedTables, _ plan: inout Plan) throws -> NoisyPublication? {
    try privacy.publication(of: tables, &plan)
  }

  /// The tables of the request, with noise where it is requested.
  func requested() throws -> RequestedTables {
    let list = try terms.map(termList)
    guard let analysisFile else {
      var request = Analysis.Request(by: by)
      (request.pairs, request.count, request.conditions) = (pairs, count, conditions)
      (request.top, request.fillsGaps, request.terms) = (top, fillsGaps, list)
      (request.minUsers, request.mostOfUser) = (minUsers, mostPerUser)
      return try privacy.requested([try Analysis(request)], in: nil)
    }
    do {
      let file = try AnalysisFile(yaml: try readYAML(analysisFile, of: "an analysis"), terms: list)
      guard list == nil || file.analyses.contains(where: \.usesTerms) else {
        throw ValidationError(
          "--terms needs a table of --analysis that has terms after by or where.")
      }
      return try privacy.requested(file.analyses, in: file)
    } catch let error as AnalysisFileError {
      throw AnalysisFault(file: analysisFile, error: error)
    }
  }

  private func termList(_ path: String) throws -> TermList {
    try TermList(text: try readYAML(path, of: "a list of terms"))
  }

  /// The words of a batch that depend on it.
  var words: [String] {
    (analysisFile.map { ["--analysis \($0)"] } ?? [])
      + by.map { "--by \($0)" } + pairs.map { "--pairs \($0)" }
      + (terms.map { ["--terms \($0)"] } ?? []) + (fillsGaps ? ["--fill-gaps"] : [])
      + count.map { "--count \($0)" }
      + conditions.map { "--where \($0)" } + (top.map { ["--top \($0)"] } ?? [])
      + ["--most-per-user \(mostPerUser)", "--min-users \(minUsers)"]
  }
}

/// A fault in the file of an analysis.
struct AnalysisFault: CommandError {
  let file: String
  let error: AnalysisFileError

  /// "Refused" where a rule forbids a table.
  var exitCode: ExitCode { error.isRefusal ? Exit.refused : Exit.usage }

  var description: String { "\(file): \(error)" }
}
