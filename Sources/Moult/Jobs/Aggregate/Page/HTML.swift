/// Text in HTML and SVG.
enum HTML {
  /// A text without characters that have a meaning in markup. O(length).
  ///
  /// Control characters and those that turn the direction of what follows become U+FFFD: a value must not change
  /// how anything around it is read.
  static func text(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{202A}"..."\u{202E}",
        "\u{2066}"..."\u{2069}":
        result.unicodeScalars.append("\u{FFFD}")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// An element with a text in it.
  static func element(_ name: String, _ words: String) -> String {
    "<\(name)>\(text(words))</\(name)>\n"
  }

  /// A list of sentences.
  static func list(_ sentences: [String]) -> String {
    "<ul>\n" + sentences.map { element("li", $0) }.joined() + "</ul>\n"
  }
}
