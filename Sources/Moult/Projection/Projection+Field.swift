extension Projection {
  /// A field of a type. Trivial type: copying it does no reference counting.
  struct Field: BitwiseCopyable, Sendable {
    private let place: Int32
    private let keyPlace: Int32
    private let twinName: Int32
    private let firstType: Int32
    private let endOfTypes: Int32
    private let labelStart: Int32
    private let labelEnd: Int32
    let meaning: Meaning?
    /// The meaning of an ID inside the value.
    let sought: Meaning?
    /// The form of the text around the ID.
    let form: IDForm
    let role: Role?
    /// Whether its objects or values are records of their own.
    let isRecords: Bool
    /// Whether it repeats, in full, the siblings that have the same keys.
    let isWhole: Bool
    /// Whether the job reads the value.
    let isWanted: Bool
    /// The purpose for which code reads it, besides its meaning.
    let use: FieldUse?
    /// Whether an object without a value has the key with null.
    let isNullable: Bool
    /// Whether its object contains fields of the object around it.
    let isPart: Bool

    /// - Parameters:
    ///   - field: the field in the catalogue.
    ///   - number: its place in ``Projection/fields``.
    ///   - twin: the common number of the field and its text form, see ``twin``.
    ///   - label: the range of its key in ``Projection/labels``.
    ///   - types: the types that the job reads, as places in ``Projection/candidates``.
    ///   - isWanted: whether the job reads the value.
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
      isPart = field.isPart
      self.isWanted = isWanted
    }

    /// Its place in ``Projection/fields``.
    var number: Int { Int(place) }
    /// Its key, as a place in `words`.
    var key: Int { Int(keyPlace) }
    /// A number that a field shares with its text form, as `id` with `id_str`, and with no other field of its
    /// type.
    var twin: Int { Int(twinName) }
    /// The range of its key in `labels`, in JSON's spelling with the colon.
    var label: Range<Int> { Int(labelStart)..<Int(labelEnd) }
    /// The types that an object can have, as places in `candidates`.
    var types: Range<Int> { Int(firstType)..<Int(endOfTypes) }
  }
}
