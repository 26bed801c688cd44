extension Catalogue.ObjectType {
  init(_ image: inout ImageReader, _ roles: [Role]) {
    name = image.text()
    fields = image.range()
    var flags = ImageFlags(image.number())
    isWithdrawn = flags.next()
    if flags.next() { kind = image.text() }
    if flags.next() { role = roles[image.number()] }
    if flags.next() { storeKey = image.number() }
    if flags.next() {
      roleField = Catalogue.RoleField(
        key: image.number(), roles: image.list { ($0.text(), roles[$0.number()]) })
    }
    if flags.next() {
      kindField = Catalogue.KindField(
        key: image.number(), kinds: image.list { ($0.text(), $0.text()) })
    }
    if flags.next() { signatures = image.list { Catalogue.Signature(&$0) } }
    if flags.next() { joins = image.list { Catalogue.Join(&$0) } }
    if flags.next() { causes = image.list { Catalogue.CauseValue(&$0) } }
  }

  func write(to image: inout ImageWriter) {
    image.add(name)
    image.add(fields)
    image.add(
      flags: isWithdrawn, kind != nil, role != nil, storeKey != nil, roleField != nil,
      kindField != nil, !signatures.isEmpty, !joins.isEmpty, !causes.isEmpty)
    if let kind { image.add(kind) }
    if let role { image.add(role.number) }
    if let storeKey { image.add(storeKey) }
    if let roleField {
      image.add(roleField.key)
      image.add(roleField.roles) {
        $0.add($1.value)
        $0.add($1.role.number)
      }
    }
    if let kindField {
      image.add(kindField.key)
      image.add(kindField.kinds) {
        $0.add($1.value)
        $0.add($1.kind)
      }
    }
    if !signatures.isEmpty { image.add(signatures) { $1.write(to: &$0) } }
    if !joins.isEmpty { image.add(joins) { $1.write(to: &$0) } }
    if !causes.isEmpty { image.add(causes) { $1.write(to: &$0) } }
  }
}

extension Catalogue.Signature {
  init(_ image: inout ImageReader) {
    conditions = image.list { Condition(&$0) }
    isClosed = image.number() == 1
  }

  func write(to image: inout ImageWriter) {
    image.add(conditions) { $1.write(to: &$0) }
    image.add(flags: isClosed)
  }
}

extension Catalogue.Signature.Condition {
  init(_ image: inout ImageReader) {
    keys = image.numbers()
    isAbsence = image.number() == 1
  }

  func write(to image: inout ImageWriter) {
    image.add(keys)
    image.add(flags: isAbsence)
  }
}

extension Catalogue.Join {
  init(_ image: inout ImageReader) {
    key = image.number()
    store = image.number()
    name = image.optional()
    var flags = ImageFlags(image.number())
    isFirstOnly = flags.next()
    isPart = flags.next()
  }

  func write(to image: inout ImageWriter) {
    image.add(key)
    image.add(store)
    image.add(name)
    image.add(flags: isFirstOnly, isPart)
  }
}

extension Catalogue.CauseValue {
  init(_ image: inout ImageReader) {
    key = image.number()
    value = image.text()
    cause = NoticeCause(number: image.number())
  }

  func write(to image: inout ImageWriter) {
    image.add(key)
    image.add(value)
    image.add(Int(cause.rawValue))
  }
}
