import ArgumentParser

extension CommandOption where Value: RawRepresentable<String> & CaseIterable {
  /// A word of a closed list.
  static func choice(
    _ name: String, _ valueName: String, default usual: Value, _ help: String
  ) -> Self {
    Self(ChoiceOf<Value>.row(name, valueName, help, usual.rawValue), usual) {
      try ChoiceOf.parse(name, $0)
    }
    .published
  }
}

extension CommandOption {
  /// A word of a closed list that has no default.
  static func choice<Choice>(_ name: String, _ valueName: String, _ help: String) -> Self
  where Value == Choice?, Choice: RawRepresentable<String> & CaseIterable {
    Self(ChoiceOf<Choice>.row(name, valueName, help), nil) { try ChoiceOf.parse(name, $0) }
      .published
  }

  /// A value of a type that parses its own text.
  ///
  /// - Parameter takes: what the option takes, in words.
  static func value<Parsed>(
    _ name: String, _ valueName: String, takes: String, _ help: String,
    parse: @escaping (String) -> Parsed?
  ) -> Self where Value == Parsed? {
    Self(OptionRow(name, .single, valueName, help), nil) { texts in
      guard let value = parse(texts.last ?? "") else {
        throw ValidationError("--\(name) takes \(takes).")
      }
      return value
    }
  }
}

extension CommandOption<Bool> {
  /// A flag: true where it is given.
  static func flag(_ name: String, _ help: String) -> Self {
    Self(OptionRow(name, .flag, "", help), false) { _ in true }
  }
}

extension CommandOption<String> {
  /// A text with a default; required where the default is empty.
  static func text(
    _ name: String, _ valueName: String, default usual: String = "", _ help: String
  ) -> Self {
    let row = OptionRow(name, .single, valueName, help, usual: usual.isEmpty ? nil : usual)
    let option = Self(row, usual) { $0.last ?? usual }
    return usual.isEmpty ? option.required : option
  }

  /// A word without a name; required where the default is empty.
  static func operand(_ name: String, default usual: String = "", _ help: String) -> Self {
    let row = OptionRow(name, .operand, name, help, usual: usual.isEmpty ? nil : usual)
    let option = Self(row, usual) { $0.last ?? usual }
    return usual.isEmpty ? option.required : option
  }
}

extension CommandOption<String?> {
  /// A text that has no default.
  static func text(_ name: String, _ valueName: String, _ help: String) -> Self {
    Self(OptionRow(name, .single, valueName, help), nil) { $0.last }
  }
}

extension CommandOption<[String]> {
  /// The texts of an option that may be given several times.
  static func texts(_ name: String, _ valueName: String, _ help: String) -> Self {
    Self(OptionRow(name, .repeated, valueName, help), []) { $0 }
  }

  /// All words without a name.
  static func operands(_ name: String, _ help: String) -> Self {
    Self(OptionRow(name, .operands, name, help), []) { $0 }.ofFiles
  }
}

extension CommandOption<Int> {
  /// A whole number.
  static func number(
    _ name: String, default usual: Int, in range: ClosedRange<Int> = .min ... .max, _ help: String
  ) -> Self {
    Self(OptionRow(name, .single, "n", help, usual: "\(usual)"), usual) {
      try NumberOf.parse(name, $0, in: range)
    }
    .published
  }
}

extension CommandOption<Int?> {
  /// A whole number that has no default.
  static func number(
    _ name: String, in range: ClosedRange<Int> = .min ... .max, _ help: String
  ) -> Self {
    Self(OptionRow(name, .single, "n", help), nil) { try NumberOf.parse(name, $0, in: range) }
      .published
  }
}

/// Parsing of whole numbers.
private enum NumberOf {
  /// The number of the last text, in a range.
  static func parse(
    _ name: String, _ texts: [String], in range: ClosedRange<Int>
  ) throws -> Int {
    guard let number = Int(texts.last ?? ""), range.contains(number) else {
      throw ValidationError("--\(name) takes \(words(range)).")
    }
    return number
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    if range == .min ... .max { return "a whole number" }
    let end = range.upperBound == .max ? "" : " to \(range.upperBound)"
    return "a number from \(range.lowerBound)\(end)"
  }
}

/// Parsing of the words of a closed list.
private enum ChoiceOf<Choice: RawRepresentable<String> & CaseIterable> {
  static var words: [String] { Choice.allCases.map(\.rawValue) }

  /// The row of an option that takes the words of the list.
  static func row(
    _ name: String, _ valueName: String, _ help: String, _ usual: String? = nil
  ) -> OptionRow {
    var row = OptionRow(name, .single, valueName, help, usual: usual)
    row.completion = .words(words)
    return row
  }

  /// The choice that the last text names.
  static func parse(_ name: String, _ texts: [String]) throws -> Choice {
    let word = texts.last ?? ""
    guard let value = Choice(rawValue: word) else {
      throw ValidationError(UnknownWord.message("--" + name, word, words))
    }
    return value
  }
}
