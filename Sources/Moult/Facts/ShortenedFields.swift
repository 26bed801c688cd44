/// The fields of a type that its whole field repeats, so that they are read only there.
struct ShortenedFields: Sendable {
  private let fieldCount: Int
  /// For each type of a whole field, the start of its row in `isHeld`; -1 for other types.
  private var rows: [Int32]
  /// For each row and field, whether the type has the field's key.
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

  /// Whether a field is repeated by the whole field, which has the type `whole`.
  func isCut(_ field: Projection.Field, by whole: Int?) -> Bool {
    guard let whole, !field.isWhole, rows[whole] >= 0 else { return false }
    return isHeld[Int(rows[whole]) + field.number]
  }
}
