/// The part of a catalogue that a job reads.
struct CatalogueSelection {
  let catalogue: Catalogue
  /// Whether the job also reads values without a meaning.
  let keepsUnknown: Bool
  /// For each field, whether the job reads its value.
  private(set) var isWanted: [Bool] = []
  /// For each field, the types that the job reads there, as places in the catalogue's candidates.
  private(set) var types: [Range<Int>] = []
  /// For each field, whether its objects matter: a type matters if one of its fields is wanted, contains
  /// records, or contains objects that matter.
  private(set) var leadsOn: [Bool] = []
  /// For each type, whether its objects contain records, at any depth.
  private(set) var holdsRecords: [Bool] = []
  /// The keys of all signatures, and the range of each type in them.
  private var signatureKeys: [Int] = []
  private var signatureRanges: [Range<Int>] = []

  init(
    _ catalogue: Catalogue, keepsUnknown: Bool, follows: (Catalogue.Field) -> Bool,
    wants: (Catalogue.Field, Catalogue.ObjectType) -> Bool
  ) {
    self.catalogue = catalogue
    self.keepsUnknown = keepsUnknown
    isWanted.reserveCapacity(catalogue.fields.count)
    types.reserveCapacity(catalogue.fields.count)
    for type in catalogue.types {
      for place in type.fields {
        let field = catalogue.fields[place]
        let tells = type.roleField?.key == field.key || type.kindField?.key == field.key
        isWanted.append(field.meaning != nil && (tells || wants(field, type)))
        types.append(field.isRecords || follows(field) ? field.types : 0..<0)
      }
      addSignatures(of: type)
    }
    findWhatMatters()
  }

  /// Reads from an image what the tables of a projection need of a selection.
  init(_ image: inout ImageReader, _ catalogue: Catalogue) {
    self.catalogue = catalogue
    keepsUnknown = false
    isWanted.reserveCapacity(catalogue.fields.count)
    types.reserveCapacity(catalogue.fields.count)
    for field in catalogue.fields {
      var flags = ImageFlags(image.number())
      isWanted.append(flags.next())
      types.append(flags.next() ? field.types : 0..<0)
    }
    holdsRecords = image.list { $0.number() == 1 }
  }

  func write(to image: inout ImageWriter) {
    precondition(!keepsUnknown, "an image keeps no unknown values")
    for (isWanted, types) in zip(isWanted, types) { image.add(flags: isWanted, !types.isEmpty) }
    image.add(holdsRecords) { $0.add(flags: $1) }
  }

  private mutating func addSignatures(of type: Catalogue.ObjectType) {
    let start = signatureKeys.count
    for signature in type.signatures {
      for condition in signature.conditions {
        signatureKeys += condition.keys
      }
    }
    signatureRanges.append(start..<signatureKeys.count)
  }

  private mutating func findWhatMatters() {
    let isRecords = catalogue.fields.map(\.isRecords)
    holdsRecords = spread(isRecords)
    let matters =
      keepsUnknown
      ? Array(repeating: true, count: catalogue.types.count)
      : spread(zip(isRecords, isWanted).map { $0 || $1 })
    leadsOn = types.map { places in places.contains { matters[catalogue.candidates[$0]] } }
  }

  /// Marks the types with one of some fields, and the types whose objects contain objects of a marked type.
  /// O(types · fields).
  private func spread(_ isOne: [Bool]) -> [Bool] {
    var marks = catalogue.types.map { type in isOne[type.fields].contains(true) }
    var isChanged = true
    while isChanged {
      isChanged = false
      for type in catalogue.types.indices where !marks[type] {
        guard leads(type, to: marks) else { continue }
        marks[type] = true
        isChanged = true
      }
    }
    return marks
  }

  private func leads(_ type: Int, to marks: [Bool]) -> Bool {
    for field in catalogue.types[type].fields {
      for place in types[field] where marks[catalogue.candidates[place]] { return true }
    }
    return false
  }

  /// The keys of the signatures of a type.
  func signatureKeys(of type: Int) -> ArraySlice<Int> { signatureKeys[signatureRanges[type]] }

  /// The bit that a key sets; nil for keys that are in no signature.
  func marker(of key: Int) -> Int? { catalogue.markers[key] }
}
