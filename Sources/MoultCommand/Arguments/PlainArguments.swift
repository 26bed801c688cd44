/// A command line in its plainest form: `--option value`, `--option=value`, flags, `-o file`, files.
///
/// ArgumentParser takes longer over a command line than a job over some hundred records, nearly all
/// of it in looking up what conforms to what. So jobs read this form themselves, and leave whatever
/// else a line can be to ArgumentParser: help, mistakes, rarer spellings.
struct PlainArguments {
  /// The line is not of this form, or says something that is to be refused.
  struct NotPlain: Error {}

  private var options: [(name: String, value: String)] = []
  private var flags: [String] = []
  private(set) var inputs: [String] = []

  /// - Parameter flags: the options without a value.
  init(_ arguments: ArraySlice<String>, flags known: [String]) throws(NotPlain) {
    var rest = arguments
    while let word = rest.popFirst() {
      guard word.utf8.first == UInt8(ascii: "-"), word != "-" else {
        try addInput(word)
        continue
      }
      if known.contains(word) {
        flags.append(word)
      } else if let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")) {
        let value = word[word.utf8.index(after: equals)...]
        try addOption(String(word[..<equals]), String(value), isJoined: true)
      } else if let value = rest.popFirst() {
        try addOption(word, value, isJoined: false)
      } else {
        throw NotPlain()
      }
    }
  }

  private mutating func addInput(_ word: String) throws(NotPlain) {
    guard !word.isEmpty else { throw NotPlain() }
    inputs.append(word)
  }

  private mutating func addOption(
    _ name: String, _ value: String, isJoined: Bool
  ) throws(NotPlain) {
    let isLong = name.utf8.starts(with: "--".utf8)
    guard !value.isEmpty, isLong || name == "-o" && !isJoined,
      value == "-" || value.utf8.first != UInt8(ascii: "-")
    else { throw NotPlain() }
    options.append((isLong ? name : "--output", value))
  }

  /// Takes a flag away; whether it is there.
  mutating func takeFlag(_ name: String) -> Bool {
    guard let place = flags.firstIndex(of: name) else { return false }
    flags.remove(at: place)
    return true
  }

  /// Takes all values of an option away.
  mutating func takeAll(_ name: String) -> [String] {
    var values: [String] = []
    while let value = take(name) { values.append(value) }
    return values
  }

  /// Takes the first value of an option away.
  mutating func take(_ name: String) -> String? {
    guard let place = options.firstIndex(where: { $0.name == name }) else { return nil }
    return options.remove(at: place).value
  }

  /// Takes the first value of an option away and reads it; nil where there is none.
  mutating func take<Value>(
    _ name: String, _ read: (String) -> Value?
  ) throws(NotPlain) -> Value? {
    guard let text = take(name) else { return nil }
    guard let value = read(text) else { throw NotPlain() }
    return value
  }

  /// Whether nothing is left that has not been taken: no unknown option, and none given twice.
  var isUsedUp: Bool { options.isEmpty && flags.isEmpty }
}
