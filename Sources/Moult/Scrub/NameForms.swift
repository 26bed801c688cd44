/// The forms in which a name occurs in texts, as folded code points.
enum NameForms {
  /// The most code points of a name or link that are read: a multiple of a needle's length, since some
  /// forms leave out ornaments and spaces.
  static let longest = 8 * NeedleTrie.longest

  /// Folds a name or link as texts are folded: without invisible characters, each run of white space as
  /// one space. Only the first ``longest`` code points are kept.
  static func fold(_ bytes: Span<UInt8>) -> [UInt32] {
    var form: [UInt32] = []
    var index = 0
    while index < bytes.count, form.count < longest {
      let (scalar, length) = UTF8Scalars.decode(bytes, at: index)
      index += length
      if Scalars.isSpace(scalar) {
        if form.last != Scalars.space { form.append(Scalars.space) }
      } else if Scalars.invisible(scalar) == .visible {
        form.append(Scalars.fold(scalar))
      }
    }
    return form
  }

  /// Every form of a display name for which texts are searched.
  static func all(of name: [UInt32]) -> [[UInt32]] {
    var forms: [[UInt32]] = []
    for reading in readings(of: name) {
      let trimmed = trim(reading)
      guard !isMarkOnly(trimmed) else { continue }
      // With its outer spaces a name may reach four code points, from which on it is found anywhere.
      if trimmed.count < 4, reading.count >= 4 { forms.append(reading) }
      forms.append(trimmed)
      addJoined(trimmed, to: &forms)
      addDerived(collapse(trimmed.filter { !Scalars.isOrnament($0) }), of: trimmed, to: &forms)
      let squeezed = squeeze(trimmed)
      if squeezed.count >= 4 { addDerived(squeezed, of: trimmed, to: &forms) }
    }
    return forms
  }

  /// A text as it is and, where that differs, with its entities and percent encodings decoded.
  static func readings(of text: [UInt32]) -> [[UInt32]] {
    guard text.contains(where: { $0 == 0x26 || $0 == 0x25 }) else { return [text] }
    var read: [UInt32] = []
    var index = 0
    while index < text.count {
      let form =
        WrittenForms.entity(in: text, at: index) ?? WrittenForms.percent(in: text, at: index)
      let scalar = form?.scalar ?? text[index]
      read.append(Scalars.isSpace(scalar) ? Scalars.space : Scalars.fold(scalar))
      index += form?.length ?? 1
    }
    return read == text ? [text] : [text, collapse(read)]
  }

  /// Only the letters and digits of a form: what a hashtag keeps of a name.
  static func squeeze(_ form: [UInt32]) -> [UInt32] { form.filter(Scalars.isLetterOrDigit) }

  /// A link without its scheme, `www.`, last slash and ellipsis.
  static func linkCore(_ link: [UInt32]) -> [UInt32] {
    var core = link[...]
    for prefix in [Literals.https, Literals.http, Literals.www] where core.starts(with: prefix) {
      core = core.dropFirst(prefix.count)
    }
    while let last = core.last, last == Scalars.ellipsis || last == Scalars.ascii("/") {
      core = core.dropLast()
    }
    return Array(core)
  }

  private enum Literals {
    static let https = "https://".unicodeScalars.map(\.value)
    static let http = "http://".unicodeScalars.map(\.value)
    static let www = "www.".unicodeScalars.map(\.value)
  }

  /// What may join the words of a name: nothing (hashtags), or one of `_ - . +`.
  private static let joints: [[UInt32]] = [[], [0x5F], [0x2D], [0x2E], [0x2B]]

  private static func addJoined(_ form: [UInt32], to forms: inout [[UInt32]]) {
    guard form.contains(Scalars.space) else { return }
    let words = form.split(separator: Scalars.space)
    for joint in joints { forms.append(Array(words.joined(separator: joint))) }
  }

  /// Adds a form other than the name itself, unless it is a single character, which occurs in every
  /// sentence.
  private static func addDerived(
    _ form: [UInt32], of name: [UInt32], to forms: inout [[UInt32]]
  ) {
    guard form.count >= 2, form != name, !isMarkOnly(form) else { return }
    forms.append(form)
    addJoined(form, to: &forms)
  }

  /// Whether a form has fewer than four characters, all ASCII and none of them a letter or digit.
  private static func isMarkOnly(_ form: [UInt32]) -> Bool {
    form.isEmpty
      || form.count < 4 && form.allSatisfy { $0 < 0x80 && !Scalars.isLetterOrDigit($0) }
  }

  private static func trim(_ form: [UInt32]) -> [UInt32] {
    var trimmed = form[...]
    while trimmed.first == Scalars.space { trimmed = trimmed.dropFirst() }
    while trimmed.last == Scalars.space { trimmed = trimmed.dropLast() }
    return Array(trimmed)
  }

  private static func collapse(_ form: [UInt32]) -> [UInt32] {
    Array(form.split(separator: Scalars.space).joined(separator: [Scalars.space]))
  }
}
