import YAMLNodes

/// The lines of an ``AnalysisFile`` about noise, before they are checked as a request.
struct PrivacyLines {
  /// The keys, all of them beside `tables`: the tables of a run spend one loss together.
  static let keys = ["epsilon", "delta", "noise", "domain", "budget"]

  private(set) var budget: String?
  private var request: Analysis.PrivacyRequest?
  private var epsilonLine = 0
  /// The first key that needs an epsilon.
  private var other: (key: String, line: Int)?
  private var delta = "0"
  private var noise = NoiseKind.laplace
  private var domains: [String] = []

  /// Sets the value of a key.
  mutating func set(_ key: String, _ value: YAMLNode) throws(AnalysisFileError) {
    if key == "epsilon" {
      request = Analysis.PrivacyRequest(epsilon: try AnalysisFile.word(value, of: key))
      epsilonLine = value.line
      return
    }
    other = other ?? (key, value.line)
    switch key {
    case "delta": delta = try AnalysisFile.word(value, of: key)
    case "noise": noise = try Self.kind(value)
    case "domain": domains = try TableRequest.words(value, of: key)
    default: budget = try AnalysisFile.word(value, of: key)
    }
  }

  private static func kind(_ value: YAMLNode) throws(AnalysisFileError) -> NoiseKind {
    let word = try AnalysisFile.word(value, of: "noise")
    guard let kind = NoiseKind(rawValue: word) else {
      let known = NoiseKind.allCases.map(\.rawValue).joined(separator: " or ")
      throw .wrongType(key: "noise", expected: known, line: value.line)
    }
    return kind
  }

  /// The request; nil for tables without noise.
  ///
  /// - Throws: ``AnalysisFileError`` if a line is missing.
  func checked() throws(AnalysisFileError) -> Analysis.PrivacyRequest? {
    guard var request else {
      guard let other else { return nil }
      throw .needsEpsilon(key: other.key, line: other.line)
    }
    guard budget != nil else { throw .needsBudget(line: epsilonLine) }
    (request.delta, request.noise, request.domains) = (delta, noise, domains)
    return request
  }

  /// The tables with the noise of a request.
  func noisy(
    _ analyses: [Analysis], _ request: Analysis.PrivacyRequest
  ) throws(AnalysisFileError) -> [Analysis] {
    do {
      return try request.applied(to: analyses)
    } catch {
      throw .noise(error, line: epsilonLine)
    }
  }
}
