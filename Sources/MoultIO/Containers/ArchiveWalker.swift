/// Walks over the members of inputs: files, files of directories, and entries of archives, through any nesting of
/// containers and compressions. Formats are detected from the first bytes.
///
/// Members come in the order of the input, and the caller reads each as far as it wants:
///
///     try walk.enter(path)
///     while let found = try walk.next() {
///       switch found {
///       case .ahead(let open): lookAt(open.stream)           // it comes again in its place
///       case .open(let open): read(open.stream)
///       case .whole(let whole): give(whole, toAThread)   // which enters it in a walk of its own
///       case .passedOver(let member): report(member.name)
///       case .skipped(_, let code): count(code)
///       case .failure(let member, let error), .fault(let member, let error): report(member.name, error)
///       }
///     }
///
/// Nothing is extracted to disk: names of members only appear in messages.
public final class ArchiveWalker {
  /// A member that is open for reading.
  public struct Open {
    /// The member.
    public let member: Member
    /// Its content, decompressed.
    public let stream: ByteStream
    /// Whether it is the input itself, with no container or compression around it.
    public let isPlainInput: Bool
  }

  /// One result of the walk.
  public enum Found {
    /// A member that is read before the members beside it. It comes again in its place.
    case ahead(Open)
    case open(Open)
    case whole(WholeMember)
    /// A member that the caller excluded; it was not opened.
    case passedOver(Member)
    /// A record of a web archive that has no content for a reader.
    case skipped(Member, MemberError.Code)
    /// A member that was not read.
    case failure(Member, MemberError)
    /// A container, or what may be one, that was not read to its end.
    case fault(Member, MemberError)
  }

  enum Level {
    case folder(Folder)
    /// A zip whose members are searched for those that are read ahead; then it starts again.
    case ahead(OpenArchive, ByteStream)
    case archive(OpenArchive)
    case webArchive(WebArchive)
  }

  let limits: ContainerLimits
  private let sniffer: JSONSniffer
  /// The most stored bytes of a member that is returned whole.
  private let wholeBytes: Int
  private var opensTables: Bool
  private let passesOver: (Member) throws -> Bool
  let ahead: NamesAhead
  var levels: [Level] = []
  /// Files that are read ahead of the next member.
  var pathsAhead: [String] = []
  /// The directory of the last input that is a file.
  var lastDirectory: String?
  private var ready: Found?
  /// What follows ``ready``.
  var following: Found?
  private let meter = ReadMeter()
  /// Ends the waits for inputs that are pipes, terminals or devices; nil where they last as long as it takes.
  package var interrupt: Interrupt?

  /// - Parameters:
  ///   - scriptStarts: the bytes that begin a script, which is read like JSON.
  ///   - wholeBytes: the most stored bytes of a member of an input that is returned whole, to be read elsewhere;
  ///     0 for none.
  ///   - opensTables: whether possible tables are opened although they are not JSON.
  ///   - namesAhead: the names of scripts, without extension, that are read before the files beside them: those in the
  ///     directory of a file, and in a zip those anywhere in it. A tar, or a large zip in a stream, is read once.
  ///   - passesOver: the members to exclude; called before anything of a member is read.
  public init(
    _ limits: ContainerLimits, scriptStarts: [[UInt8]], wholeBytes: Int = 0,
    opensTables: Bool = false, namesAhead: [String] = [],
    passesOver: @escaping (Member) throws -> Bool = { _ in false }
  ) {
    self.limits = limits
    sniffer = JSONSniffer(scriptStarts: scriptStarts)
    self.wholeBytes = wholeBytes
    self.opensTables = opensTables
    self.passesOver = passesOver
    ahead = NamesAhead(namesAhead)
  }

  /// The number of files met in the inputs so far, members of archives not counted.
  public private(set) var filesMet = 0

  /// The number of bytes read from files so far.
  public var bytesRead: Int { meter.bytes }

  /// Starts an input: a file, a directory, or `-` for standard input. The previous input has to be finished.
  ///
  /// - Parameter isOnly: whether this is the only input, so that nothing can be read in parallel.
  /// - Throws: ``IOError`` if the input cannot be opened or read.
  public func enter(_ path: String, isOnly: Bool = true) throws {
    levels = []
    if path != "-", let status = try Syscalls.status(ofPath: path), status.kind == .directory {
      try enter(Folder(path, status))
      return
    }
    lookAhead(beside: path)
    let input = try InputSource(path, interrupt)
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

  /// Starts an input that is no file. The previous input has to be finished.
  public func enter(_ bytes: ProvidedBytes) throws {
    levels = []
    let member = Member(container: bytes.name)
    filesMet += 1
    if try passesOver(member) {
      ready = .passedOver(member)
      return
    }
    let stream = ByteStream(ProvidedSource(bytes.provider, meter))
    ready = try resolve(stream, member, 0, isInput: true)
  }

  /// Starts a member that another walk returned whole, and reads it as that walk would.
  public func enter(_ whole: WholeMember) throws {
    levels = []
    opensTables = whole.opensTables
    ready = try resolve(whole.stream(), whole.member, whole.nesting, isInput: whole.isInput)
  }

  /// The next member; nil at the end of the input.
  ///
  /// - Throws: ``IOError`` if the input itself cannot be read.
  public func next() throws -> Found? {
    while true {
      if let path = pathsAhead.popLast() {
        if let found = openAhead(path) { return found }
        continue
      }
      if let found = ready.take() ?? following.take() { return found }
      switch levels.last {
      case nil: return nil
      case .folder(let folder): ready = try step(in: folder)
      case .ahead(let archive, let stream): ready = try step(ahead: archive, stream)
      case .archive(let archive): ready = try step(in: archive)
      case .webArchive(let archive): ready = try step(in: archive)
      }
    }
  }

  /// Whether ``next()`` would wait for a writer.
  public func wouldBlock() throws -> Bool {
    guard ready == nil, following == nil, pathsAhead.isEmpty else { return false }
    return switch levels.last {
    case .archive(let archive): try archive.wouldBlock()
    case .webArchive(let archive): try archive.wouldBlock()
    case .folder, .ahead, nil: false
    }
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

  /// Opens a file of a directory. Anything but a file or directory is left out: a pipe may have no writer, and a
  /// device no end.
  private func open(_ path: String) throws -> Found? {
    guard let status = try Syscalls.status(ofPath: path) else {
      throw IOError(.open, path, code: .notFound)
    }
    let member = Member(container: path, status)
    switch status.kind {
    case .directory:
      guard !isOpen(status.identity) else { return .fault(member, MemberError(.notFile)) }
      try enter(Folder(path, status))
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

  /// Whether a directory is being walked already: a link can lead back to it.
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
      if try passesOver(member) { return try passOver(member, entry, stream, archive.nesting) }
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

  private func step(in archive: WebArchive) throws -> Found? {
    switch archive.next() {
    case .record(let member, let content):
      if try passesOver(member) { return .passedOver(member) }
      return try offer(content, member, archive.nesting)
    case .skipped(let member, let code): return .skipped(member, code)
    case .failure(let member, let error):
      return try passesOver(member) ? .passedOver(member) : .failure(member, error)
    case .fault(let error): return .fault(archive.member, try failure(error))
    case .end:
      levels.removeLast()
      return nil
    }
  }

  /// Returns a short member whole, and opens a long one.
  private func offer(
    _ stream: ByteStream, _ member: Member, _ nesting: Int, isInput: Bool = false
  ) throws -> Found? {
    guard wholeBytes > 0 else { return try resolve(stream, member, nesting, isInput: isInput) }
    let whole = try WholeMember(
      stream, member, nesting, isInput: isInput, opensTables: opensTables, atMost: wholeBytes)
    if whole.isComplete { return .whole(whole) }
    return try resolve(whole.stream(followedBy: stream), member, nesting, isInput: isInput)
  }

  /// Finds out what the bytes of a member are: decompresses streams, enters archives, and opens what may be
  /// JSON.
  func resolve(
    _ stored: ByteStream, _ member: Member, _ nesting: Int, isInput: Bool = false
  ) throws -> Found? {
    var (stream, nesting) = (stored, nesting)
    var layers: [CompressedSource] = []
    do {
      while true {
        var kind = try ContentKind(of: stream)
        if kind == .plain, let encoding = try WideEncoding.find(in: stream) {
          stream = ByteStream(WideTextSource(stream, encoding))
          break
        }
        if try kind == .plain && isZipByItsEnd(stream) { kind = .archive(.zip) }
        if kind == .archive(.zip) { try lookAtFirstName(stream) }
        if kind == .plain || kind == .archive(.zip),
          let format = RefusedFormat(of: stream.lookedAt)
        {
          throw MemberError(.unsupported, format: format)
        }
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
          let looksAhead = !ahead.isEmpty && format == .zip
          if looksAhead { stream = try SeekableBytes.streamIfShort(of: stream) }
          let archive = try OpenArchive(format, stream, member, nesting: nesting, limits)
          let canSeek = stream.size != nil
          levels.append(looksAhead && canSeek ? .ahead(archive, stream) : .archive(archive))
          return nil
        case .webArchive:
          for layer in layers { layer.liftSizeLimit() }
          levels.append(.webArchive(WebArchive(stream, member, nesting: nesting, limits)))
          return nil
        }
      }
      let isPlainInput = isInput && nesting == 0
      guard try isPlainInput || sniffer.mayHoldJSON(stream) || mayBeTable(stream) else {
        let isDamaged = ContentKind.isDamagedContainer(stream.lookedAt)
        // A member whose start is damaged can look like anything; the damage is what matters.
        try sniffer.passOver(
          stream, atMost: stream === stored ? ContainerLimits.lookedThrough : .max)
        throw MemberError(isDamaged ? .damaged : .notJSON)
      }
      if let encoding = EightBitText.find(in: stream) { throw MemberError(encoding) }
      return .open(Open(member: member, stream: stream, isPlainInput: isPlainInput))
    } catch {
      // If the system cannot read the input itself, the walk cannot continue.
      if isInput, error is IOError { throw error }
      return .failure(member, try failure(error))
    }
  }

  /// Reads ahead as far as the name of a zip's first member, which shows the documents that are zips.
  private func lookAtFirstName(_ stream: ByteStream) throws {
    while stream.lookedAt.count < RefusedFormat.firstName, try stream.lookFurther() {}
  }

  private func mayBeTable(_ stream: ByteStream) -> Bool {
    opensTables && sniffer.mayBeTable(stream.lookedAt)
  }

  /// Whether a stream is a zip whose first bytes are damaged.
  private func isZipByItsEnd(_ stream: ByteStream) throws -> Bool {
    // Whatever cannot be read here fails again when it is read for its content.
    guard stream.size != nil, (try? sniffer.mayHoldJSON(stream)) == false else { return false }
    let directory = try ZipDirectory(of: stream)
    _ = try stream.seek(to: 0)
    // The caller examines the first bytes again.
    return try ContentKind(of: stream) == .plain && directory.map { $0.count > 0 } ?? false
  }

  /// The failure of a member; throws if the input itself cannot be read.
  func failure(_ error: any Error) throws -> MemberError {
    switch error {
    case let error as MemberError: return error
    case let error as IOError where error.code != .stopped:
      return MemberError(.unreadable, cause: error)
    default: throw error
    }
  }
}
