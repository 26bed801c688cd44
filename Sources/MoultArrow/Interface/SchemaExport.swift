package import CMoult

/// What an exported `ArrowSchema` owns: its texts, and the structures of its children.
@safe private final class SchemaExport {
  private let count: Int
  let format: UnsafeMutablePointer<CChar>
  let name: UnsafeMutablePointer<CChar>
  let metadata: UnsafeMutablePointer<CChar>?
  let children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>
  let dictionary: UnsafeMutablePointer<ArrowSchema>?

  init(_ field: ArrowField) {
    count = field.children.count
    unsafe format = copy(Array(field.format.utf8) + [0])
    unsafe name = copy(Array(field.name.utf8) + [0])
    unsafe metadata = field.metadata.isEmpty ? nil : copy(Self.encode(field.metadata))
    // Each place is initialized before it is read; `deinit` frees all of them.
    unsafe children = .allocate(capacity: count)
    for (index, child) in field.children.enumerated() {
      unsafe (children + index).initialize(to: Self.structure(of: child))
    }
    unsafe dictionary = field.dictionary.map { unsafe Self.structure(of: ArrowField("", $0)) }
  }

  deinit {
    for index in 0..<count { unsafe Self.free(children[index]) }
    unsafe Self.free(dictionary)
    unsafe children.deallocate()
    unsafe format.deallocate()
    unsafe name.deallocate()
    unsafe metadata?.deallocate()
  }

  private static func structure(of field: ArrowField) -> UnsafeMutablePointer<ArrowSchema> {
    let structure = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
    unsafe structure.initialize(to: field.exported())
    return unsafe structure
  }

  private static func free(_ structure: UnsafeMutablePointer<ArrowSchema>?) {
    guard let structure = unsafe structure else { return }
    unsafe structure.pointee.release?(structure)
    unsafe structure.deallocate()
  }

  /// The number of pairs, and each key and value after its length: numbers of 32 bits in the order of the machine.
  private static func encode(_ pairs: [(key: String, value: String)]) -> [UInt8] {
    func number(_ count: Int) -> [UInt8] {
      var number = Int32(count)
      return unsafe withUnsafeBytes(of: &number) { unsafe Array($0) }
    }
    return pairs.reduce(number(pairs.count)) { bytes, pair in
      bytes + [pair.key, pair.value].flatMap { number($0.utf8.count) + Array($0.utf8) }
    }
  }
}

/// Memory with these bytes, to be freed by the caller.
func copy(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar> {
  let memory = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
  for (index, byte) in bytes.enumerated() {
    unsafe (memory + index).initialize(to: CChar(bitPattern: byte))
  }
  return unsafe memory
}

extension ArrowField {
  /// The type as the C data interface has it, owned by the consumer, who has to release it. O(columns).
  package func exported() -> ArrowSchema {
    let export = SchemaExport(self)
    var schema = unsafe ArrowSchema()
    unsafe schema.format = UnsafePointer(export.format)
    unsafe schema.name = UnsafePointer(export.name)
    unsafe schema.metadata = export.metadata.map { unsafe UnsafePointer($0) }
    unsafe schema.flags = isNullable ? Int64(ARROW_FLAG_NULLABLE) : 0
    unsafe schema.n_children = Int64(children.count)
    if !children.isEmpty { unsafe schema.children = export.children }
    unsafe schema.dictionary = export.dictionary
    // The consumer owns this reference, and the release function gives it up.
    unsafe schema.private_data = Unmanaged.passRetained(export).toOpaque()
    unsafe schema.release = { schema in
      guard let schema = unsafe schema, unsafe schema.pointee.release != nil,
        let owner = unsafe schema.pointee.private_data
      else { return }
      unsafe schema.pointee.release = nil
      unsafe schema.pointee.private_data = nil
      unsafe Unmanaged<SchemaExport>.fromOpaque(owner).release()
    }
    return unsafe schema
  }
}
