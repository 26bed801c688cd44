/// Lines of the catalogue as a whole.
extension CatalogueReader {
  /// `@NAME`, then keys. Several lines of one name make one group.
  mutating func readGroup() throws(CatalogueError) {
    guard let name = lines.take(), words.bytes(of: name)[0] == UInt8(ascii: "@") else {
      throw fault("`group` names a group, as in @name, then its keys")
    }
    var keys: [Int] = []
    while let key = lines.take() { keys.append(key) }
    if let place = groups.firstIndex(where: { $0.name == name }) {
      keys = groups.remove(at: place).keys + keys
    }
    groups.append(Catalogue.Group(name: name, keys: keys))
  }

  /// Names of labels, then `>` and the types of the records.
  mutating func readFile() throws(CatalogueError) {
    var names: [Int] = []
    while !lines.take(.leads) {
      guard let name = lines.take() else {
        throw fault("`file` names labels, then types after `>`")
      }
      names.append(name)
    }
    let types = Array(candidates[readTypes()])
    files += names.map { Catalogue.File(name: $0, types: types) }
  }
}
