/// An archive in the middle of being read: its entries one after another, and what is wrong with it.
final class OpenArchive {
  enum Step {
    case entry(Member, ArchiveEntry, ByteStream)
    /// Something of the archive itself is wrong; reading goes on where it can.
    case fault(any Error)
    case end
  }

  /// How often a zip is read again from its start, past an entry at which libarchive gave up. Each
  /// time the headers before it are read again, so that this bounds what damage can cost.
  private static let mostRestarts = 64
  /// POSIX ends a tar with two blocks of zeros; many writers are content with one.
  private static let leastZeros = 512

  let member: Member
  /// How many containers its entries are in.
  let nesting: Int
  private let format: ArchiveFormat
  private let stream: ByteStream
  private let limits: ContainerLimits
  private var reader: ArchiveReader
  private var count = 0
  private var restarts = 0
  /// An entry that was found behind damage.
  private var found: ArchiveEntry?
  private var isAtEnd = false

  /// - Throws: ``MemberError``, and what reading the stream throws.
  init(
    _ format: ArchiveFormat, _ stream: ByteStream, _ member: Member, nesting: Int,
    _ limits: ContainerLimits
  ) throws {
    self.member = member
    self.nesting = nesting
    self.format = format
    self.stream = stream
    self.limits = limits
    reader = try ArchiveReader(format, stream)
  }

  /// Whether finding the next entry would have to wait for a writer.
  func wouldBlock() throws -> Bool { try !isAtEnd && stream.wouldBlock() }

  /// The next entry, or what is wrong with the archive.
  func next() -> Step {
    guard !isAtEnd else { return .end }
    do {
      if let entry = found.take() { return enter(entry) }
      if try reader.isBroken && !restart() { return end(with: reader.cause ?? fault()) }
      switch try reader.next() {
      case .entry(let entry): return enter(entry)
      case .damaged: return try skipDamage()
      case .broken: return end(with: fault())
      case .end: return finish()
      }
    } catch {
      return end(with: error)
    }
  }

  private func enter(_ entry: ArchiveEntry) -> Step {
    guard count < limits.members else {
      return end(with: MemberError(.tooManyMembers, at: reader.position))
    }
    let name = entry.name.isEmpty ? "#\(count + 1)" : entry.name
    let inner = member.member(name, size: entry.size, modified: entry.modified, number: count)
    count += 1
    return .entry(inner, entry, ByteStream(EntrySource(reader, of: stream, limits)))
  }

  /// Passes over blocks of a tar that are no headers, up to the next one that is.
  private func skipDamage() throws -> Step {
    let step = Step.fault(MemberError(.damaged, at: reader.position))
    while true {
      switch try reader.next() {
      case .damaged: continue
      case .entry(let entry): found = entry
      case .broken, .end: isAtEnd = true
      }
      return step
    }
  }

  /// Reads a zip again, up to where it was left; false where that cannot be done.
  private func restart() throws -> Bool {
    guard format == .zip, reader.cause == nil, restarts < Self.mostRestarts,
      try stream.size != nil && stream.seek(to: 0)
    else { return false }
    restarts += 1
    let again = try ArchiveReader(format, stream)
    for _ in 0..<count {
      guard case .entry = try again.next() else { return false }
    }
    reader = again
    return true
  }

  /// The end that the archive says it has. A tar that was cut between two members has none.
  private func finish() -> Step {
    guard format == .tar, reader.zeros < Self.leastZeros else {
      isAtEnd = true
      return .end
    }
    return end(with: MemberError(.cutShort, at: reader.position))
  }

  private func fault() -> MemberError { MemberError(reader.faultCode, at: reader.position) }

  private func end(with error: any Error) -> Step {
    isAtEnd = true
    return .fault(error)
  }
}
