import ArgumentParser

/// Reads the options of a command, or lists them.
///
/// The initializer of a command calls the reader once for each of its options, and does not throw: so a list
/// is complete, and the first fault is kept.
struct OptionReader {
  /// Nil for a list.
  private let given: GivenWords?
  /// What was read, in order.
  private(set) var rows: [OptionRow] = []
  /// What was given of the options read so far.
  private(set) var request = RequestText()
  /// Why the command line is not accepted.
  private(set) var fault: (any Error)?

  /// - Parameter given: nil for a list, in which each option has its default.
  init(_ given: GivenWords?) { self.given = given }

  /// The value of an option.
  mutating func callAsFunction<Value>(_ option: CommandOption<Value>) -> Value {
    guard let given else {
      rows.append(option.row)
      return option.usual
    }
    guard let texts = given[option.row.name] else {
      require(!option.row.isRequired, "\(option.row.typed) is missing.")
      return option.usual
    }
    request.add(option.row, texts)
    return attempt({ try option.parse(texts) }) ?? option.usual
  }

  /// Refuses a command line for which a condition does not hold.
  mutating func require(_ isAllowed: Bool, _ message: @autoclosure () -> String) {
    if !isAllowed { attempt { throw ValidationError(message()) } }
  }

  /// Does what may fail; nil where it fails, and in a list.
  @discardableResult
  mutating func attempt<Value>(_ body: () throws -> Value) -> Value? {
    guard given != nil else { return nil }
    do {
      return try body()
    } catch {
      fault = fault ?? error
      return nil
    }
  }
}

/// The texts of a command line, by the names of the options that they belong to.
struct GivenWords: Equatable {
  /// Few options are given, and a dictionary takes longer to make than to search them.
  private var given: [(name: String, texts: [String])] = []

  /// The texts of an option; empty for a flag; nil where the option is not given.
  subscript(_ name: String) -> [String]? { given.first { $0.name == name }?.texts }

  /// Adds what is given of an option.
  mutating func add(_ name: String, _ more: [String]) {
    guard let place = given.firstIndex(where: { $0.name == name }) else {
      return given.append((name, more))
    }
    given[place].texts += more
  }

  /// Compares what is given, in any order of the options.
  static func == (one: GivenWords, other: GivenWords) -> Bool {
    one.given.count == other.given.count && one.given.allSatisfy { other[$0.name] == $0.texts }
  }
}

/// A command line in its plainest form: `--option value`, `--option=value`, flags, `-o file`, files.
///
/// ArgumentParser takes longer over a command line than a job over some hundred records, nearly all of it in
/// looking up protocol conformances. So this form is read without it. Everything else is left to
/// ArgumentParser: help, mistakes, rarer spellings.
struct PlainArguments {
  /// The line is not of this form, or has something that is refused.
  struct NotPlain: Error {}

  private let rows: [OptionRow]
  private(set) var given = GivenWords()

  /// - Parameters:
  ///   - words: what follows the name of the command.
  ///   - rows: the options of the command.
  init(_ words: ArraySlice<String>, _ rows: [OptionRow]) throws(NotPlain) {
    self.rows = rows
    var rest = words
    while let word = rest.popFirst() {
      if word.utf8.first == UInt8(ascii: "-"), word != "-" {
        try addOption(word, &rest)
      } else {
        try addOperand(word)
      }
    }
  }

  private mutating func addOperand(_ word: String) throws(NotPlain) {
    guard !word.isEmpty,
      let row = rows.first(where: {
        $0.arity == .operands || $0.arity == .operand && given[$0.name] == nil
      })
    else { throw NotPlain() }
    given.add(row.name, [word])
  }

  private mutating func addOption(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(NotPlain) {
    let equals = word.utf8.firstIndex(of: UInt8(ascii: "="))
    let row = try row(word[..<(equals ?? word.endIndex)], isJoined: equals != nil)
    guard row.arity == .repeated || given[row.name] == nil else { throw NotPlain() }
    if row.arity == .flag {
      guard equals == nil else { throw NotPlain() }
      return given.add(row.name, [])
    }
    let joined = equals.map { String(word[word.utf8.index(after: $0)...]) }
    guard let value = joined ?? rest.popFirst(), !value.isEmpty,
      value == "-" || value.utf8.first != UInt8(ascii: "-")
    else { throw NotPlain() }
    given.add(row.name, [value])
  }

  /// The option with a name; the name of one letter is plain apart from its value alone.
  private func row(_ name: Substring, isJoined: Bool) throws(NotPlain) -> OptionRow {
    let row = rows.first { row in
      guard !row.isOperand else { return false }
      if let short = row.short, !isJoined, name == "-\(short)" { return true }
      return name.utf8.count == row.name.utf8.count + 2 && name.utf8.starts(with: "--".utf8)
        && name.hasSuffix(row.name)
    }
    guard let row else { throw NotPlain() }
    return row
  }
}
