/// The forms in which one name stands in texts, as folded code points.
enum NameForms {
  /// The most code points of a name or a link that are looked at: a multiple of what a needle has,
  /// as ornaments and spaces are left out of some forms.
  static let longest = 8 * NeedleTrie.longest

  /// Folds a name or a link as texts are folded: invisible characters out, white space as one space.
  /// What follows the first ``longest`` code points is cut.
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

  /// Every form of a display name that its texts are searched for.
  static func all(of name: [UInt32]) -> [[UInt32]] {
    var forms: [[UInt32]] = []
    for reading in readings(of: name) {
      let trimmed = trim(reading)
      guard !isMarkOnly(trimmed) else { continue }
      // With its outer spaces a name may reach the length from which it is found anywhere.
      if trimmed.count < 4, reading.count >= 4 { forms.append(reading) }
      forms.append(trimmed)
      addJoined(trimmed, to: &forms)
      addDerived(collapse(trimmed.filter { !Scalars.isOrnament($0) }), of: trimmed, to: &forms)
      let squeezed = squeeze(trimmed)
      if squeezed.count >= 4 { addDerived(squeezed, of: trimmed, to: &forms) }
    }
    return forms
  }

  /// A text as it stands and, where that differs, with its entities and percent encoding read.
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

  /// Letters and digits alone: what a hashtag keeps of a name.
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

  /// What may stand between the words of a name: nothing (hashtags) or one of these.
  private static let joints: [[UInt32]] = [[], [0x5F], [0x2D], [0x2E], [0x2B]]

  private static func addJoined(_ form: [UInt32], to forms: inout [[UInt32]]) {
    guard form.contains(Scalars.space) else { return }
    let words = form.split(separator: Scalars.space)
    for joint in joints { forms.append(Array(words.joined(separator: joint))) }
  }

  /// Adds a form that is not the name itself: one letter of it would be found in every sentence.
  private static func addDerived(
    _ form: [UInt32], of name: [UInt32], to forms: inout [[UInt32]]
  ) {
    guard form.count >= 2, form != name, !isMarkOnly(form) else { return }
    forms.append(form)
    addJoined(form, to: &forms)
  }

  /// Whether it is too short to name anybody and has no letter or digit, all of it ASCII.
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
