/// With what and from what a result was made. A reader who has the same data can make it again.
public struct Provenance: Sendable, Equatable, Codable {
  /// A document that decided about the result, by its name and its checksum.
  public struct Document: Sendable, Equatable, Codable {
    /// Its name, which is the program's own.
    public let name: String
    /// The SHA-256 of its content in hexadecimal.
    public let sha256: String

    /// A document.
    public init(name: String, sha256: String) { (self.name, self.sha256) = (name, sha256) }
  }

  /// A file that was read.
  public struct Input: Sendable, Equatable, Codable {
    /// The path as the request names it. It can name a person; ``Provenance/published`` has none.
    public let name: String?
    /// The size in bytes; nil if it is not a regular file.
    public let bytes: Int?
    /// The SHA-256 of its bytes in hexadecimal; nil if it was not requested or cannot be computed.
    public let sha256: String?

    /// A file.
    public init(name: String?, bytes: Int?, sha256: String?) {
      (self.name, self.bytes, self.sha256) = (name, bytes, sha256)
    }
  }

  /// The version of the program.
  public var version: String
  /// The name of the job.
  public var job: String
  /// The command line, with placeholders for the names of files and for texts that can name a person.
  public var request: String
  /// The SHA-256 of the catalogues in hexadecimal.
  public var catalogue: String
  /// The policy; nil for jobs that have none.
  public var policy: Document?
  /// The SHA-256 of what the tables are, in words, in hexadecimal; nil for other jobs.
  public var analysis: String?
  /// How the result is protected, a sentence each.
  public var protection: [String] = []
  /// The files that were read, in their order.
  public var inputs: [Input] = []

  /// A provenance without inputs.
  public init(
    version: String, job: String, request: String, catalogue: String, policy: Document? = nil
  ) {
    (self.version, self.job, self.request) = (version, job, request)
    (self.catalogue, self.policy) = (catalogue, policy)
  }

  /// The same for what is published: of the inputs only the checksums. A name can name a person, and where lines are
  /// about equally long, a size gives away how many there are. O(inputs).
  public var published: Provenance {
    var result = self
    result.inputs = inputs.map { Input(name: nil, bytes: nil, sha256: $0.sha256) }
    return result
  }
}

extension Provenance {
  /// The bytes of the catalogues and of the meanings, in a fixed order, for ``catalogue``.
  package static var catalogueTexts: [[UInt8]] {
    Catalogue.builtInTexts.map(\.bytes) + [PackageResources.meanings_txt]
  }
}
