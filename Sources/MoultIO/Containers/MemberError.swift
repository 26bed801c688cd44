/// Why a member was not read, or not to its end. Contains nothing of its content.
public struct MemberError: Error, Sendable, Hashable {
  /// The reason; its raw value appears in the report.
  public enum Code: String, Sendable, Hashable, CaseIterable, Codable {
    case cutShort = "cut-short"
    case damaged
    case trailingBytes = "trailing-bytes"
    case encrypted
    case unsupported
    case tooManyMembers = "too-many-members"
    case overRatio = "over-ratio"
    case tooLarge = "member-too-large"
    case tooDeep = "nested-too-deep"
    case tooMuchMemory = "needs-too-much-memory"
    case unreadable
    case latin1 = "latin-1"
    case windows1252 = "windows-1252"
    case needsFile = "needs-file"
    case badIndex = "bad-index"
    case contentCoding = "unsupported-coding"
    case httpStatus = "http-status"
    case noResponse = "no-response"
    case notJSON = "not-json"
    case hidden
    case notFile = "not-a-file"

    /// Whether no record can have been lost: the member is another kind of file.
    public var isHarmless: Bool {
      switch self {
      case .notJSON, .hidden, .notFile, .httpStatus, .noResponse: true
      default: false
      }
    }
  }

  /// The reason.
  public let code: Code
  /// The number of bytes of the member's content, decompressed, before the error.
  public let position: Int
  /// The system's error, for a file that could not be opened.
  public let cause: IOError?
  /// The status code of an HTTP response that is not read.
  public let status: Int?
  /// The format, for a member that is refused by its name.
  public let format: RefusedFormat?

  /// Creates an error.
  public init(
    _ code: Code, at position: Int = 0, cause: IOError? = nil, status: Int? = nil,
    format: RefusedFormat? = nil
  ) {
    self.code = code
    self.position = position
    self.cause = cause
    self.status = status
    self.format = format
  }
}

extension MemberError: CustomStringConvertible {
  /// What happened, what was read, and what to do next, as the rest of a line after the member's name.
  public var description: String {
    switch code {
    case .cutShort:
      "it is cut short at byte \(position) of its content; what came before is read. Get it again"
    case .damaged:
      "it is damaged at byte \(position) of its content or earlier; the records read from it may be "
        + "wrong. Get it again"
    case .trailingBytes:
      "its compressed content is read; the bytes after it are not compressed, and are not read. Get it "
        + "again if something is missing"
    case .encrypted: "it is encrypted and was not read. Decrypt it first"
    case .unsupported:
      format.map { "\($0.name), which is not read; \($0.advice)" }
        ?? "its format is not supported, and it was not read. Unpack it first, or convert it to JSON lines"
    case .tooManyMembers:
      "it has too many members, and the rest was not read. Raise --max-members to read it"
    case .overRatio:
      "it expands too much, and was read up to byte \(position). Raise --max-ratio to read the rest"
    case .tooLarge:
      "it is too large, and was read up to byte \(position). Raise --max-member-size to read the rest"
    case .tooDeep: "it is nested too deeply, and was not read. Raise --max-nesting to read it"
    case .tooMuchMemory:
      "decompressing it needs more memory than is allowed, and it was not read. Unpack it first"
    case .unreadable: cause.map { "\($0)" } ?? "it cannot be read"
    case .latin1: Self.eightBit("Latin-1", "LATIN1")
    case .windows1252: Self.eightBit("Windows-1252", "WINDOWS-1252")
    case .needsFile:
      "it is a 7-Zip archive inside of a stream, and too large to be read there. Unpack it first"
    case .badIndex:
      "it is a 7-Zip archive whose index is damaged or cut off, and was not read. Get it again"
    case .contentCoding:
      "it is an HTTP response in a content coding that is not supported, such as br, and was not read. Decode "
        + "it first"
    case .httpStatus:
      "it is an HTTP response" + (status.map { " of status \($0)" } ?? "") + " and was not read"
    case .noResponse: "it is a record of a web archive without a response, and was not read"
    case .notJSON: "it contains no JSON and was not read"
    case .hidden: "its name starts with a dot, and it was not read"
    case .notFile:
      "it is not a regular file, or is a folder that is being read already, and was not read"
    }
  }
  private static func eightBit(_ name: String, _ word: String) -> String {
    "its text is in \(name), not in UTF-8, and was not read. Convert it: iconv -f \(word) -t UTF-8"
  }
}
