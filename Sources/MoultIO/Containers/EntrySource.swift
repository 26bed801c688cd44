/// The content of the archive's current entry.
final class EntrySource: ByteSource {
  private let archive: ArchiveReader
  private let outer: ByteStream
  private let start: Int
  private var meter: OutputMeter
  private var failure: MemberError?
  /// The error after content that is returned first.
  private var waiting: (any Error)?

  /// - Parameter outer: the stream of the archive.
  init(_ archive: ArchiveReader, of outer: ByteStream, _ limits: ContainerLimits) {
    self.archive = archive
    self.outer = outer
    meter = OutputMeter(limits)
    start = archive.position
  }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    if let failure { throw failure }
    do {
      if let error = waiting.take() { throw error }
      let count = try readNext(into: &space)
      meter.add(count)
      if meter.isOverRatio(expansion) { failure = fault(.overRatio) }
      return count
    } catch {
      // If the archive's own stream ends here, that error is the one to report.
      let code = archive.cause is MemberError ? .cutShort : (error as? MemberError)?.code
      // Evaluated when everything before the error was counted.
      let failure = code.map(fault)
      self.failure = failure
      throw failure ?? error
    }
  }

  private func readNext(into space: inout MutableSpan<UInt8>) throws -> Int {
    let room = meter.room(for: space.count)
    guard room > 0 else {
      var beyond: [UInt8] = [0]
      var byte = beyond.mutableSpan
      guard try readContent(into: &byte) == 0 else { throw fault(.tooLarge) }
      return 0
    }
    var part = space._mutatingExtracting(first: room)
    return try fill(&part)
  }

  /// Reads until there is no more room. An error is thrown after the content before it.
  private func fill(_ space: inout MutableSpan<UInt8>) throws -> Int {
    var filled = 0
    do {
      while filled < space.count {
        var rest = space._mutatingExtracting(filled...)
        let count = try readContent(into: &rest)
        if count == 0 { break }
        filled += count
        if try outer.wouldBlock() { break }
      }
    } catch {
      guard filled > 0 else { throw error }
      waiting = error
    }
    return filled
  }

  private func readContent(into space: inout MutableSpan<UInt8>) throws -> Int {
    switch try archive.read(into: &space) {
    case .bytes(let count): return count
    case .damaged: throw fault(archive.faultCode)
    case .unsupported: throw fault(.unsupported)
    }
  }

  private func fault(_ code: MemberError.Code) -> MemberError {
    MemberError(code, at: meter.produced)
  }

  func wouldBlock() throws -> Bool { try outer.wouldBlock() }

  var size: Int? { nil }

  func seek(to offset: Int) -> Bool { false }

  var expansion: Double {
    let used = max(archive.position - start, 1)
    return max(Double(meter.produced) / Double(used), 1) * outer.expansion
  }
}
