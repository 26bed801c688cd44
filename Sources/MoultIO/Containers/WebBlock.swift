/// The content of a WARC record: as many bytes of the archive as its head declares.
final class WebBlock: ByteSource {
  private let archive: ByteStream
  let limits: ContainerLimits
  private var meter: OutputMeter
  /// The bytes of the content that were not read yet.
  private(set) var remaining: Int
  /// Whether the content is known to be incomplete, because the archive's writer or the server declared more.
  var isCutShort = false
  private var failure: MemberError?

  init(_ archive: ByteStream, length: Int, _ limits: ContainerLimits) {
    self.archive = archive
    self.limits = limits
    remaining = length
    meter = OutputMeter(limits)
  }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    if let failure { throw failure }
    guard remaining > 0 else { return isCutShort ? try fail(.cutShort) : 0 }
    let room = min(meter.room(for: space.count), remaining)
    guard room > 0 else { return try fail(.tooLarge) }
    var part = space._mutatingExtracting(first: room)
    let count: Int
    do {
      count = try archive.read(into: &part)
    } catch is MemberError {
      // The archive reports its own error.
      return try fail(.cutShort)
    }
    guard count > 0 else { return try fail(.cutShort) }
    remaining -= count
    meter.add(count)
    if meter.isOverRatio(expansion) { failure = MemberError(.overRatio, at: meter.produced) }
    return count
  }

  private func fail(_ code: MemberError.Code) throws -> Int {
    let error = MemberError(code, at: meter.produced)
    failure = error
    throw error
  }

  /// Skips the rest of the content, whatever the limits; false if the archive ends within it.
  func skipRest() throws -> Bool {
    var bytes = [UInt8](repeating: 0, count: min(max(remaining, 1), 1 << 16))
    while remaining > 0 {
      var whole = bytes.mutableSpan
      var space = whole._mutatingExtracting(first: min(remaining, whole.count))
      let count = try archive.read(into: &space)
      guard count > 0 else { return false }
      remaining -= count
    }
    return true
  }

  func wouldBlock() throws -> Bool { try failure == nil && remaining > 0 && archive.wouldBlock() }

  var size: Int? { nil }

  func seek(to offset: Int) -> Bool { false }

  var expansion: Double { archive.expansion }
}
