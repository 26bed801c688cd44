import Foundation
import PrivacyLosses
import Testing

@testable import Moult

/// The claimed epsilon and delta against a thousand pairs of neighbouring inputs, which differ in one user. The attacker
/// knows everything but whether that user is there, and decides by the likelihood ratio.
@Suite(.tags(.slow)) struct NeighbourTests {
  static let pairs = 1_000
  static let drawsEach = 40
  static let bound = 4
  static let languages = ["de", "en", "es", "fr", "ja"]

  /// The counts of both inputs of a pair.
  struct Pair {
    let without: Table
    let with: Table
    /// What the user adds to the numbers of tweets and of users of each language.
    let added: [[Int]]

    /// A random input, and the same with a user who writes too much, in some or all languages.
    init(_ analysis: Analysis, _ chance: inout SeededNumbers) throws {
      var others: [TweetFacts] = []
      for number in 0..<60 {
        for language in languages where Int.random(in: 0..<4, using: &chance) > 0 {
          others.append(TweetFacts(user: number, lang: language))
        }
      }
      let shift = Int.random(in: 0..<5, using: &chance)
      let spread = Int.random(in: 3...5, using: &chance)
      let own = (0..<20).map { TweetFacts(user: 999, lang: languages[($0 % spread + shift) % 5]) }
      without = try Table(analysis, others)
      let at = Int.random(in: 0...others.count, using: &chance)
      with = try Table(analysis, others[..<at] + own + others[at...])
      let (before, after) = (without.countedCells, with.countedCells)
      added = languages.map { language in
        let key = [DimensionValue.text(language)]
        let (old, new) = (before[key] ?? .init(), after[key] ?? .init())
        return [new.tweets - old.tweets, new.users - old.users]
      }
    }

    /// The logarithm of how much more probable a result is with the user.
    func likelihood(_ result: TableResult) -> Double {
      guard let plan = result.analysis.privacy?.plan else { return 0 }
      let before = without.countedCells
      return result.cells.enumerated().reduce(0) { sum, row in
        let old = before[row.element.values] ?? .init()
        return sum + Self.gain(row.element.tweets - old.tweets, added[row.offset][0], plan.tweets)
          + Self.gain(row.element.users - old.users, added[row.offset][1], plan.users)
      }
    }

    private static func gain(_ noise: Int, _ added: Int, _ mechanism: NoiseMechanism?) -> Double {
      switch mechanism {
      case .laplace(let scale)?:
        Double(abs(noise) - abs(noise - added)) * Double(scale.denominator)
          / Double(scale.numerator)
      case .gaussian(let variance)?:
        Double(2 * noise * added - added * added) / (2 * Double(variance))
      case nil: 0
      }
    }
  }

  /// A table with a claim, and noise for a claim that may be another one.
  static func analysis(
    _ kind: NoiseKind, noise loss: PrivacyLoss, domain: String? = "lang=de|en|es|fr|ja"
  ) throws -> Analysis {
    var analysis = try Analysis(
      by: ["lang"], count: ["tweets", "users"], minUsers: 5, mostOfUser: bound)
    let domains = try [domain.map { try Analysis.Domain($0) }]
    let counts = NoisePlan.Counts(
      bound: bound, hasTweets: true, hasUsers: true, isClosed: domain != nil)
    let plan = try #require(NoisePlan(loss, kind, counts, tables: 1))
    analysis.privacy = .init(loss: loss, kind: kind, tables: 1, domains: domains, plan: plan)
    return analysis
  }

  /// How often the attacker says "with", on inputs with the user and without, as bounds that hold with a probability of
  /// 0.999 each, and how often it says "without".
  struct Attack {
    var with = (present: 0, absent: 0)
    var without = (present: 0, absent: 0)

    init(_ analysis: Analysis, threshold: Double) throws {
      var chance = SeededNumbers(state: 42)
      for _ in 0..<pairs {
        let pair = try Pair(analysis, &chance)
        let privacy = try #require(analysis.privacy)
        for _ in 0..<drawsEach {
          let present = pair.likelihood(pair.with.finish(privacy, using: &chance))
          let absent = pair.likelihood(pair.without.finish(privacy, using: &chance))
          with.present += present >= threshold ? 1 : 0
          with.absent += absent >= threshold ? 1 : 0
          without.present += present <= -threshold ? 1 : 0
          without.absent += absent <= -threshold ? 1 : 0
        }
      }
    }

    /// A bound of a probability, a number of standard deviations away.
    static func bound(_ hits: Int, _ deviations: Double) -> Double {
      let draws = Double(pairs * drawsEach)
      let share = Double(hits) / draws
      return share + deviations * (max(share * (1 - share), 1 / draws) / draws).squareRoot()
    }

    /// The least epsilon that explains what was seen, for a delta.
    func leastEpsilon(delta: Double) -> Double {
      [(with.present, with.absent), (without.absent, without.present)].map { more, less in
        let excess = Self.bound(more, -3.1) - delta
        return excess > 0 ? log(excess / Self.bound(less, 3.1)) : 0
      }.max() ?? 0
    }
  }

  @Test func laplaceKeepsItsEpsilon() throws {
    let claim = PrivacyLoss(epsilon: try #require(ExactDecimal("1")), delta: .zero)
    let found = try Attack(Self.analysis(.laplace, noise: claim), threshold: 0.7)
      .leastEpsilon(delta: 0)
    #expect(found <= 1)
    // The attack is a good one: the claim could not be much lower.
    #expect(found > 0.55)
  }

  /// The same attack finds noise that is made for twice the epsilon.
  @Test func theAttackFindsTooLittleNoise() throws {
    let other = PrivacyLoss(epsilon: try #require(ExactDecimal("2")), delta: .zero)
    let found = try Attack(Self.analysis(.laplace, noise: other), threshold: 1.4)
      .leastEpsilon(delta: 0)
    #expect(found > 1.2)
  }

  @Test func gaussianKeepsItsEpsilonAndDelta() throws {
    let claim = PrivacyLoss(
      epsilon: try #require(ExactDecimal("1")), delta: try #require(ExactDecimal("0.001")))
    let found = try Attack(Self.analysis(.gaussian, noise: claim), threshold: 0.3)
      .leastEpsilon(delta: 0.001)
    #expect(found <= 1)
    // One user cannot add the most to both kinds of counts, and the conversion from rho has a reserve.
    #expect(found > 0.2)
  }

  /// Cells that only one user has are printed with at most the probability delta, here a large one.
  @Test(arguments: NoiseKind.allCases) func newCellsAreHidden(kind: NoiseKind) throws {
    let claim = PrivacyLoss(
      epsilon: try #require(ExactDecimal("1")), delta: try #require(ExactDecimal("0.2")))
    let analysis = try Self.analysis(kind, noise: claim, domain: nil)
    let own = Self.languages.map { TweetFacts(user: 1, lang: $0) }
    let table = try Table(analysis, own + own + own)
    let privacy = try #require(analysis.privacy)
    var chance = SeededNumbers(state: 9)
    let draws = 4_000
    let seen = (0..<draws).count { _ in !table.finish(privacy, using: &chance).rows.isEmpty }
    #expect(Double(seen) / Double(draws) < 0.2)
    // Laplace noise has the exact threshold: half of delta, as half of its probability is below zero.
    if kind == .laplace { #expect(Double(seen) / Double(draws) > 0.07) }
  }
}
