/// One way of writing a term.
enum TermForm {
  /// The bytes by which a text is searched for it; nil for one without a visible character, with a mention or with a link.
  static func folded(_ text: String) -> [UInt8]? {
    var form = TermText()
    form.read(text.utf8.span, isHTMLEscaped: false)
    let hasWord = form.bytes.contains { $0 > 0x20 }
    return hasWord && !form.bytes.contains(TermText.stop) ? form.bytes : nil
  }

  /// The hashtag or cashtag that a folded form is, without its sign; nil for words.
  static func tag(_ form: [UInt8], _ sign: Character) -> String? {
    guard form.count > 1, form.first == sign.asciiValue else { return nil }
    return String(decoding: form.dropFirst(), as: UTF8.self)
  }
}
