/// Why a member was not read, or not to its end. It holds nothing of what was read.
public struct MemberError: Error, Sendable, Hashable {
  /// The reason as a word, under which it is counted.
  public enum Code: String, Sendable, Hashable, CaseIterable {
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
    case notJSON = "not-json"
    case hidden
    case notFile = "not-a-file"

    /// Whether nothing that a job reads can have been lost: the member is something else.
    public var isHarmless: Bool {
      switch self {
      case .notJSON, .hidden, .notFile: true
      default: false
      }
    }
  }

  public let code: Code
  /// How many bytes of the member's content came before: decompressed ones.
  public let position: Int
  /// What the system said, of what could not be opened.
  public let cause: IOError?

  public init(_ code: Code, at position: Int = 0, cause: IOError? = nil) {
    self.code = code
    self.position = position
    self.cause = cause
  }
}

extension MemberError: CustomStringConvertible {
  public var description: String {
    switch code {
    case .cutShort:
      "it is cut short at byte \(position) of its content; what came before is read. Get it again"
    case .damaged:
      "it is damaged at byte \(position) of its content, or before that: what was read of it may be "
        + "wrong in places. Get it again"
    case .trailingBytes:
      "behind its compressed content, which is read, there are bytes that are not compressed, and not "
        + "read"
    case .encrypted: "it is encrypted, and not read. Decrypt it first"
    case .unsupported:
      "it is stored in a form that is not known, and not read. Unpack it first, or convert it to JSON "
        + "lines"
    case .tooManyMembers: "it has more members than --max-members; the rest is not read"
    case .overRatio:
      "one byte of it became more than --max-ratio allows; it is read up to byte \(position)"
    case .tooLarge: "it is larger than --max-member-size; it is read up to byte \(position)"
    case .tooDeep: "it is a container within more containers than --max-nesting, and not read"
    case .tooMuchMemory:
      "it was compressed with a window larger than is kept in memory, and is not read. Unpack it first"
    case .unreadable: cause.map { "\($0)" } ?? "it cannot be read"
    case .notJSON: "it holds no JSON, and is not read"
    case .hidden: "its name begins with a dot, and it is not read"
    case .notFile: "it is no file, or a folder that is being read already, and is not read"
    }
  }
}
