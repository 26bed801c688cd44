internal import JSONStream

/// IDs that are held back until the end of all inputs, with the references that decide whether they are printed. Each
/// takes one or two bytes, and a byte for seven bits of its number.
struct HeldIDs: Sendable {
  /// One number of a record.
  struct Entry: Sendable {
    var subject: NoticeSubject
    var number: UInt64
    /// The reference by which the number decides over the whole record; nil where it decides only over itself.
    var reference: Reference?
    var isPrinted = false
    /// The ID, where its digits differ from those of the number.
    var text: DecimalID?
  }

  private static let chunkSize = 1 << 20
  /// In the order of the input. No record is split between two chunks.
  private var chunks: [ByteBuffer] = []

  mutating func removeAll() { chunks.removeAll() }

  /// Adds the entries of a record.
  mutating func append(_ entries: [Entry]) {
    makeRoom(32 * entries.count)
    let last = chunks.count - 1
    for (index, entry) in entries.enumerated() {
      let isLast = index == entries.count - 1
      Self.write(entry, isLast: isLast, to: &chunks[last])
    }
  }

  mutating func append(_ other: HeldIDs) {
    for chunk in other.chunks {
      makeRoom(chunk.count)
      chunks[chunks.count - 1].append(chunk.bytes)
    }
  }

  private mutating func makeRoom(_ count: Int) {
    if let last = chunks.last, last.count + count <= Self.chunkSize { return }
    chunks.append(ByteBuffer())
  }

  /// Removes the first chunk and calls `body` for each of its records; false where no chunk is left.
  mutating func takeFirst(_ body: ([Entry]) -> Void) -> Bool {
    guard !chunks.isEmpty else { return false }
    let chunk = chunks.removeFirst()
    var entries: [Entry] = []
    var place = 0
    while place < chunk.count {
      let isLast = Self.read(chunk.bytes, &place, into: &entries)
      guard isLast else { continue }
      body(entries)
      entries.removeAll(keepingCapacity: true)
    }
    return true
  }

  // A byte of flags: two bits for the subject, two for the role of a reference (3: no reference), then one each for
  // printed, last of its record, and digits that differ from the number's.

  private static func write(_ entry: Entry, isLast: Bool, to out: inout ByteBuffer) {
    let role: UInt8 =
      switch entry.reference.map(\.role) {
      case nil: 3
      case .some(.retweeted): 1
      case .some(.quoted): 2
      default: 0
      }
    var flags = entry.subject.rawValue | role << 2
    if entry.isPrinted { flags |= 1 << 4 }
    if isLast { flags |= 1 << 5 }
    if entry.text != nil { flags |= 1 << 6 }
    out.append(flags)
    var rest = entry.number
    while rest >= 0x80 {
      out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    out.append(UInt8(truncatingIfNeeded: rest))
    if let text = entry.text {
      out.append(text.digits)
      text.append(to: &out)
    }
  }

  private static func read(
    _ bytes: Span<UInt8>, _ place: inout Int, into entries: inout [Entry]
  ) -> Bool {
    let flags = bytes[place]
    place += 1
    var number: UInt64 = 0
    var shift: UInt64 = 0
    repeat {
      number |= UInt64(bytes[place] & 0x7F) << shift
      shift += 7
      place += 1
    } while bytes[place - 1] >= 0x80
    let subject = NoticeSubject(rawValue: flags & 3) ?? .tweet
    var entry = Entry(subject: subject, number: number)
    if flags >> 2 & 3 != 3 {
      let role: Role? = flags >> 2 & 3 == 1 ? .retweeted : flags >> 2 & 3 == 2 ? .quoted : nil
      entry.reference = Reference(subject: subject, role: role, number: number)
    }
    entry.isPrinted = flags & 1 << 4 != 0
    if flags & 1 << 6 != 0 {
      let digits = Int(bytes[place])
      entry.text = DecimalID(bytes.extracting(place + 1..<place + 1 + digits))
      place += 1 + digits
    }
    entries.append(entry)
    return flags & 1 << 5 != 0
  }
}
