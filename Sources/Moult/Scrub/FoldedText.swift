/// A text as it will be written, and the same text folded for matching.
///
/// An *element* is one code point, or one run of white space. Its bytes reach to the start of the next
/// element. Joiners and style selectors belong to the element before them, so that a needle is found
/// across them:
///
///     written    A  n  n  a  [joiner]  (space)(space)  &  a  m  p  ;
///     folded     a  n  n  a            (space)         &  a  m  p  ;
///     meant                                            &
///
/// What is not written never becomes an element, so that leaving it out cannot create a new match.
struct FoldedText: Sendable {
  /// The text as HTML: every `&` begins `&amp;`, `&lt;` or `&gt;`, and there is no bare `<` or `>`.
  private(set) var written: [UInt8] = []
  /// One folded code point for each element.
  private(set) var folded: [UInt32] = []
  /// The offset in ``written`` at which each element starts, and the length of the text.
  private(set) var starts: [Int] = []
  /// Whether a character is written as several elements (`&amp;`, `%20`); if not, ``meant`` and
  /// ``forms`` are not used.
  var hasForms = false
  /// For the first element of such a form, the folded character it means; otherwise as ``folded``.
  var meant: [UInt32] = []
  /// For each element, the form that it is part of.
  var forms: [Form] = []

  private var scalars: [UInt32] = []
  private var lastKind = Invisible.dropped

  /// The first element of a form and the number of its elements; 1 for a plain character.
  struct Form: Sendable, BitwiseCopyable {
    var start: Int32
    var length: Int32
  }

  /// The number of elements.
  var count: Int { folded.count }

  /// Replaces the contents by a text. O(bytes).
  ///
  /// - Parameters:
  ///   - text: UTF-8, with the escapes of JSON decoded.
  ///   - isHTMLEscaped: whether entities in it mean characters. If not, they are escaped once more
  ///     (`&amp;amp;`).
  mutating func fill(_ text: Span<UInt8>, isHTMLEscaped: Bool) {
    decode(text)
    var index = 0
    while index < scalars.count {
      if isHTMLEscaped, scalars[index] == 0x26,
        let form = WrittenForms.entity(in: scalars, at: index)
      {
        add(form.scalar)
        index += form.length
      } else {
        add(scalars[index])
        index += 1
      }
    }
    starts.append(written.count)
    findForms()
  }

  private mutating func decode(_ text: Span<UInt8>) {
    scalars.removeAll(keepingCapacity: true)
    written.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    lastKind = .dropped
    var index = 0
    while index < text.count {
      let (scalar, length) = UTF8Scalars.decode(text, at: index)
      scalars.append(scalar)
      index += length
    }
  }

  private mutating func add(_ scalar: UInt32) {
    switch scalar {
    case 0x26: add(letters: Self.ampersand)
    case 0x3C: add(letters: Self.less)
    case 0x3E: add(letters: Self.greater)
    case 0x21..<0x7F: addElement(scalar, Scalars.fold(scalar))
    default: addWide(scalar)
    }
  }

  private static let ampersand: [UInt32] = "&amp;".unicodeScalars.map(\.value)
  private static let less: [UInt32] = "&lt;".unicodeScalars.map(\.value)
  private static let greater: [UInt32] = "&gt;".unicodeScalars.map(\.value)

  private mutating func add(letters: [UInt32]) {
    for letter in letters { addElement(letter, letter) }
  }

  private mutating func addElement(_ scalar: UInt32, _ fold: UInt32) {
    starts.append(written.count)
    folded.append(fold)
    UTF8Scalars.append(scalar, to: &written)
    lastKind = .visible
  }

  private mutating func addWide(_ scalar: UInt32) {
    if Scalars.isSpace(scalar) { return addSpace(scalar) }
    let kind = Scalars.invisible(scalar)
    switch kind {
    case .visible: addElement(scalar, Scalars.fold(scalar))
    case .dropped: break
    case .joiner, .style: addJoiner(scalar, kind)
    }
  }

  /// Makes a run of white space one element: a newline if it contains one, else a space.
  private mutating func addSpace(_ scalar: UInt32) {
    let fold = scalar == 0x0A || scalar == 0x0D ? Scalars.newline : Scalars.space
    if let last = folded.last, last == Scalars.space || last == Scalars.newline {
      if fold == Scalars.newline { folded[folded.count - 1] = fold }
    } else {
      starts.append(written.count)
      folded.append(fold)
    }
    UTF8Scalars.append(scalar, to: &written)
    lastKind = .dropped
  }

  /// Keeps a joiner only where it can shape something: one joiner after a character that is not Latin,
  /// one style selector after any. A longer run of them could encode a hidden text.
  private mutating func addJoiner(_ scalar: UInt32, _ kind: Invisible) {
    guard let last = folded.last else { return }
    let canShape =
      switch lastKind {
      case .visible: kind == .style || last >= 0x250
      case .style: kind == .joiner
      case .joiner, .dropped: false
      }
    if canShape {
      UTF8Scalars.append(scalar, to: &written)
      lastKind = kind
    }
  }
}
