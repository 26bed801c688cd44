public import JSONStream

/// Records in, redacted records out: one line for each tweet or user.
///
/// After the last input, tweets that were spilled are still to come (``Job/loadSpilled(from:)``), where each is printed
/// once.
public typealias Redactor = Job<Redaction>

extension Job where Purpose == Redaction {
  /// See ``Redaction/Shape``.
  public typealias Shape = Redaction.Shape
  /// See ``Redaction/Format``.
  public typealias Format = Redaction.Format

  /// A job for one input, or for several in their order.
  ///
  /// - Parameters:
  ///   - policy: what happens to the values.
  ///   - options: what is printed.
  ///   - limits: how large and how deep a record may be.
  ///   - reading: how records are found; each way gives the same result.
  ///   - catalogue: the dialects that it reads.
  public init(
    _ policy: Policy, _ options: Redaction.Options = .init(), limits: Limits = Limits(),
    reading: Reading = .fastest, catalogue: Catalogue = .builtIn
  ) {
    self.init(
      RedactWork(policy, options, catalogue: catalogue), limits: limits, reading: reading)
  }

  /// The first of two passes over the same inputs: it counts the users of values, and prints nothing.
  package static func counting(
    _ policy: Policy, _ options: Redaction.Options = .init(), limits: Limits = Limits(),
    reading: Reading = .fastest
  ) -> Job {
    Job(RedactWork(policy, options, .counting), limits: limits, reading: reading)
  }

  /// The second of two passes, which prints all values that enough users used in the first.
  package init(
    _ policy: Policy, _ options: Redaction.Options, after first: borrowing Job,
    limits: Limits = Limits(), reading: Reading = .fastest
  ) {
    self.init(
      RedactWork(policy, options, .printing, after: first.work.counted), limits: limits,
      reading: reading)
  }
}

/// The kind of job of a ``Redactor``.
public enum Redaction: JobKind, WorkKind {
  typealias Work = RedactWork
  /// What `records(from:)` returns.
  public typealias Value = FlatRecord

  /// The shape of the lines.
  public enum Shape: String, Sendable, CaseIterable {
    /// The shape of the record itself, reduced to what the policy keeps.
    case own
    /// One schema for all dialects.
    case flat
  }

  /// How a line is written.
  public enum Format: String, Sendable, CaseIterable {
    /// A JSON object.
    case json
    /// Fields as RFC 4180 has them, for the shape `flat`. The caller writes the header before the lines
    /// (``Redaction/header(_:)``).
    case csv

    /// The extension of a file of this format, with its dot.
    public var fileExtension: String { self == .json ? ".jsonl" : ".csv" }
  }

  /// How often the inputs are read.
  enum Pass {
    /// Once: a value leaves from the last of the required users on.
    case single
    /// For the first time, to count users.
    case counting
    /// For the second time.
    case printing
  }

  /// What is printed, besides what the policy says.
  public struct Options: Sendable, Equatable {
    /// The shape of the lines.
    public var shape: Shape
    /// How they are written; `csv` has the shape `flat`.
    public var format: Format
    /// Whether a tweet is printed once, as the first record of its ID has it.
    public var unique: Bool
    /// The memory for the IDs of tweets, in bytes. Tweets for which there is none are spilled.
    public var uniqueMemory: Int
    /// How many different users have to use a hashtag, cashtag, host or topic before it leaves; 5 at least.
    public let minUsers: Int
    /// The memory for the users of values, in bytes. Values for whose users there is none do not leave.
    public var valueMemory: Int
    /// Whether all values leave, for tests of other rules.
    package var keepsRareValues = false
    /// Whether lines of the shape `flat` are rows in binary form (``PackedRow``), without line ends.
    package private(set) var isPacked = false

    /// The fewest users that can be asked for.
    public static let leastMinUsers = 5
    /// The default of ``minUsers``.
    public static let usualMinUsers = 10
    /// The default of ``valueMemory``.
    public static let usualValueMemory = ValueUsers.usualMemory

    /// Options; the defaults are for records in their own shape.
    ///
    /// - Parameters:
    ///   - shape: the shape of the lines.
    ///   - format: how they are written.
    ///   - unique: whether a tweet is printed once.
    ///   - uniqueMemory: the most bytes for that; by default as much as is needed.
    ///   - minUsers: how many users have to use a value before it leaves; a smaller number than 5 counts as 5.
    ///   - valueMemory: the most bytes for the users of values.
    public init(
      shape: Shape = .own, format: Format = .json, unique: Bool = false, uniqueMemory: Int = .max,
      minUsers: Int = usualMinUsers, valueMemory: Int = usualValueMemory
    ) {
      self.shape = format == .csv ? .flat : shape
      self.format = format
      self.unique = unique
      self.uniqueMemory = uniqueMemory
      self.minUsers = max(minUsers, Self.leastMinUsers)
      self.valueMemory = valueMemory
    }

    /// The same, with rows in binary form in place of lines: see ``PackedRow``.
    package var packed: Self {
      var options = self
      (options.shape, options.format, options.isPacked) = (.flat, .json, true)
      return options
    }

    /// The same, with values that leave whoever used them.
    package var withRareValues: Self {
      var options = self
      options.keepsRareValues = true
      return options
    }
  }

  /// What comes before the first line of an output; empty for JSON.
  public static func header(_ format: Format) -> [UInt8] {
    format == .csv ? Array((FlatFields.names.joined(separator: ",") + "\r\n").utf8) : []
  }
}
