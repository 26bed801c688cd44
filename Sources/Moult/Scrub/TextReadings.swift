internal import JSONStream

/// A text as it will be written, and its readings.
///
/// The first reading has the characters of the text. The others, of texts with more than that, have those that
/// are left after each round of decoding: HTML entities to any depth, and percent encodings after them (`&amp;#64;`,
/// `%40`). Each round counts, since the letters of a name can end an encoding that is decoded in the next. The last
/// round has Latin letters in place of those that look like them (``LookAlikes``).
struct TextReadings: Sendable {
  /// The text as HTML: every `&` begins `&amp;`, `&lt;` or `&gt;`, and there is no bare `<` or `>`.
  private(set) var written = ByteBuffer()
  /// The characters of the text.
  private(set) var letters = TextReading()
  /// The characters after each round of decoding. The first ``roundCount`` are of this text.
  private(set) var rounds: [TextReading] = []
  /// The number of rounds; 0 for a text without entities and percent encodings beyond those of the first reading.
  private(set) var roundCount = 0

  /// The code points of the text, and the offset in ``written`` at which each starts.
  private var scalars: [UInt32] = []
  private var offsets: [Int32] = []
  /// The code points of the text as it came.
  private var source: [UInt32] = []
  /// Whether there may be rounds of decoding or look-alikes, for which the code points are kept.
  private var keepsScalars = false
  private var lastKind = Invisible.dropped
  private var lastScalar: UInt32 = 0
  private let folding: Folding

  init(_ folding: Folding = .builtIn) {
    self.folding = folding
  }

  /// Replaces the contents by a text. O(bytes).
  ///
  /// - Parameters:
  ///   - text: UTF-8, with the escapes of JSON decoded.
  ///   - isHTMLEscaped: whether entities in it mean characters. If not, they are escaped once more
  ///     (`&amp;amp;`).
  mutating func fill(_ text: Span<UInt8>, isHTMLEscaped: Bool) {
    written.removeAll()
    roundCount = 0
    if letters.read(direct: text) {
      written.append(text)
      if letters.contains(0x25) { readForms(of: text) }
      return
    }
    letters.removeAll()
    lastKind = .dropped
    keepsScalars =
      text.indices.contains { text[$0] == 0x26 || text[$0] == 0x25 }
      || LookAlikes.builtIn.mayBe(in: text)
    guard keepsScalars else { return read(unformed: text) }
    decode(text)
    if isHTMLEscaped { _ = decodeOnce(WrittenForms.entity) }
    swap(&source, &scalars)
    scalars.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    for index in source.indices { add(source[index]) }
    letters.finish(at: written.count)
    decodeForms()
  }

  private mutating func decode(_ text: Span<UInt8>) {
    scalars.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    var index = 0
    while index < text.count {
      let (scalar, length) = UTF8Scalars.decode(text, at: index)
      scalars.append(scalar)
      offsets.append(Int32(truncatingIfNeeded: index))
      index += length
    }
  }

  /// Reads a text without entities and percent encodings: runs of ASCII at once, other characters one by one.
  private mutating func read(unformed text: Span<UInt8>) {
    var index = 0
    while index < text.count {
      let run = text.extracting(index..<letters.endOfDirectRun(text, from: index))
      if run.isEmpty {
        let (scalar, length) = UTF8Scalars.decode(text, at: index)
        add(scalar)
        index += length
      } else {
        letters.append(direct: run, at: written.count)
        written.append(run)
        lastScalar = UInt32(run[run.count - 1])
        lastKind = lastScalar > 0x20 ? .visible : .dropped
        index += run.count
      }
    }
    letters.finish(at: written.count)
  }

  private mutating func add(_ scalar: UInt32) {
    if scalar &- 0x21 < 0x5E { return addVisible(scalar) }
    if Scalars.isSpace(scalar) {
      letters.appendSpace(scalar, at: written.count)
      note(scalar)
      UTF8Scalars.append(scalar, to: &written)
      lastKind = .dropped
      return
    }
    let kind = Scalars.invisible(scalar)
    switch kind {
    case .visible: addVisible(scalar)
    case .dropped: break
    case .joiner, .style: addJoiner(scalar, kind)
    }
  }

  private mutating func addVisible(_ scalar: UInt32) {
    letters.append(scalar, at: written.count, folding)
    note(scalar)
    switch scalar {
    case 0x26: written.append("&amp;")
    case 0x3C: written.append("&lt;")
    case 0x3E: written.append("&gt;")
    default: UTF8Scalars.append(scalar, to: &written)
    }
    lastKind = .visible
  }

  private mutating func note(_ scalar: UInt32) {
    lastScalar = scalar
    guard keepsScalars else { return }
    scalars.append(scalar)
    offsets.append(Int32(truncatingIfNeeded: written.count))
  }

  /// Keeps a joiner only where it can shape something: one joiner after a character that is not Latin,
  /// one style selector after any. A longer run of them could encode a hidden text.
  private mutating func addJoiner(_ scalar: UInt32, _ kind: Invisible) {
    let canShape =
      switch lastKind {
      case .visible: kind == .style || lastScalar >= 0x250
      case .style: kind == .joiner
      case .joiner, .dropped: false
      }
    if canShape {
      UTF8Scalars.append(scalar, to: &written)
      lastKind = kind
    }
  }
}

/// The rounds of decoding.
extension TextReadings {
  /// Reads the forms of a text whose first reading is direct.
  private mutating func readForms(of text: Span<UInt8>) {
    decode(text)
    decodeForms()
  }

  /// Decodes entities until there are none, then percent encodings. Each round shortens the text; a text of
  /// more rounds than people nest is left as it is then.
  private mutating func decodeForms() {
    while roundCount < Self.mostRounds, decodeOnce(WrittenForms.entity) { addRound() }
    while roundCount < 2 * Self.mostRounds, decodeOnce(WrittenForms.percent) { addRound() }
    if LookAlikes.builtIn.replace(in: &scalars) { addRound() }
  }

  private mutating func addRound() {
    if rounds.count == roundCount { rounds.append(TextReading()) }
    rounds[roundCount].removeAll()
    for index in scalars.indices {
      if Scalars.isSpace(scalars[index]) {
        rounds[roundCount].appendSpace(scalars[index], at: Int(offsets[index]))
      } else if Scalars.invisible(scalars[index]) == .visible {
        rounds[roundCount].append(scalars[index], at: Int(offsets[index]), folding)
      }
    }
    rounds[roundCount].finish(at: written.count)
    roundCount += 1
  }

  private static let mostRounds = 16

  /// Replaces each form by its character, and returns whether there was one. O(code points).
  private mutating func decodeOnce(
    _ form: (_ scalars: [UInt32], _ start: Int) -> WrittenForms.Form?
  ) -> Bool {
    guard scalars.contains(where: { $0 == 0x26 || $0 == 0x25 }) else { return false }
    var kept = 0
    var index = 0
    while index < scalars.count {
      let one = scalars[index] == 0x26 || scalars[index] == 0x25 ? form(scalars, index) : nil
      (scalars[kept], offsets[kept]) = (one?.scalar ?? scalars[index], offsets[index])
      kept += 1
      index += one?.length ?? 1
    }
    defer {
      scalars.removeLast(scalars.count - kept)
      offsets.removeLast(offsets.count - kept)
    }
    return kept < scalars.count
  }
}
