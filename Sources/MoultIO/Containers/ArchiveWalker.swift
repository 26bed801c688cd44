/// A walk over the members of inputs: files as they are, files of a directory, entries of archives, in
/// whatever is compressed and within whatever else, found from their first bytes.
///
/// Members come in the order of the input, and whoever walks reads each to where it wants:
///
///     try walk.enter(path)
///     while let found = try walk.next() {
///       switch found {
///       case .open(let open): read(open.stream)
///       case .whole(let whole): give(whole, toAThread)   // which enters it in a walk of its own
///       case .failure(let member, let error), .fault(let member, let error): tell(member.name, error)
///       }
///     }
///
/// No path of an archive is ever made on disk: names of members are for messages.
public final class ArchiveWalker {
  /// A member that is ready to be read.
  public struct Open {
    public let member: Member
    public let stream: ByteStream
    /// Whether it is the very file that was asked for, and nothing that holds it was opened.
    public let isPlainInput: Bool
  }

  public enum Found {
    case open(Open)
    case whole(WholeMember)
    /// A member that is not to be read, and was not.
    case passedOver(Member)
    /// A member that was not read.
    case failure(Member, MemberError)
    /// What holds members, or might, and was not read, or not to its end.
    case fault(Member, MemberError)
  }

  private enum Level {
    case folder(Folder)
    case archive(OpenArchive)
  }

  private let limits: ContainerLimits
  private let sniffer: JSONSniffer
  /// Members of no more bytes, as they are stored, are given whole.
  private let wholeBytes: Int
  private var opensTables: Bool
  private let passesOver: (Member) throws -> Bool
  private var levels: [Level] = []
  private var ready: Found?
  private let meter = ReadMeter()

  /// - Parameters:
  ///   - scriptStarts: the bytes with which a script begins that is read like JSON.
  ///   - wholeBytes: up to how many stored bytes a member within an input is given whole, to be read
  ///     elsewhere; 0: none is.
  ///   - opensTables: whether what may be a table is read too, though it is no JSON.
  ///   - passesOver: which members are not to be read; asked before anything of them is.
  public init(
    _ limits: ContainerLimits, scriptStarts: [[UInt8]], wholeBytes: Int = 0,
    opensTables: Bool = false,
    passesOver: @escaping (Member) throws -> Bool = { _ in false }
  ) {
    self.limits = limits
    sniffer = JSONSniffer(scriptStarts: scriptStarts)
    self.wholeBytes = wholeBytes
    self.opensTables = opensTables
    self.passesOver = passesOver
  }

  /// How many files of the inputs were met so far, what is in them not counted.
  public private(set) var filesMet = 0

  /// How many bytes were read of files so far.
  public var bytesRead: Int { meter.bytes }

  /// Begins an input: a file, a directory, or `-` for standard input. All of the last one is passed.
  ///
  /// - Parameter isOnly: whether there is no other input, so that nothing can be read beside it.
  /// - Throws: ``IOError`` where it cannot be opened or read.
  public func enter(_ path: String, isOnly: Bool = true) throws {
    levels = []
    if path != "-", let status = try Syscalls.status(ofPath: path), status.kind == .directory {
      levels = [.folder(try Folder(path, status))]
      return
    }
    let input = try InputSource(path)
    let member = Member(container: path, input.status)
    filesMet += 1
    if try passesOver(member) {
      ready = .passedOver(member)
      return
    }
    let (blockSize, size) = (input.blockSize, input.size)
    let stream = ByteStream(FileSource(input, meter), blockSize: blockSize)
    let isShort = !isOnly && size.map { $0 <= wholeBytes } == true
    ready = try (isShort ? offer : resolve)(stream, member, 0, true)
  }

  /// Begins a member that another walk gave whole, and reads it as that one would.
  public func enter(_ whole: WholeMember) throws {
    levels = []
    opensTables = whole.opensTables
    ready = try resolve(whole.stream(), whole.member, whole.nesting, isInput: whole.isInput)
  }

  /// The next member; nil at the end of the input.
  ///
  /// - Throws: ``IOError`` where the input itself cannot be read.
  public func next() throws -> Found? {
    while true {
      if let found = ready.take() { return found }
      switch levels.last {
      case nil: return nil
      case .folder(let folder): ready = try step(in: folder)
      case .archive(let archive): ready = try step(in: archive)
      }
    }
  }

  /// Whether ``next()`` would have to wait for a writer.
  public func wouldBlock() throws -> Bool {
    guard ready == nil, case .archive(let archive) = levels.last else { return false }
    return try archive.wouldBlock()
  }
}

// MARK: - Folders

extension ArchiveWalker {
  private func step(in folder: Folder) throws -> Found? {
    guard let name = folder.next() else {
      levels.removeLast()
      return nil
    }
    let path = folder.path(of: name)
    guard !PathParts.isHidden(name) else {
      return .fault(Member(container: path), MemberError(.hidden))
    }
    do {
      return try open(path)
    } catch let error as IOError {
      return .fault(Member(container: path), MemberError(.unreadable, cause: error))
    }
  }

  /// Opens a file of a directory. What is neither a file nor a directory is left: a pipe might have no
  /// writer, and a device no end.
  private func open(_ path: String) throws -> Found? {
    guard let status = try Syscalls.status(ofPath: path) else {
      throw IOError(.open, path, code: .notFound)
    }
    let member = Member(container: path, status)
    switch status.kind {
    case .directory:
      guard !isOpen(status.identity) else { return .fault(member, MemberError(.notFile)) }
      levels.append(.folder(try Folder(path, status)))
      return nil
    case .regular:
      filesMet += 1
      if try passesOver(member) { return .passedOver(member) }
      let stream = ByteStream(FileSource(try InputSource(path), meter))
      guard status.size <= wholeBytes else {
        return try resolve(stream, member, 0)
      }
      return try offer(stream, member, 0)
    default: return .fault(member, MemberError(.notFile))
    }
  }

  /// Whether a directory is one of those that are being walked: a link can lead back to it.
  private func isOpen(_ identity: FileStatus.Identity) -> Bool {
    levels.contains { level in
      if case .folder(let folder) = level { folder.identity == identity } else { false }
    }
  }
}

// MARK: - Archives

extension ArchiveWalker {
  private func step(in archive: OpenArchive) throws -> Found? {
    switch archive.next() {
    case .entry(let member, let entry, let stream):
      // Directories, links and devices have no content of their own.
      guard entry.isFile || entry.hasLostContent else { return nil }
      if try passesOver(member) { return .passedOver(member) }
      guard !entry.isEncrypted else { return .failure(member, MemberError(.encrypted)) }
      guard !entry.hasLostContent else { return .failure(member, MemberError(.damaged)) }
      return try offer(stream, member, archive.nesting)
    case .lost(let member, let error):
      // A directory has no content.
      guard !PathParts.endsInSlash(member.path.last ?? "") else { return nil }
      return try passesOver(member) ? .passedOver(member) : .failure(member, error)
    case .fault(let error): return .fault(archive.member, try failure(error))
    case .end:
      levels.removeLast()
      return nil
    }
  }

  /// Gives a member whole where it is short enough, and opens it where it is not.
  private func offer(
    _ stream: ByteStream, _ member: Member, _ nesting: Int, isInput: Bool = false
  ) throws -> Found? {
    guard wholeBytes > 0 else { return try resolve(stream, member, nesting, isInput: isInput) }
    let whole = try WholeMember(
      stream, member, nesting, isInput: isInput, opensTables: opensTables, atMost: wholeBytes)
    if whole.isComplete { return .whole(whole) }
    return try resolve(whole.stream(followedBy: stream), member, nesting, isInput: isInput)
  }

  /// What the bytes of a member are: opens what is compressed, enters what is an archive, and gives
  /// what may be JSON.
  private func resolve(
    _ stored: ByteStream, _ member: Member, _ nesting: Int, isInput: Bool = false
  ) throws -> Found? {
    var (stream, nesting) = (stored, nesting)
    var layers: [CompressedSource] = []
    do {
      while true {
        var kind = try ContentKind(of: stream)
        if try kind == .plain && isZipByItsEnd(stream) { kind = .archive(.zip) }
        if kind == .plain { break }
        guard nesting < limits.nesting else { throw MemberError(.tooDeep) }
        nesting += 1
        switch kind {
        case .plain: break
        case .compressed(let compression):
          layers.append(CompressedSource(stream, compression, limits))
          stream = ByteStream(layers[layers.count - 1])
        case .archive(let format):
          for layer in layers { layer.liftSizeLimit() }
          levels.append(
            .archive(try OpenArchive(format, stream, member, nesting: nesting, limits)))
          return nil
        }
      }
      guard !ContentKind.isUnreadContainer(stream.lookedAt) else {
        throw MemberError(.unsupported)
      }
      let isPlainInput = isInput && nesting == 0
      guard try isPlainInput || sniffer.mayHoldJSON(stream) || mayBeTable(stream) else {
        let isDamaged = ContentKind.isDamagedContainer(stream.lookedAt)
        // What was damaged where it begins can look like anything: then it is that which is told.
        try sniffer.passOver(
          stream, atMost: stream === stored ? ContainerLimits.lookedThrough : .max)
        throw MemberError(isDamaged ? .damaged : .notJSON)
      }
      return .open(Open(member: member, stream: stream, isPlainInput: isPlainInput))
    } catch {
      // An input that the system does not read is not one member of many.
      if isInput, error is IOError { throw error }
      return .failure(member, try failure(error))
    }
  }

  private func mayBeTable(_ stream: ByteStream) -> Bool {
    opensTables && sniffer.mayBeTable(stream.lookedAt)
  }

  /// Whether a stream is a zip that does not begin like one, because its first bytes are damaged.
  private func isZipByItsEnd(_ stream: ByteStream) throws -> Bool {
    // What cannot be read is met again by whoever reads it.
    guard stream.size != nil, (try? sniffer.mayHoldJSON(stream)) == false else { return false }
    let directory = try ZipDirectory(of: stream)
    _ = try stream.seek(to: 0)
    // Whoever goes on looks at the first bytes, as before.
    return try ContentKind(of: stream) == .plain && directory.map { $0.count > 0 } ?? false
  }

  /// What went wrong with a member, as long as it is not the input itself that cannot be read.
  private func failure(_ error: any Error) throws -> MemberError {
    switch error {
    case let error as MemberError: return error
    case let error as IOError: return MemberError(.unreadable, cause: error)
    default: throw error
    }
  }
}
