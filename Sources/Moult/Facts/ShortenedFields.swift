/// Which fields of a type its uncut field holds as well, so that they are read there alone.
struct ShortenedFields: Sendable {
  private let fieldCount: Int
  /// For each type that an uncut field can be of, a row; -1 for all others.
  private var rows: [Int32]
  /// For each row and each field, whether the type has its key.
  private var isHeld: [Bool] = []

  init(_ projection: Projection) {
    fieldCount = projection.fields.count
    rows = Array(repeating: -1, count: projection.types.count)
    for type in projection.types.indices {
      guard let number = projection.traits[type].wholeField else { continue }
      for place in projection.fields[number].types {
        add(projection.candidates[place], cutting: type, projection)
      }
    }
  }

  private mutating func add(_ whole: Int, cutting type: Int, _ projection: Projection) {
    if rows[whole] < 0 {
      rows[whole] = Int32(isHeld.count)
      isHeld += Array(repeating: false, count: fieldCount)
    }
    for number in projection.types[type].fields
    where projection.hasField(projection.fields[number].key, in: whole) {
      isHeld[Int(rows[whole]) + number] = true
    }
  }

  /// Whether a field is left to the uncut one, which is of a type.
  func isCut(_ field: Projection.Field, by whole: Int?) -> Bool {
    guard let whole, !field.isWhole, rows[whole] >= 0 else { return false }
    return isHeld[Int(rows[whole]) + field.number]
  }
}
