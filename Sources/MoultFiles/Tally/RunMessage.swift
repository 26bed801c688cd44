internal import FoundationEssentials
public import Moult
package import MoultIO

/// A message about a run or one of its inputs. It contains no value of the input.
public struct RunMessage: Sendable, CustomStringConvertible {
  /// What the message says.
  package enum What: Sendable {
    /// A record, or a stretch of the input, was rejected.
    case rejected(Rejection)
    /// The number of further rejected records of the input.
    case moreRejected(Int)
    /// A file or member was not read, or not to its end.
    case lost(MemberError)
    /// The input had data, but nothing useful.
    case unused(String)
    /// The number of further lost members.
    case moreLost(Int)
    /// A file or member had nothing, without a loss.
    case empty(String)
    /// The number of further files that had nothing.
    case moreEmpty(Int)
    /// Something that holds for the run as a whole.
    case note(String)
  }

  /// The name of the file or member; nil where the message is about the run.
  public let input: String?
  package let what: What

  package init(_ input: String? = nil, _ what: What) { (self.input, self.what) = (input, what) }

  /// The kind of message as a word.
  public var code: String {
    switch what {
    case .rejected(let rejection): rejection.code
    case .moreRejected: "more-rejected"
    case .lost(let error): error.code.rawValue
    case .unused: "unused"
    case .moreLost: "more-lost"
    case .empty: "nothing"
    case .moreEmpty: "more-without"
    case .note: "note"
    }
  }

  /// Where it is in the input.
  public var position: Position? {
    if case .rejected(let rejection) = what { rejection.position } else { nil }
  }

  /// What happened, without the name of the input.
  public var words: String {
    switch what {
    case .rejected(let rejection): "\(rejection)"
    case .moreRejected(let count): "\(count) more rejected"
    case .lost(let error): "\(error)"
    case .unused(let words), .empty(let words), .note(let words): words
    case .moreLost(let count): "\(count) more members were lost"
    case .moreEmpty(let count): "\(count) more files gave nothing"
    }
  }

  /// The name of the input and what happened.
  public var description: String { (input.map { $0 + ": " } ?? "") + words }

  /// An object with `input`, `code`, `line`, `offset` and `text`; those that it does not have are null.
  package var json: [UInt8] {
    struct Object: Encodable {
      let input: String?
      let code: String
      let line: Int?
      let offset: Int?
      let text: String
    }
    let object = Object(
      input: input, code: code, line: position?.line, offset: position?.offset, text: words)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    // Strings and numbers can be encoded.
    return (try? encoder.encode(object)).map { [UInt8]($0) } ?? []
  }
}
