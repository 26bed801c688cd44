/// What is found of terms in the texts of a record, and the scratch memory of the search.
struct FoundTerms: Sendable {
  var text = TermText()
  /// The forms in the current text that were in no earlier one of the record.
  private(set) var forms = Pile<Int32>()
  private var knownForms = SeenNumbers()
  private var knownValues = SeenNumbers()

  /// Starts a record. O(1).
  mutating func clear() {
    knownForms.removeAll()
    knownValues.removeAll()
  }

  /// Starts a text of the record.
  mutating func startText() { forms.removeAll() }

  /// Whether a form was found in the record.
  func contains(form: Int32) -> Bool { knownForms.contains(form) }

  /// Adds a form that was not found before.
  mutating func add(form: Int32) {
    knownForms.insert(form)
    forms.append(form)
  }

  /// Adds a value; false if it was found in the record before.
  mutating func add(value: Int32) -> Bool {
    if knownValues.contains(value) { return false }
    knownValues.insert(value)
    return true
  }
}

/// A set of small numbers that is emptied without work for each of them.
private struct SeenNumbers: Sendable {
  /// For each number, the last round in which it was inserted.
  private var rounds: [UInt32] = []
  private var round: UInt32 = 1

  mutating func removeAll() {
    round &+= 1
    guard round == 0 else { return }
    rounds.removeAll()
    round = 1
  }

  func contains(_ number: Int32) -> Bool {
    number < rounds.count && rounds[Int(number)] == round
  }

  mutating func insert(_ number: Int32) {
    while rounds.count <= number { rounds.append(0) }
    rounds[Int(number)] = round
  }
}
