import ArgumentParser
import Moult
import MoultLedger
import MoultRelease

/// The options of a table that is published with noise.
struct PrivacyOptions: Equatable {
  /// Nil for tables without noise, or with that of their file.
  private let request: Analysis.PrivacyRequest?
  /// Whether the command line asks for noise.
  var requestsNoise: Bool { request != nil }
  private let budget: String?
  private let ledger: LedgerOptions

  init(_ read: inout OptionReader) {
    let epsilon = read(
      .text("epsilon", "number", "Publish with noise, for this much privacy loss.")
        .usually("no noise")
        .details(
          "From 0.001 to 10. Needs `--budget`; see [differential privacy](differential-privacy.md)."
        ).rare)
    let delta = read(
      .text("delta", "number", "Privacy loss that epsilon does not cover.").usually("0")
        .details(
          "Such as 1e-6, and 0.00001 at most. Values that come from the data and Gaussian noise need it."
        ).rare)
    let noise: NoiseKind? = read(
      .choice("noise", "noise", "Noise of laplace or gaussian.").usually("laplace").rare)
    let domains = read(
      .texts("domain", "dim=value|...", "All values of a dimension, with --epsilon.")
        .usually("those in the data")
        .details("As `lang=en|de` or `day=2019-12-01..2019-12-31`. Other values do not count.").rare
    )
    budget = read(
      .text("budget", "name", "Data set whose budget --epsilon spends.")
        .details("`moult budget add` adds it.").rare)
    ledger = LedgerOptions(&read, isRare: true)
    var request = epsilon.map { Analysis.PrivacyRequest(epsilon: $0) }
    request?.delta = delta ?? "0"
    request?.noise = noise ?? .laplace
    request?.domains = domains
    self.request = request
    let others = [
      ("--delta", delta != nil), ("--noise", noise != nil), ("--domain", !domains.isEmpty),
      ("--budget", budget != nil),
    ]
    for (name, isGiven) in others {
      read.require(epsilon != nil || !isGiven, "\(name) goes with --epsilon.")
    }
    read.require(
      epsilon == nil || budget != nil,
      "--epsilon needs --budget NAME, the data set whose budget it spends; `moult budget add` adds one."
    )
  }

  /// The tables with the noise of the command line, or of their file.
  ///
  /// - Parameter file: the file of the tables, if there is one.
  func requested(_ analyses: [Analysis], in file: AnalysisFile?) throws -> RequestedTables {
    guard let request, let budget else {
      guard ledger.ledger == nil || file?.privacy != nil else {
        throw ValidationError(
          "--ledger goes with --epsilon, or with epsilon in the file of --analysis.")
      }
      return RequestedTables(
        title: file?.title, analyses: analyses, privacy: file?.privacy, budget: file?.budget)
    }
    guard file?.privacy == nil else {
      throw ValidationError(
        "epsilon is in the file of --analysis and after --epsilon; keep one of them.")
    }
    return RequestedTables(
      title: file?.title, analyses: try request.applied(to: analyses), privacy: request,
      budget: budget)
  }

  /// Opens the ledger, and checks that the budget has room; nil for tables without noise.
  func publication(of tables: RequestedTables, _ plan: inout Plan) throws -> NoisyPublication? {
    guard let request = tables.privacy, let budget = tables.budget else { return nil }
    guard !plan.namesFolder else {
      throw ValidationError(
        "--epsilon goes with one output, as each table of a batch would spend the budget again: name a file after -o."
      )
    }
    let place = try ledger.place()
    plan.otherPaths.add(place.path, .kept, by: "--ledger")
    try plan.checkPaths()
    return try NoisyPublication(of: budget, request.loss(), place)
  }
}

/// Tables with the noise that is requested for them, and what that spends.
struct RequestedTables {
  /// The title of their file.
  let title: String?
  /// The tables, with their noise.
  let analyses: [Analysis]
  /// The request for noise; nil for tables without.
  let privacy: Analysis.PrivacyRequest?
  /// The data set whose budget the noise spends.
  let budget: String?
}
