internal import FoundationEssentials

/// What goes with a release: what it is, under which limits it stands, and what its recipient owes.
public struct Manifest: Sendable, Equatable, Codable {
  public struct File: Sendable, Equatable, Codable {
    public let name: String
    /// Lines.
    public let count: Int
    public let bytes: Int
    public let sha256: String

    public init(name: String, count: Int, bytes: Int, sha256: String) {
      self.name = name
      self.count = count
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  public struct Limits: Sendable, Equatable, Codable {
    public var edition: String
    public var date: String
    public var source: String
    /// Of the text of the edition.
    public var sha256: String
    /// Nil where there is no limit.
    public var most: Int?
    public var within: String
    public var basis: Quota.Basis
    /// What counted before this release.
    public var usedBefore: Int
    /// What is left after it; nil where there is no limit.
    public var remaining: Int?

    /// Makes the section of an edition and what was granted under it.
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

  /// What was over the limit.
  public struct LeftOut: Sendable, Equatable, Codable {
    public let count: Int
    /// The number, from 1, of the first of them in what was to be released, in the order of the input.
    public let from: Int

    public init(count: Int, from: Int) {
      self.count = count
      self.from = from
    }
  }

  public struct Chain: Sendable, Equatable, Codable {
    public let rows: Int
    public let head: String
  }

  public var release = 0
  public var recipient = ""
  public var institution: String?
  public var date = ""
  public var useCase = ""
  public var application = ""
  public var purpose: String?
  public var kind = ReleaseKind.tweetIDs
  public var count = 0
  public var files: [File] = []
  public var limits: Limits
  public var leftOut: LeftOut?
  public var continues: Int?
  /// The day by which hydrated content is to be fetched anew.
  public var fetchAnewBy: String?
  public var owes: [String] = []
  /// The ledger's rows up to the one that reserves this release.
  public var ledger: Chain
  /// Drawn for each release: the ledger has the checksum of this text, and nobody can try out which few
  /// IDs would give it.
  public var random: String

  /// Makes the manifest of what was granted and written.
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

  /// What the recipient owes, in sentences.
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
          + "deleted or protected, and is not to be had from elsewhere.")
    }
    duties.append("Delete what a later recall, or a notice of the platform, names.")
    duties.append("Use it for the one use case named here.")
    if isAcademic {
      duties.append(
        "It was released without limit for non-commercial research: use it for nothing else.")
    }
    return duties
  }

  /// The text of `manifest.json`.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// Reads a `manifest.json`; nil for anything else.
  public init?(json: String) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let manifest = try? decoder.decode(Manifest.self, from: Data(json.utf8)) else {
      return nil
    }
    self = manifest
  }
}
