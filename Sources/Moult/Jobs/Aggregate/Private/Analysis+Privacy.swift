package import PrivacyLosses

extension Analysis {
  /// How a table is published with noise: what it may reveal of one user, and by which noise that is kept.
  struct Privacy: Equatable, Sendable {
    /// The loss of all tables of the run together.
    let loss: PrivacyLoss
    /// The distribution of the noise.
    let kind: NoiseKind
    /// The number of tables among which the loss is divided.
    let tables: Int
    /// The domains of the dimensions, in their order; nil where the values come from the data.
    let domains: [Domain?]
    /// The noise.
    let plan: NoisePlan

    /// Whether all cells are known without the data.
    var isClosed: Bool { domains.allSatisfy { $0 != nil } }

    /// Whether the values of a tweet are in the domains; of lists each value counts by itself (``CellLevel``). O(length).
    func contains(_ facts: borrowing TweetFacts) -> Bool {
      for domain in domains {
        guard let domain else { continue }
        switch domain.dimension.read(facts) {
        case .number(let number):
          guard domain.contains(number.map(DimensionValue.number) ?? .none) else { return false }
        case .word(let code):
          let value = code == 0 ? .none : domain.dimension.value(ofCode: code)
          guard domain.contains(value) else { return false }
        case .list: continue
        }
      }
      return true
    }
  }

  /// The greatest epsilon of a run: a greater one protects nobody.
  static let greatestEpsilon = ExactDecimal(units: 10 * ExactDecimal.unitsOfOne)
  /// The least epsilon of a run.
  static let leastEpsilon = ExactDecimal(units: ExactDecimal.unitsOfOne / 1_000)
  /// The greatest delta of a run, far less than one in the number of users.
  static let greatestDelta = ExactDecimal(units: ExactDecimal.unitsOfOne / 100_000)
  /// The most cells of a table whose cells are all known without the data, as each of them is printed.
  static let mostClosedCells = 250_000

  /// A request for differential privacy, as it is written in an analysis or on the command line.
  public struct PrivacyRequest: Equatable, Sendable {
    /// The most that a user may change the probability of a result, as the logarithm of the factor: `0.5`.
    public var epsilon: String
    /// The probability that is exempt from this: `1e-6`; 0 needs closed domains and Laplace noise.
    public var delta = "0"
    /// The distribution of the noise.
    public var noise = NoiseKind.laplace
    /// The values of dimensions: `lang=en|de`, `day=2019-12-01..2019-12-31`.
    public var domains: [String] = []
    /// Creates a request with a delta of 0 and Laplace noise.
    public init(epsilon: String) { self.epsilon = epsilon }

    /// The parameters as numbers.
    ///
    /// - Throws: ``AnalysisError`` if they are malformed or out of range.
    package func loss() throws(AnalysisError) -> PrivacyLoss {
      guard let epsilon = ExactDecimal(epsilon), leastEpsilon...greatestEpsilon ~= epsilon else {
        throw .usage(
          "--epsilon takes a number from \(leastEpsilon) to \(greatestEpsilon), such as 0.5")
      }
      guard let delta = ExactDecimal(delta), delta <= greatestDelta else {
        throw .usage("--delta takes a number from 0 to \(greatestDelta), such as 1e-6")
      }
      return PrivacyLoss(epsilon: epsilon, delta: delta)
    }
  }

  /// The same table with noise.
  ///
  /// - Parameters:
  ///   - named: the domains of the request that are of dimensions of the table.
  ///   - tables: the number of tables among which the loss is divided.
  fileprivate func withNoise(
    _ request: PrivacyRequest, _ named: [Dimension: Domain], tables: Int
  ) throws(AnalysisError) -> Analysis {
    let loss = try request.loss()
    let domains = dimensions.map {
      named[$0] ?? Domain.required($0, by: conditions) ?? Domain.known($0)
    }
    try checkCells(domains)
    if loss.delta == .zero { try checkNoDelta(request.noise, domains) }
    let counts = NoisePlan.Counts(
      bound: mostOfUser, hasTweets: counts.contains { $0 != .users }, hasUsers: countsUsers,
      isClosed: domains.allSatisfy { $0 != nil })
    guard let plan = NoisePlan(loss, request.noise, counts, tables: tables) else {
      throw .usage(
        "the noise would be larger than any number: give a larger --epsilon, or count fewer tweets of a user "
          + "or fewer tables")
    }
    var analysis = self
    analysis.privacy = Privacy(
      loss: loss, kind: request.noise, tables: tables, domains: domains, plan: plan)
    return analysis
  }

  private func checkCells(_ domains: [Domain?]) throws(AnalysisError) {
    var cells = 1
    for domain in domains {
      cells *= domain?.values.count ?? 1
      guard cells <= Self.mostClosedCells else {
        throw .usage(
          "the domains have more than \(Self.mostClosedCells) cells, each of which would be printed: name fewer values "
            + "with --domain, or use fewer dimensions")
      }
    }
  }

  private func checkNoDelta(_ kind: NoiseKind, _ domains: [Domain?]) throws(AnalysisError) {
    guard kind == .laplace else {
      throw .usage(
        "--noise gaussian needs a --delta over 0, such as 1e-6; --noise laplace needs none")
    }
    for (dimension, domain) in zip(dimensions, domains) where domain == nil {
      let name = dimension.rawValue
      throw .usage(
        "--delta 0 needs cells that are known without the data: name the values of \(name) with --domain \(name)=…, or "
          + "give a --delta over 0, such as 1e-6")
    }
  }
}

extension Analysis.PrivacyRequest {
  /// The same tables, published with user-level differential privacy in place of a minimum of users. Each gets the same
  /// part of epsilon and delta.
  ///
  /// Each call of ``Job/results()`` draws new noise: who sees the results of two calls has seen twice the loss.
  ///
  /// - Throws: ``AnalysisError`` if the request is malformed, or its noise cannot be made.
  public func applied(to analyses: [Analysis]) throws(AnalysisError) -> [Analysis] {
    var named: [Dimension: Analysis.Domain] = [:]
    for text in domains {
      let domain = try Analysis.Domain(text)
      let name = domain.dimension.rawValue
      guard analyses.contains(where: { $0.dimensions.contains(domain.dimension) }) else {
        throw .usage("--domain \(name)=… needs the dimension in a table: --by \(name)")
      }
      guard named.updateValue(domain, forKey: domain.dimension) == nil else {
        throw .usage("--domain names \(name) twice; separate its values by |")
      }
    }
    var noisy: [Analysis] = []
    for analysis in analyses {
      try analysis.checkMeasuresWithoutNoise()
      noisy.append(try analysis.withNoise(self, named, tables: analyses.count))
    }
    return noisy
  }
}
