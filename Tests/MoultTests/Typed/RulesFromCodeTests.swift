import Testing

@testable import Moult

/// Policies and analyses that are written in code follow the rules of those in files, with the same errors.
@Suite struct RulesFromCodeTests {
  static let meanings: [[String: String]] = [
    [:], ["tweet.lang": "keep"], ["tweet.text": "scrub", "tweet.time": "day"],
    ["tweet.langs": "keep"], ["tweet.time": "minute"], ["tweet.lang": "yes"],
    ["tweet.id": "keep"], ["tweet.time": "keep"], ["user.handle": "keep"], ["tweet.link": "keep"],
  ]

  /// The same error without its line.
  private static func withoutLine(_ error: PolicyError) -> PolicyError {
    switch error {
    case .unknownPolicy(let name, _): .unknownPolicy(name, line: 0)
    case .unknownMeaning(let name, let nearest, _):
      .unknownMeaning(name, nearest: nearest, line: 0)
    case .unknownAction(let name, let meaning, let allowed, _):
      .unknownAction(name, meaning: meaning, allowed: allowed, line: 0)
    case .refused(let clause, let meaning, let action, _, let why, let instead):
      .refused(
        clause: clause, meaning: meaning, action: action, line: 0, why: why, instead: instead)
    default: error
    }
  }

  private static func fromFile(
    _ base: String?, _ meanings: [String: String]
  ) -> Result<Policy, PolicyError> {
    var yaml = "policy: mine\n"
    if let base { yaml += "extends: \(base)\n" }
    if !meanings.isEmpty { yaml += "meanings:\n" }
    for (meaning, action) in meanings.sorted(by: { $0.key < $1.key }) {
      yaml += "  \(meaning): \(action)\n"
    }
    do throws(PolicyError) { return .success(try Policy(yaml: yaml)) } catch {
      return .failure(withoutLine(error))
    }
  }

  @Test(arguments: meanings, [nil, "strict", "text", "mild"])
  func aPolicyIsTheOneOfItsFile(meanings: [String: String], base: String?) throws {
    let found: Result<Policy, PolicyError>
    do throws(PolicyError) {
      found = .success(try Policy(named: "mine", extending: base, meanings: meanings))
    } catch {
      #expect(!error.description.contains("line 0"))
      found = .failure(error)
    }
    switch (found, Self.fromFile(base, meanings)) {
    case (.success(let policy), .success(let other)): #expect(policy.listing() == other.listing())
    case (.failure(let error), .failure(let other)): #expect(error == other)
    default: Issue.record("one is refused, and the other is not")
    }
  }

  @Test func aPolicyNeedsAName() {
    #expect(throws: PolicyError.missingKey("policy")) {
      try Policy(named: "", extending: "strict")
    }
  }

  private static func requests() -> [(yaml: String, request: Analysis.Request)] {
    var top = Analysis.Request(by: ["week", "host"])
    (top.top, top.count) = ("10 per week", ["tweets", "users"])
    var few = Analysis.Request(by: ["lang"])
    few.minUsers = 2
    return [
      ("by: lang", .init(by: ["lang"])), ("by: user", .init(by: ["user"])),
      ("by: verified", .init(by: ["verified"])),
      ("by: [week, host]\n    top: 10 per week\n    count: [tweets, users]", top),
      ("by: lang\n    min-users: 2", few),
    ]
  }

  @Test func aTableIsTheOneOfItsFile() throws {
    for (yaml, request) in Self.requests() {
      var (found, other): (AnalysisFile?, AnalysisFile?)
      var (error, otherError): (AnalysisFileError?, AnalysisFileError?)
      do throws(AnalysisFileError) {
        found = try AnalysisFile(tables: ["a": request], title: "A title")
      } catch let fault { error = fault }
      do throws(AnalysisFileError) {
        other = try AnalysisFile(yaml: "analysis: A title\ntables:\n  a:\n    \(yaml)\n")
      } catch let fault { otherError = fault }
      #expect(found?.analyses == other?.analyses && found?.title == other?.title)
      guard case .table(let name, 3, let reason) = otherError else {
        #expect(error == nil && otherError == nil)
        continue
      }
      #expect(error == .table(name: name, line: 0, reason))
      #expect(
        error?.isRefusal == otherError?.isRefusal && error?.description.contains("line 0") == false)
    }
  }

  @Test func namesAndNumbersAreChecked() throws {
    let request = Analysis.Request(by: ["lang"])
    #expect(throws: AnalysisFileError.missingTables) { try AnalysisFile(tables: [:]) }
    for name in ["", "a b", "7", "sqlite_a", String(repeating: "a", count: 61)] {
      #expect(throws: AnalysisFileError.name(line: 0)) { try AnalysisFile(tables: [name: request]) }
    }
    #expect(throws: AnalysisFileError.name(line: 0)) {
      try AnalysisFile(tables: ["a": request, "A": request])
    }
    #expect(throws: AnalysisFileError.self) {
      try AnalysisFile(tables: ["a": request], title: "@somebody")
    }
  }

  /// Two lists of terms in one run are an error, and not the end of the program.
  @Test func tablesHaveTheSameTerms() throws {
    func request(_ term: String) throws -> Analysis.Request {
      var request = Analysis.Request(by: ["terms"])
      request.terms = try TermList(lines: [term], category: nil)
      return request
    }
    #expect(throws: AnalysisFileError.differentTerms) {
      try AnalysisFile(tables: ["a": request("rain"), "b": request("snow")])
    }
    #expect(
      try AnalysisFile(tables: ["a": request("rain"), "b": request("rain")]).analyses.count == 2)
  }

  /// Means of one number in tables with tweets in common can be subtracted.
  @Test func whatIsRefusedTogetherIsRefused() throws {
    var one = Analysis.Request(by: ["lang"])
    one.count = ["tweets", "mean likes"]
    var other = Analysis.Request(by: ["lang", "kind"])
    other.count = one.count
    let error = #expect(throws: AnalysisFileError.self) {
      try AnalysisFile(tables: ["a": one, "b": other])
    }
    #expect(error?.isRefusal == true)
  }
}
