/// A WARC (ISO 28500) that is being read: the records that have content for a reader, in order.
///
/// The content of a response is its body, without the transfer coding of HTTP (RFC 9112); a content coding is a
/// compression like any other. A record is named by its number or its UUID, never by its address, which can contain
/// handles and IDs. libarchive's own reader does neither: it names records by their addresses and returns responses
/// with their heads.
final class WebArchive {
  enum Step {
    case record(Member, ByteStream)
    /// A record that has no content for a reader.
    case skipped(Member, MemberError.Code)
    /// A record that is not read.
    case failure(Member, MemberError)
    /// The archive is damaged; reading continues where possible.
    case fault(any Error)
    case end
  }

  let member: Member
  /// The number of containers around its records.
  let nesting: Int
  private let stream: ByteStream
  private let limits: ContainerLimits
  private var count = 0
  /// The offset of the current record in the archive.
  private var position = 0
  /// The content of the current record, and its length.
  private var block: (source: WebBlock, length: Int)?
  private var isAtEnd = false

  init(_ stream: ByteStream, _ member: Member, nesting: Int, _ limits: ContainerLimits) {
    (self.stream, self.member, self.nesting, self.limits) = (stream, member, nesting, limits)
  }

  /// Whether finding the next record would wait for a writer.
  func wouldBlock() throws -> Bool { try !isAtEnd && stream.wouldBlock() }

  /// The next record, or an error of the archive.
  func next() -> Step {
    guard !isAtEnd else { return .end }
    do {
      guard try finishRecord() else { return end(with: MemberError(.cutShort, at: position)) }
      while try look(atLeast: 1), let byte = stream.lookedAt.first, byte == 0x0D || byte == 0x0A {
        skip(1)
      }
      guard try look(atLeast: 1) else {
        isAtEnd = true
        return .end
      }
      guard try look(atLeast: WebRecord.mark.count), isAtRecord(0) else { return try skipDamage() }
      guard count < limits.members else {
        return end(with: MemberError(.tooManyMembers, at: position))
      }
      guard let (head, length) = try WebHead.read(from: stream) else {
        return end(with: MemberError(stream.isAtEnd ? .cutShort : .damaged, at: position))
      }
      position += length
      return try enter(WebRecord(head))
    } catch {
      return end(with: error)
    }
  }

  private func enter(_ record: WebRecord) throws -> Step {
    let inner = member.member(
      record.uuid ?? "#\(count + 1)", size: record.length, modified: nil, number: count)
    count += 1
    guard let length = record.length else { return .failure(inner, MemberError(.damaged)) }
    let source = WebBlock(stream, length: length, limits)
    block = (source, length)
    switch record.content {
    case .none: return .skipped(inner, .noResponse)
    case .unsupported: return .failure(inner, MemberError(.unsupported))
    case .damaged: return .failure(inner, MemberError(.damaged))
    case .whole, .response: break
    }
    source.isCutShort = record.isTruncated
    do {
      let content = ByteStream(source)
      guard case .response(let isOfHTTP) = record.content,
        try isOfHTTP || WebResponse.begins(content)
      else { return .record(inner, content) }
      return .record(inner, try WebResponse.body(of: content, source))
    } catch let error as MemberError {
      return .failure(inner, error)
    }
  }

  /// Skips what the caller left of the current record; false if the archive ends within it.
  private func finishRecord() throws -> Bool {
    guard let (source, length) = block.take() else { return true }
    let isWhole = try source.skipRest()
    position += length - source.remaining
    return isWhole
  }

  /// Skips bytes that are no record, up to the next line that starts one.
  private func skipDamage() throws -> Step {
    let step = Step.fault(MemberError(.damaged, at: position))
    while true {
      let bytes = stream.lookedAt
      if let found = bytes.indices.first(where: {
        isAtLineStart($0, bytes) && isAtRecord($0 - bytes.startIndex)
      }) {
        skip(found - bytes.startIndex)
        return step
      }
      // A mark may be cut at the end of what was looked at.
      skip(max(bytes.count - WebRecord.mark.count, 0))
      guard try stream.lookFurther(atMost: 1 << 16) else {
        isAtEnd = true
        return step
      }
    }
  }

  private func isAtLineStart(_ index: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
    index > bytes.startIndex && bytes[index - 1] == UInt8(ascii: "\n")
  }

  private func isAtRecord(_ offset: Int) -> Bool {
    stream.lookedAt.dropFirst(offset).starts(with: WebRecord.mark)
  }

  private func look(atLeast count: Int) throws -> Bool {
    while stream.lookedAt.count < count {
      guard try stream.lookFurther() else { return false }
    }
    return true
  }

  private func skip(_ count: Int) {
    stream.skipLookedAt(count)
    position += count
  }

  private func end(with error: any Error) -> Step {
    isAtEnd = true
    return .fault(error)
  }
}
