import ArgumentParser
import Moult

/// A word of a closed list, as somebody typed it. It is looked up when the request is made, so that a
/// mistake gets the nearest word proposed.
struct Choice<Value>: ExpressibleByArgument
where Value: RawRepresentable<String> & CaseIterable & Sendable {
  private let word: String

  init(_ value: Value) { word = value.rawValue }

  init(argument: String) { word = argument }

  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }

  var defaultValueDescription: String { word }

  /// The value, or an error that says what an option takes.
  func value(of option: String) throws -> Value {
    guard let value = Value(rawValue: word) else {
      throw ValidationError(UnknownWord.message(option, word, Self.allValueStrings))
    }
    return value
  }
}

/// A word that an option does not take.
enum UnknownWord {
  static func message(_ option: String, _ word: String, _ known: [String]) -> String {
    let list = known.joined(separator: ", ")
    return "\(option) does not take '\(word)'; "
      + Spelling.proposal(for: word, among: known) + "it takes \(list)."
  }
}
