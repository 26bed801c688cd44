/// An archive that is being read: its entries in order, and its errors.
final class OpenArchive {
  enum Step {
    case entry(Member, ArchiveEntry, ByteStream)
    /// An entry that cannot be read; later ones may be readable.
    case lost(Member, MemberError)
    /// The archive itself is damaged; reading continues where possible.
    case fault(any Error)
    case end
  }

  /// The number of entries passed to libarchive after one at which it failed in a zip. It spends time on each before
  /// it returns the first, so this bounds the cost of damage; the number doubles while nothing is damaged.
  private static let entriesAfterDamage = 16
  /// POSIX ends a tar with two blocks of zeros; many writers write only one.
  private static let leastZeros = 512

  let member: Member
  /// The number of containers around its entries.
  let nesting: Int
  private let format: ArchiveFormat
  private let stream: ByteStream
  private let limits: ContainerLimits
  private var reader: ArchiveReader
  private var count = 0
  /// After libarchive failed in a zip: the zip's directory, the entries that libarchive was given of it, and their
  /// number.
  private var directory: ZipDirectory?
  private var given = 0
  private var stretch = OpenArchive.entriesAfterDamage
  /// An entry that was found after damage.
  private var found: ArchiveEntry?
  private var isAtEnd = false
  /// The error of a zip with an incomplete directory, where entries may be missing.
  private var loss: MemberError.Code?

  /// - Throws: ``MemberError``, or the error of the stream.
  init(
    _ format: ArchiveFormat, _ stream: ByteStream, _ member: Member, nesting: Int,
    _ limits: ContainerLimits
  ) throws {
    self.member = member
    self.nesting = nesting
    self.format = format
    self.limits = limits
    let stream = format == .sevenZip ? try SeekableBytes.stream(of: stream) : stream
    self.stream = stream
    guard format == .zip, stream.size != nil else {
      reader = try ArchiveReader(format, stream)
      return
    }
    switch try ZipDirectory.find(in: stream) {
    case .whole: reader = try ArchiveReader(format, stream)
    case .damaged(let directory):
      (self.directory, given) = (directory, directory.count)
      reader = try ArchiveReader(format, directory.part(0..<given, of: stream))
      if directory.missing > 0 { loss = .damaged }
    case .none:
      reader = try ArchiveReader(format, stream, fromFront: true)
      loss = .cutShort
    }
  }

  /// Whether finding the next entry would wait for a writer.
  func wouldBlock() throws -> Bool { try !isAtEnd && stream.wouldBlock() }

  /// The next entry, or an error of the archive.
  func next() -> Step {
    guard !isAtEnd else { return .end }
    do {
      if let entry = found.take() { return enter(entry) }
      if reader.isBroken {
        stretch = Self.entriesAfterDamage
        guard try readDirectory() else { return end(with: reader.cause ?? fault()) }
        guard try continueZip() else { return finish() }
      }
      while true {
        switch try reader.next() {
        case .entry(let entry): return enter(entry)
        case .damaged where format == .tar: return try skipDamage()
        case .damaged, .broken: return try passLost()
        case .end:
          guard let directory, given < directory.count else { return finish() }
          (count, stretch) = (given, 2 * stretch)
          guard try continueZip() else { return finish() }
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

  /// Skips blocks of a tar that are not headers, up to the next header.
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

  /// Skips the next entry of a zip, whose own header is damaged.
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
    if try !continueZip() { isAtEnd = loss == nil }
    return .lost(lost, MemberError(.damaged))
  }

  /// Lets libarchive continue a zip at the next entry; false if that is impossible.
  private func continueZip() throws -> Bool {
    guard try readDirectory(), let directory, count < directory.count else { return false }
    given = count + min(stretch, directory.count - count)
    reader = try ArchiveReader(format, directory.part(count..<given, of: stream))
    return true
  }

  private func readDirectory() throws -> Bool {
    guard format == .zip, reader.cause == nil else { return false }
    if directory == nil { directory = try ZipDirectory(of: stream) }
    return directory != nil
  }

  /// Checks the declared end of the archive. A tar or zip that was cut between two members has none.
  private func finish() -> Step {
    if let loss { return end(with: MemberError(loss, at: reader.position)) }
    guard format == .tar, reader.zeros < Self.leastZeros else {
      isAtEnd = true
      return .end
    }
    return end(with: MemberError(.cutShort, at: reader.position))
  }

  private func fault() -> MemberError {
    guard format == .sevenZip else { return MemberError(reader.faultCode, at: reader.position) }
    if reader.isEncrypted { return MemberError(.encrypted) }
    if reader.hasUnknownMethod { return MemberError(.unsupported) }
    return count == 0 ? MemberError(.badIndex) : MemberError(.damaged, at: reader.position)
  }

  private func end(with error: any Error) -> Step {
    isAtEnd = true
    return .fault(error)
  }
}
