internal import Moult
internal import MoultIO

/// What is read as one input: a file, or a member of an archive.
struct Input {
  let member: Member
  let name: String
  let stream: ByteStream
  /// Whether it is the very file that the request names, uncompressed.
  let isPlainInput: Bool

  init(_ open: ArchiveWalker.Open) {
    member = open.member
    name = open.member.name
    stream = open.stream
    isPlainInput = open.isPlainInput
  }

  /// Reads the next bytes into a job; 0 at the end.
  func load<Kind>(into job: inout Job<Kind>) throws -> Int {
    try job.load(upTo: stream.blockSize) { try stream.read(into: &$0) }
  }

  /// Reads the next bytes where they are, and processes their records; false where they have to be loaded.
  func read<Kind>(by job: inout Job<Kind>) throws -> Bool {
    guard let bytes = try stream.map() else { return false }
    let before = job.output.count
    job.feed(bytes)
    do {
      try stream.checkMap()
    } catch {
      // Nothing of bytes that may have been others when they were checked leaves.
      job.output.truncate(to: before)
      throw error
    }
    return true
  }

  /// An error that ends the input, and not the run.
  ///
  /// - Throws: the error, if it ends the run.
  func fault(_ error: any Error) throws -> MemberError {
    switch error {
    case let error as MemberError: return error
    case let error as IOError where error.code == .stopped: throw error
    case let error as IOError where !isPlainInput && error.operation == .read:
      return MemberError(.unreadable, cause: error)
    default: throw error
    }
  }
}
