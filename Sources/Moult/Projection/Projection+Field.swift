extension Projection {
  /// A field of a type, numbered through all types: small and without a reference, so that copying
  /// it in a loop is cheap and counts none.
  struct Field: BitwiseCopyable, Sendable {
    private let place: Int32
    private let keyPlace: Int32
    private let twinName: Int32
    private let firstType: Int32
    private let endOfTypes: Int32
    private let labelStart: Int32
    private let labelEnd: Int32
    let meaning: Meaning?
    /// What an ID in the value means, and how it stands there.
    let sought: Meaning?
    let form: IDForm
    let role: Role?
    let isRecords: Bool
    let isWhole: Bool
    /// Whether the job asked for the value.
    let isWanted: Bool
    /// What code reads it for besides its meaning.
    let use: FieldUse?
    /// Whether an object without it has the field all the same, with null.
    let isNullable: Bool

    /// - Parameters:
    ///   - field: what the catalogue says of it.
    ///   - number: its place in ``Projection/fields``.
    ///   - twin: the key that stands for it and its twin, as a place in `words`.
    ///   - label: its key in ``Projection/labels``.
    ///   - types: those that the job reads, as places in ``Projection/candidates``.
    ///   - isWanted: whether the job asked for the value.
    init(
      _ field: Catalogue.Field, number: Int, twin: Int, label: Range<Int>, types: Range<Int>,
      isWanted: Bool
    ) {
      place = Int32(number)
      keyPlace = Int32(field.key)
      twinName = Int32(twin)
      (labelStart, labelEnd) = (Int32(label.lowerBound), Int32(label.upperBound))
      (firstType, endOfTypes) = (Int32(types.lowerBound), Int32(types.upperBound))
      meaning = field.meaning
      sought = field.sought
      form = field.form
      role = field.role
      isRecords = field.isRecords
      isWhole = field.isWhole
      use = field.use
      isNullable = field.isNullable
      self.isWanted = isWanted
    }

    var number: Int { Int(place) }
    /// Its key, as a place in `words`.
    var key: Int { Int(keyPlace) }
    /// The same for a field and its twin, `id` and `id_str`; different for all others of a type.
    var twin: Int { Int(twinName) }
    /// Where its key stands in `labels`, as JSON writes it with the colon.
    var label: Range<Int> { Int(labelStart)..<Int(labelEnd) }
    /// The types of which an object there may be, as places in `candidates`.
    var types: Range<Int> { Int(firstType)..<Int(endOfTypes) }
  }
}
