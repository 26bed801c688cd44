import Moult

/// A command line as a run states it: in the files of `--stats` and on pages, which others may read.
///
/// It is an allow-list. Flags, numbers and words of closed lists are as they were given, and so is a text whose
/// option permits it; the names of files, of recipients and of whatever else are placeholders.
struct RequestText: Equatable {
  /// Which values of an option are stated.
  enum Shown: Equatable {
    case none
    case value
    case words([String])
    /// The names of the files of personal archives, which are listed only where one is given.
    case archiveFiles
  }

  /// The words after the name of the command.
  private var words: [String] = []

  /// The command line of a command with these options.
  ///
  /// - Parameter path: the words that name the command.
  func text(of path: String) -> String {
    (["moult", path] + words).joined(separator: " ")
  }

  /// Adds what is given of an option.
  mutating func add(_ row: OptionRow, _ texts: [String]) {
    switch row.arity {
    case .flag: words.append(row.typed)
    case .operands: words.append(Self.placeholder("file") + (texts.count > 1 ? " ..." : ""))
    case .operand: words.append(Self.value(texts.last ?? "", of: row))
    case .single, .repeated:
      for text in texts {
        words += [row.short.map { "-\($0)" } ?? row.typed, Self.value(text, of: row)]
      }
    }
  }

  private static func value(_ text: String, of row: OptionRow) -> String {
    switch row.shows {
    case .value: quoted(text)
    case .words(let words) where words.contains(text): quoted(text)
    case .archiveFiles where ArchiveScript.files.contains(text): quoted(text)
    case .words, .archiveFiles, .none: placeholder(row.valueName)
    }
  }

  private static func placeholder(_ name: String) -> String { name.uppercased() }

  /// A word for a shell.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "+")...UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    if isPlain && !text.isEmpty { return text }
    return "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
