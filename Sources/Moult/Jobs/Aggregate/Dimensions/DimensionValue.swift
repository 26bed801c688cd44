/// A value of a dimension: a number (times, kinds, years), a text, or none.
enum DimensionValue: Hashable, Sendable {
  case none
  case number(Int)
  case text(String)

  /// The missing value in text formats and in filters.
  static let missing = "(none)"
}

extension DimensionValue {
  /// The order of rows: numbers and texts upwards, the missing value last.
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.none, _): false
    case (_, .none): true
    case (.number(let left), .number(let right)): left < right
    case (.text(let left), .text(let right)): left < right
    case (.number, .text): true
    case (.text, .number): false
    }
  }

  /// Whether it passes ``IdentifierGate``. Numbers always do, as the table itself writes them.
  var passesGate: Bool {
    guard case .text(let text) = self else { return true }
    return IdentifierGate.passes(text)
  }
}

/// Access to a dimension's type, independent of the kind of its values.
extension Dimension {
  /// The part of its type that all dimensions have.
  var rules: any DimensionRules.Type {
    switch definition {
    case .number(let type): type
    case .word(let type): type
    case .list(let type): type
    }
  }

  /// Whether a tweet has any number of values.
  var isList: Bool {
    if case .list = definition { true } else { false }
  }

  /// Whether its values have an order to compare by.
  var isOrdered: Bool {
    if case .number(let type) = definition { type.isOrdered } else { false }
  }

  /// Whether a value can be somebody's name.
  var canBeName: Bool {
    if case .list(let type) = definition { type.canBeName } else { false }
  }

  /// The value that a filter's text names, in the spelling of the facts; nil if the dimension has
  /// no such value.
  ///
  /// `(none)` is the missing value. Letter case and a leading `#` or `$` are ignored if the facts
  /// omit them; names of applications are compared exactly.
  func value(spelled text: String) -> DimensionValue? {
    if text == DimensionValue.missing { return rules.isInEveryTweet ? nil : DimensionValue.none }
    switch definition {
    case .number(let type): return type.number(spelled: text).map(DimensionValue.number)
    case .word(let type): return type.code(spelled: text).map { .text(type.text(ofCode: $0)) }
    case .list(let type): return type.text(spelled: text).map(DimensionValue.text)
    }
  }

  /// The code of the word that a filter's text names; nil if there is none or the values are not
  /// words.
  func code(spelled text: String) -> UInt128? {
    if case .word(let type) = definition { type.code(spelled: text) } else { nil }
  }

  /// The value of a code other than 0.
  ///
  /// - Precondition: the values are words.
  func value(ofCode code: UInt128) -> DimensionValue {
    guard case .word(let type) = definition else {
      preconditionFailure("\(rawValue) has no codes: its values are not words")
    }
    return .text(type.text(ofCode: code))
  }

  /// The value as text for people and for machines; nil for the missing value.
  func written(_ value: DimensionValue) -> String? {
    switch value {
    case .none: return nil
    case .text(let text): return text
    case .number(let number):
      guard case .number(let type) = definition else {
        preconditionFailure("\(rawValue) has no number: its values are texts")
      }
      return type.text(of: number)
    }
  }
}
