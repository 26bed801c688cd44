/// An option, a flag or an operand as one value: names, help, default and parsing.
///
/// A command declares its options by reading them (``OptionReader``). The plain reader of command lines,
/// ArgumentParser and the documentation all use the rows of the options that are read.
struct CommandOption<Value> {
  /// The description of the option.
  private(set) var row: OptionRow
  /// The value of an option that is not given.
  let usual: Value
  /// Parses the texts that are given, one at least; throws `ValidationError`.
  let parse: ([String]) throws -> Value

  /// An option of a group that several commands have.
  func `in`(_ group: OptionRow.Group) -> Self { with { $0.group = group } }

  /// An option that only the page of `--help-all` has.
  var rare: Self { with { $0.isRare = true } }

  /// An option that has to be given.
  var required: Self { with { $0.isRequired = true } }

  /// An option whose value is the path of a file.
  var ofFiles: Self { with { $0.completion = .file } }

  /// An option whose value is the path of a directory.
  var ofFolders: Self { with { $0.completion = .folder } }

  /// An option with a name of one letter.
  func short(_ letter: Character) -> Self { with { $0.short = letter } }

  /// An option whose default is computed, and is described in words.
  func usually(_ words: String) -> Self { with { $0.usual = words } }

  /// An option whose value may be in what a run publishes: it can name nobody.
  var published: Self { with { $0.shows = .value } }

  /// An option of which only some values may be in what a run publishes.
  func publishing(_ words: [String]) -> Self { with { $0.shows = .words(words) } }

  /// The same for the names of files of personal archives.
  var publishingArchiveFiles: Self { with { $0.shows = .archiveFiles } }

  /// An option about which the documentation says more than the help page.
  func details(_ text: String) -> Self { with { $0.details = text } }

  /// - Parameter parse: not called where the option is not given.
  init(
    _ row: OptionRow, _ usual: Value, parse: @escaping ([String]) throws -> Value
  ) {
    (self.row, self.usual, self.parse) = (row, usual, parse)
  }

  private func with(_ change: (inout OptionRow) -> Void) -> Self {
    var option = self
    change(&option.row)
    return option
  }
}

/// The description of an option, a flag or an operand: its names, its meaning and its default.
struct OptionRow: Equatable {
  /// The part of the documentation in which an option is described.
  enum Group {
    /// The options of one command.
    case own
    /// The options of all commands that read records.
    case common
    /// The parser's and the containers' limits.
    case limits
    /// The options of jobs that can write an output for each member.
    case batch
  }

  /// How the words of a command line become the texts of an option.
  enum Arity {
    /// No value: the name alone.
    case flag
    /// One value, given at most once.
    case single
    /// One value each time it is given.
    case repeated
    /// One word without a name.
    case operand
    /// All words without a name.
    case operands
  }

  /// What a shell offers for completion.
  enum Completion: Equatable {
    case none, file, folder
    case words([String])
  }

  /// The name without its dashes.
  let name: String
  let arity: Arity
  /// The name of the value in a help page; empty for a flag.
  let valueName: String
  /// What the option does, in under ten words.
  let help: String
  /// The default in words; nil where there is none.
  var usual: String?
  var completion = Completion.none
  var short: Character?
  /// What the documentation says beyond the help page.
  var details = ""
  var group = Group.own
  /// Which of its values may be in what a run publishes.
  var shows = RequestText.Shown.none
  /// Whether the option is on the page of `--help-all` alone.
  var isRare = false
  var isRequired = false

  init(
    _ name: String, _ arity: Arity, _ valueName: String, _ help: String, usual: String? = nil
  ) {
    (self.name, self.arity, self.valueName, self.help) = (name, arity, valueName, help)
    self.usual = usual
  }

  /// The name as it is typed.
  var typed: String { isOperand ? "<\(valueName)>" : "--\(name)" }

  /// Whether the option is a word without a name.
  var isOperand: Bool { arity == .operand || arity == .operands }

  /// The details without the marks of Markdown.
  var plainDetails: String { details.filter { $0 != "`" } }

  /// The help with the default in brackets.
  var helpLine: String {
    usual.map { "\(help.dropLast()) [default: \($0)]." } ?? help
  }
}
