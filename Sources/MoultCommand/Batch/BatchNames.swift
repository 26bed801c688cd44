import MoultIO

/// The names of the outputs of a batch: mirrored or numbered.
struct BatchNames {
  private let naming: OutputNaming
  private var mirrored: OutputNames
  private var numbers: OutputNumbers
  /// The earlier names of the outputs of units that are read again.
  private var earlier: [Member.Place: [String]] = [:]

  init(_ naming: OutputNaming, suffix: String) {
    self.naming = naming
    mirrored = OutputNames(suffix: suffix)
    numbers = OutputNumbers(suffix: suffix)
  }

  /// Takes the names that an earlier run gave the outputs of a unit.
  mutating func take(_ row: BatchRow) {
    for name in row.outputs {
      switch naming {
      case .mirrored: mirrored.take(name)
      case .numbered: numbers.take(name)
      }
    }
  }

  /// Frees the names of a unit that is read again.
  mutating func free(_ row: BatchRow) {
    switch naming {
    case .mirrored: for name in row.outputs { mirrored.free(name) }
    case .numbered: earlier[row.unit.place] = row.outputs
    }
  }

  /// Removes numbered outputs that a killed run completed and did not note in the journal: their members may not be in
  /// the inputs any more.
  func removeUnnoted(in folder: BatchFolder) throws {
    guard naming == .numbered else { return }
    var (numbers, missing) = (numbers, 0)
    // Threads complete them in any order, but none before others that waited longer than these.
    while missing <= Batch.mostWaiting {
      let name = numbers.next()
      let isThere = try folder.size(of: name) != nil
      if isThere { folder.remove(name) }
      missing = isThere ? 0 : missing + 1
    }
  }

  /// Starts a unit; if it is read again, its outputs keep their numbers.
  mutating func startUnit(_ unit: Member) {
    numbers.startUnit(keeping: earlier.removeValue(forKey: unit.place) ?? [])
  }

  /// A name for the output of a member of an input.
  mutating func name(of member: Member, ofInput input: String) -> String {
    switch naming {
    case .mirrored: mirrored.name(of: member, ofInput: input)
    case .numbered: numbers.next()
    }
  }
}
