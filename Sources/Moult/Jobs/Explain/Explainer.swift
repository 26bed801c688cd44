public import JSONStream

/// Records in, an explanation out: which paths they have, what the paths mean, how many values they have, and
/// what a policy does with these. It prints no value.
///
/// It has no ``Job/output``: the explanation is ``Job/rows()``.
public typealias Explainer = Job<Inspection>

/// The kind of job of an ``Explainer``.
public enum Inspection: JobKind, WorkKind {
  typealias Work = ExplainWork
}

extension Job where Purpose == Inspection {
  /// A job for one explanation.
  ///
  /// - Parameters:
  ///   - policy: the policy whose actions are explained.
  ///   - records: how many records are examined; the ones after them are only counted.
  ///   - limits: how large and how deep a record may be.
  ///   - reading: how records are found; each way gives the same result.
  ///   - catalogue: the dialects that are known.
  public init(
    _ policy: Policy, records: Int, limits: Limits = Limits(), reading: Reading = .fastest,
    catalogue: Catalogue = .builtIn
  ) {
    self.init(
      ExplainWork(policy, sample: records, catalogue: catalogue), limits: limits, reading: reading)
  }

  /// What was found: the known paths in the order of their names, then the unknown ones. O(paths).
  public func rows() -> [Explanation] { work.rows() }

  /// Whether more unknown keys were found than are remembered; the further ones are `<key>`.
  public var forgotKeys: Bool { work.forgotKeys }

  /// How many values are in no row, since there are more paths than are remembered.
  public var unlisted: Int { work.unlisted }

  /// How many records the explanation is based on.
  public var sampled: Int { work.sampled }
}

/// One path of the records.
public struct Explanation: Sendable, Equatable {
  /// The kind of record, then the keys, separated by dots. A key that is not a plain word, or that is unknown and
  /// rare, is printed as `<key>`, since it can be an identifier; `*` is any key.
  public let path: String
  /// Its meaning; nil where no catalogue contains the path.
  public let meaning: String?
  /// How many values have this path.
  public let count: Int
  /// What the policy does with the values: the name of an action.
  public let action: String
}
