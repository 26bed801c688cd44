/// What people read of an option, a flag or an operand: its names, its meaning and its default.
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
