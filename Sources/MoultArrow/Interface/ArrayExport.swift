package import CMoult

/// What an exported `ArrowArray` owns: the column, and the structures of its children.
///
/// The consumer may move a child out of its parent, and release it on its own: each child has an owner of its own, and the
/// parent frees the structures alone.
@safe private final class ArrayExport {
  private let column: ArrowColumn
  let buffers: UnsafeMutablePointer<UnsafeRawPointer?>
  let children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>
  let dictionary: UnsafeMutablePointer<ArrowArray>?

  init(_ column: ArrowColumn) {
    self.column = column
    // Each place is initialized before it is read; `deinit` frees all of them.
    unsafe buffers = .allocate(capacity: column.buffers.count)
    for (index, memory) in column.buffers.enumerated() {
      unsafe (buffers + index).initialize(to: memory.map { unsafe UnsafeRawPointer($0.start) })
    }
    unsafe children = .allocate(capacity: column.children.count)
    for (index, child) in column.children.enumerated() {
      unsafe (children + index).initialize(to: Self.structure(of: child))
    }
    unsafe dictionary = column.dictionary.map { unsafe Self.structure(of: $0) }
  }

  deinit {
    for index in column.children.indices {
      unsafe Self.free(children[index])
    }
    unsafe Self.free(dictionary)
    unsafe children.deallocate()
    unsafe buffers.deallocate()
  }

  private static func structure(of column: ArrowColumn) -> UnsafeMutablePointer<ArrowArray> {
    let structure = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
    unsafe structure.initialize(to: column.exported())
    return unsafe structure
  }

  /// Releases what the consumer has neither released nor moved, and frees the structure.
  private static func free(_ structure: UnsafeMutablePointer<ArrowArray>?) {
    guard let structure = unsafe structure else { return }
    unsafe structure.pointee.release?(structure)
    unsafe structure.deallocate()
  }
}

extension ArrowColumn {
  /// The column as the C data interface has it, owned by the consumer, who has to release it. O(columns).
  package func exported() -> ArrowArray {
    let export = ArrayExport(self)
    var array = unsafe ArrowArray()
    unsafe array.length = Int64(length)
    unsafe array.null_count = Int64(missing)
    unsafe array.n_buffers = Int64(buffers.count)
    unsafe array.buffers = export.buffers
    unsafe array.n_children = Int64(children.count)
    if !children.isEmpty { unsafe array.children = export.children }
    unsafe array.dictionary = export.dictionary
    // The consumer owns this reference, and the release function gives it up.
    unsafe array.private_data = Unmanaged.passRetained(export).toOpaque()
    unsafe array.release = { array in
      guard let array = unsafe array, unsafe array.pointee.release != nil,
        let owner = unsafe array.pointee.private_data
      else { return }
      unsafe array.pointee.release = nil
      unsafe array.pointee.private_data = nil
      unsafe Unmanaged<ArrayExport>.fromOpaque(owner).release()
    }
    return unsafe array
  }
}
