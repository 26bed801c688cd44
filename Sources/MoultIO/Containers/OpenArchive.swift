/// An archive in the middle of being read: its entries one after another, and what is wrong with it.
final class OpenArchive {
  enum Step {
    case entry(Member, ArchiveEntry, ByteStream)
    /// An entry of which nothing can be read; the next ones may be.
    case lost(Member, MemberError)
    /// Something of the archive itself is wrong; reading goes on where it can.
    case fault(any Error)
    case end
  }

  /// How many entries libarchive is given after one at which it gave up in a zip. It takes time for
  /// each before it gives the first, so that this bounds what damage can cost; twice as many as last time
  /// where nothing was damaged.
  private static let entriesAfterDamage = 16
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
  /// Of a zip at which libarchive gave up: its directory, up to which entry libarchive was given it, and
  /// of how many.
  private var directory: ZipDirectory?
  private var told = 0
  private var stretch = OpenArchive.entriesAfterDamage
  /// An entry that was found behind damage.
  private var found: ArchiveEntry?
  private var isAtEnd = false
  /// What is wrong with a zip whose directory is not whole, where entries may be missing.
  private var loss: MemberError.Code?

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
    guard format == .zip, stream.size != nil else {
      reader = try ArchiveReader(format, stream)
      return
    }
    switch try ZipDirectory.look(stream) {
    case .whole: reader = try ArchiveReader(format, stream)
    case .damaged(let directory):
      (self.directory, told) = (directory, directory.count)
      reader = try ArchiveReader(format, directory.part(0..<told, of: stream))
      if directory.missing > 0 { loss = .damaged }
    case .none:
      reader = try ArchiveReader(format, stream, fromFront: true)
      loss = .cutShort
    }
  }

  /// Whether finding the next entry would have to wait for a writer.
  func wouldBlock() throws -> Bool { try !isAtEnd && stream.wouldBlock() }

  /// The next entry, or what is wrong with the archive.
  func next() -> Step {
    guard !isAtEnd else { return .end }
    do {
      if let entry = found.take() { return enter(entry) }
      if reader.isBroken {
        stretch = Self.entriesAfterDamage
        guard try readDirectory() else { return end(with: reader.cause ?? fault()) }
        guard try goOn() else { return finish() }
      }
      while true {
        switch try reader.next() {
        case .entry(let entry): return enter(entry)
        case .damaged where format == .tar: return try skipDamage()
        case .damaged, .broken: return try passLost()
        case .end:
          guard let directory, told < directory.count else { return finish() }
          (count, stretch) = (told, 2 * stretch)
          guard try goOn() else { return finish() }
        }
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

  /// Passes over the entry of a zip that comes next, where its own header is damaged.
  private func passLost() throws -> Step {
    guard try readDirectory(), let directory, count < directory.count else {
      return end(with: fault())
    }
    guard count < limits.members else {
      return end(with: MemberError(.tooManyMembers, at: reader.position))
    }
    let (name, size) = directory.entry(count)
    let lost = member.member(name, size: size, modified: nil, number: count)
    count += 1
    stretch = Self.entriesAfterDamage
    if try !goOn() { isAtEnd = loss == nil }
    return .lost(lost, MemberError(.damaged))
  }

  /// Has libarchive read a zip from the next entry on; false where that cannot be done.
  private func goOn() throws -> Bool {
    guard try readDirectory(), let directory, count < directory.count else { return false }
    told = count + min(stretch, directory.count - count)
    reader = try ArchiveReader(format, directory.part(count..<told, of: stream))
    return true
  }

  private func readDirectory() throws -> Bool {
    guard format == .zip, reader.cause == nil else { return false }
    if directory == nil { directory = try ZipDirectory(of: stream) }
    return directory != nil
  }

  /// The end that the archive says it has. A tar or zip that was cut between two members has none.
  private func finish() -> Step {
    if let loss { return end(with: MemberError(loss, at: reader.position)) }
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
