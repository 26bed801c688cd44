/// A text as it will be written, beside the same text folded for matching.
///
/// An *element* is one code point, or one run of white space. What is written of an element is the
/// range of bytes up to the start of the next one; joiners and style selectors belong to the element
/// before them and are no elements, so a needle is found across them:
///
///     written    A  n  n  a  [joiner]  (space)(space)  &  a  m  p  ;
///     folded     a  n  n  a            (space)         &  a  m  p  ;
///     shown                                            &
///
/// Whatever is not written never becomes an element, so nothing can arise by leaving it out.
struct FoldedText: Sendable {
  /// The text as HTML: every `&` begins one of `&amp;` `&lt;` `&gt;`, and `<` and `>` never stand.
  private(set) var written: [UInt8] = []
  /// One folded code point an element.
  private(set) var folded: [UInt32] = []
  /// Where in ``written`` an element starts, and one more for the end.
  private(set) var starts: [Int] = []
  /// Whether an element is written by several (`&amp;`, `%20`); if not, the two arrays are empty.
  var hasForms = false
  /// For the first element of such a form, the folded character it means; else as ``folded``.
  var meant: [UInt32] = []
  /// For each element of such a form, where the form starts (low half) and how long it is.
  var forms: [Form] = []

  private var scalars: [UInt32] = []
  private var lastKind = Invisible.dropped

  struct Form: Sendable, BitwiseCopyable {
    var start: Int32
    var length: Int32
  }

  /// The number of elements.
  var count: Int { folded.count }

  /// Reads a text in.
  ///
  /// - Parameters:
  ///   - text: UTF-8, without the escapes of JSON.
  ///   - isHTMLEscaped: whether entities in it mean characters. If not, they are written as the
  ///     letters they are (`&amp;amp;`).
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

  /// A run of white space is one element; it is a newline if it holds one.
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

  /// Keeps a joiner only where it can shape something: one after a character that is not Latin,
  /// and a style selector after any; a row of them could spell a hidden text.
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
