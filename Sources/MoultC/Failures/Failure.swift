internal import CMoult
internal import Moult
internal import MoultArrow
internal import MoultFiles
internal import MoultIO

/// Why a call failed, in the form of the interface. It contains no value of the input.
struct Failure: Error, Sendable {
  var status: moult_status
  /// A word for the kind of error.
  var code: String
  var clause: Clause?
  /// The line of the policy, analysis or input, from 1; 0 where there is none.
  var line = 0
  var offset = 0
  var text: String

  init(_ status: moult_status, _ code: String, _ text: String) {
    (self.status, self.code, self.text) = (status, code, text)
  }

  static func misuse(_ text: String) -> Failure { Failure(MOULT_MISUSE, "misuse", text) }

  static func usage(_ code: String, _ text: String) -> Failure {
    Failure(MOULT_USAGE, code, text)
  }

  /// Any error of a run.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as PolicyError: self.init(error)
    case let error as AnalysisFileError: self.init(error)
    case let error as AnalysisError: self.init(error)
    case let error as TableError:
      self.init(error.isOfRequest ? MOULT_USAGE : MOULT_IO, "table", "\(error)")
    case is RunStopped: self.init(MOULT_CANCELLED, "cancelled", "the job was cancelled")
    case is ReaderFailed:
      self.init(MOULT_CALLBACK, "reader", "the function that reads an input reported a failure")
    case let error as IOError:
      self.init(MOULT_IO, error.code == .notFound ? "not-found" : "input", "\(error)")
    case let error as PartError: self.init(MOULT_USAGE, "part", "\(error)")
    case let error as SealedFileError: self.init(error)
    case let error as JobKeyError: self.init(error)
    case let error as PathClash: self.init(MOULT_USAGE, "path", "\(error)")
    case let error as MemberError: self.init(MOULT_IO, error.code.rawValue, "\(error)")
    default: self.init(MOULT_IO, "failed", "\(error)")
    }
  }

  private init(_ error: SealedFileError) {
    if case .notSealed = error {
      self.init(MOULT_USAGE, "part", "\(error)")
    } else {
      self.init(MOULT_IO, "part", "\(error)")
    }
  }

  private init(_ error: JobKeyError) {
    if case .notRemoved = error {
      self.init(MOULT_IO, "key", "\(error)")
    } else {
      self.init(MOULT_USAGE, "key", "\(error)")
    }
  }

  private init(_ error: PolicyError) {
    self.init(MOULT_USAGE, "policy", "\(error)")
    line = Self.line(of: error)
    if case .refused(let clause, _, _, _, _, _) = error {
      (status, code, self.clause) = (MOULT_REFUSED, "refused", clause)
    }
  }

  private static func line(of error: PolicyError) -> Int {
    switch error {
    case .unknownPolicy(_, let line): line ?? 0
    case .notYAML(_, let line), .wrongType(_, _, let line), .unknownKey(_, let line),
      .duplicateKey(_, let line), .unknownMeaning(_, _, let line),
      .unknownAction(_, _, _, let line),
      .refused(_, _, _, let line, _, _):
      line
    case .missingKey: 0
    }
  }

  private init(_ error: AnalysisFileError) {
    self.init(MOULT_USAGE, "analysis", "\(error)")
    switch error {
    case .table(_, let line, let inner), .terms(let inner, let line): refuse(inner, line)
    default: if error.isRefusal { (status, code) = (MOULT_REFUSED, "refused") }
    }
  }

  private init(_ error: AnalysisError) {
    self.init(MOULT_USAGE, "analysis", "\(error)")
    refuse(error, 0)
  }

  private mutating func refuse(_ error: AnalysisError, _ line: Int) {
    self.line = line
    guard case .refused(let refusal) = error else { return }
    (status, code, clause) = (MOULT_REFUSED, "refused", refusal.clause)
  }

  /// The failure of a stream of batches that ends with this one.
  var ofStream: StreamFailure {
    switch status {
    case MOULT_CANCELLED: StreamFailure(.interrupted, text)
    case MOULT_IO, MOULT_CALLBACK: StreamFailure(.input, text)
    default: StreamFailure(.invalid, text)
    }
  }

  /// Writes it in the form of C. Texts are cut at the end of a character.
  func write(to out: UnsafeMutablePointer<moult_error>) {
    unsafe out.initialize(to: moult_error())
    unsafe out.pointee.status = status
    unsafe out.pointee.line = UInt64(line)
    unsafe out.pointee.offset = UInt64(offset)
    unsafe Self.put(code, into: &out.pointee.code)
    unsafe Self.put(clause?.rawValue ?? "", into: &out.pointee.clause)
    unsafe Self.put(text, into: &out.pointee.text)
  }

  /// Fills an array of C with a text and the zero after it.
  private static func put<Characters>(_ text: String, into array: inout Characters) {
    // The array is a tuple of `char`, whose bytes are its characters; nothing outside of it is written.
    unsafe withUnsafeMutableBytes(of: &array) { bytes in
      var length = 0
      for scalar in text.unicodeScalars where scalar.value != 0 {
        let encoded = Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter
        guard length + encoded.count < bytes.count else { break }
        for unit in encoded {
          unsafe bytes[length] = unit
          length += 1
        }
      }
      unsafe bytes[length] = 0
    }
  }
}

/// A function of the caller that reads an input reported a failure.
struct ReaderFailed: Error, CustomStringConvertible {
  var description: String { "the function that reads an input reported a failure" }
}
