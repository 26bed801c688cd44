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
  public init(
    _ policy: Policy, _ options: Redaction.Options = .init(), limits: Limits = Limits(),
    reading: Reading = .fastest
  ) {
    self.init(RedactWork(policy, options), limits: limits, reading: reading)
  }
}

/// The kind of job of a ``Redactor``.
public enum Redaction: JobKind, WorkKind {
  typealias Work = RedactWork

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

    /// - Parameter uniqueMemory: by default as much as is needed.
    public init(
      shape: Shape = .own, format: Format = .json, unique: Bool = false, uniqueMemory: Int = .max
    ) {
      self.shape = format == .csv ? .flat : shape
      self.format = format
      self.unique = unique
      self.uniqueMemory = uniqueMemory
    }
  }

  /// What comes before the first line of an output; empty for JSON.
  public static func header(_ format: Format) -> [UInt8] {
    format == .csv ? Array((FlatLine.fields.joined(separator: ",") + "\r\n").utf8) : []
  }
}
