internal import FoundationEssentials
import MoultIO

/// What accompanies a release: its content, the quota that applied, and the recipient's duties. The names of the
/// properties are the keys of `manifest.json`.
public struct Manifest: Sendable, Equatable, Codable {
  /// A file of the release.
  public struct File: Sendable, Equatable, Codable {
    /// Its name in the directory.
    public let name: String
    /// The number of its lines.
    public let count: Int
    /// Its size.
    public let bytes: Int
    /// The checksum of its bytes.
    public let sha256: String

    /// Describes a file.
    public init(name: String, count: Int, bytes: Int, sha256: String) {
      self.name = name
      self.count = count
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// The quota that applied.
  public struct Limits: Sendable, Equatable, Codable {
    /// The edition of the quotas.
    public var edition: String
    /// The date of the edition.
    public var date: String
    /// The page that names the figures.
    public var source: String
    /// The checksum of the text of the edition.
    public var sha256: String
    /// The most that the recipient may receive; nil where there is no quota.
    public var most: Int?
    /// The window of the quota, in words.
    public var within: String
    /// Why the quota was what it was.
    public var basis: Quota.Basis
    /// The number of items that counted before this release.
    public var usedBefore: Int
    /// The number of items left after it; nil where there is no quota.
    public var remaining: Int?

    /// Describes what was granted under an edition.
    public init(_ quotas: QuotaEdition, _ grant: Grant) {
      (edition, date, source) = (quotas.name, quotas.date, quotas.source)
      sha256 = Checksum.of(quotas.text)
      most = grant.usage.quota.most
      basis = grant.usage.quota.basis
      usedBefore = grant.usage.used
      remaining = grant.usage.left.map { $0 - grant.count }
      switch grant.usage.window {
      case .days(let days): within = "any \(days) days"
      case .calendarDay: within = "a calendar day (UTC)"
      }
    }
  }

  /// The items that were over the quota.
  public struct LeftOut: Sendable, Equatable, Codable {
    /// The number of items.
    public let count: Int
    /// The number of the first of them, from 1, in the order of the input.
    public let from: Int

    /// Describes what was left out.
    public init(count: Int, from: Int) {
      self.count = count
      self.from = from
    }
  }

  /// The head of the ledger after the reservation; see ``ChainHead``.
  public struct Chain: Sendable, Equatable, Codable {
    /// The number of rows.
    public let rows: Int
    /// The checksum of the last row.
    public let head: String
  }

  /// The number of the release.
  public var release = 0
  /// The recipient's name.
  public var recipient = ""
  /// The academic institution the recipient acts for; nil for none.
  public var institution: String?
  /// When the release was reserved.
  public var date = ""
  /// The one use case: the purpose, or else the application.
  public var useCase = ""
  /// The application or profile that released.
  public var application = ""
  /// The declared purpose; nil for none.
  public var purpose: String?
  /// The kind of the items.
  public var kind = ReleaseKind.tweetIDs
  /// The number of items.
  public var count = 0
  /// The files, without manifest and readme.
  public var files: [File] = []
  /// The quota that applied.
  public var limits: Limits
  /// The items that were over the quota; nil where there were none.
  public var leftOut: LeftOut?
  /// The earlier release that this one continues; nil for none.
  public var continues: Int?
  /// The day by which hydrated content is to be fetched anew; nil for IDs.
  public var fetchAnewBy: String?
  /// The recipient's duties, in sentences.
  public var owes: [String] = []
  /// The head of the ledger after the reservation of this release.
  public var ledger: Chain
  /// Random for each release, so that nobody can guess a few released IDs from their checksum in the ledger.
  public var random: String

  /// Creates the manifest of a release.
  public init(_ grant: Grant, _ request: ReleaseRequest, files: [File]) {
    release = grant.release
    recipient = grant.recipient.name
    institution = grant.recipient.institution
    date = grant.time.description
    application = request.application
    purpose = request.purpose
    useCase = request.purpose ?? request.application
    kind = request.kind
    count = grant.count
    continues = request.continues
    self.files = files
    limits = Limits(request.quotas, grant)
    if request.wanted > grant.count {
      leftOut = LeftOut(count: request.wanted - grant.count, from: grant.count + 1)
    }
    ledger = Chain(rows: grant.chain.count, head: grant.chain.digest)
    random =
      String(UInt64.random(in: 0 ... .max), radix: 16)
      + String(UInt64.random(in: 0 ... .max), radix: 16)
    owes = Self.duties(kind, isAcademic: limits.basis == .academic)
  }

  /// The recipient's duties, in sentences.
  private static func duties(_ kind: ReleaseKind, isAcademic: Bool) -> [String] {
    var duties = [
      "The content stays subject to the platform's terms of service, privacy policy, developer "
        + "agreement and policy, to which you have agreed."
    ]
    if kind == .hydrated {
      duties.append(
        "These are copies: fetch them anew by the date given, and delete what is then gone, "
          + "protected, suspended or withheld. Never publish them or pass them on.")
    } else {
      duties.append(
        "Fetch the current content from the platform by these IDs. What you cannot fetch has been "
          + "deleted or protected, and may not be obtained elsewhere.")
    }
    duties.append("Delete what a later recall, or a notice of the platform, names.")
    duties.append("Use it for the one use case named here.")
    if isAcademic {
      duties.append(
        "It was released without limit for non-commercial research: use it for nothing else.")
    }
    return duties
  }

  /// The text of `manifest.json`. O(files).
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// Reads the text of a `manifest.json`; nil for anything else. O(text).
  public init?(json: String) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let manifest = try? decoder.decode(Manifest.self, from: Data(json.utf8)) else {
      return nil
    }
    self = manifest
  }
}
