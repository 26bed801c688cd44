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
