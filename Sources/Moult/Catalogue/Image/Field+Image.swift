/// The cases of a field's values, by their numbers in an image.
struct FieldCases {
  let roles: [Role]
  let uses = FieldUse.allCases
  let forms = IDForm.allCases
}

extension Catalogue.Field {
  init(_ image: inout ImageReader, _ cases: FieldCases) {
    key = image.number()
    var flags = ImageFlags(image.number())
    isRecords = flags.next()
    isWhole = flags.next()
    namesObject = flags.next()
    isNullable = flags.next()
    isPart = flags.next()
    isForeign = flags.next()
    meaning = flags.next() ? Meaning(index: image.number()) : nil
    sought = flags.next() ? Meaning(index: image.number()) : meaning
    form = flags.next() ? cases.forms[image.number()] : .plain
    keyMeaning = flags.next() ? Meaning(index: image.number()) : nil
    types = flags.next() ? image.range() : 0..<0
    role = flags.next() ? cases.roles[image.number()] : nil
    use = flags.next() ? cases.uses[image.number()] : nil
    if flags.next() { sought = nil }
  }

  /// Few fields have more than a meaning, so that flags say what follows.
  func write(to image: inout ImageWriter) {
    let hasOther = sought != nil && sought != meaning
    image.add(key)
    image.add(
      flags: isRecords, isWhole, namesObject, isNullable, isPart, isForeign, meaning != nil,
      hasOther, form != .plain, keyMeaning != nil, !types.isEmpty, role != nil, use != nil,
      sought == nil && meaning != nil)
    if let meaning { image.add(meaning.index) }
    if let sought, hasOther { image.add(sought.index) }
    if form != .plain { image.add(form.number) }
    if let keyMeaning { image.add(keyMeaning.index) }
    if !types.isEmpty { image.add(types) }
    if let role { image.add(role.number) }
    if let use { image.add(use.number) }
  }
}
