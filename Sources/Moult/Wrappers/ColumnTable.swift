internal import JSONStream

/// A table as one object: its members are columns, each an object with a value for each row.
enum ColumnTable {
  /// Whether an object is such a table: each of its members is an object that starts with the same key, and has more
  /// than that one. O(bytes).
  static func isOne(_ json: Span<UInt8>) -> Bool {
    var row: Range<Int>?
    var (columns, isTable, hasRows) = (0, true, false)
    JSONPlaces.forEachMember(of: json, at: 0) { _, column in
      guard json[column.lowerBound] == UInt8(ascii: "{") else {
        isTable = false
        return false
      }
      var cells = 0
      JSONPlaces.forEachMember(of: json, at: column.lowerBound) { key, _ in
        cells += 1
        guard cells == 1 else { return false }
        guard let row else {
          row = key
          return true
        }
        isTable = Bytes.equal(json.extracting(row), json.extracting(key))
        return isTable
      }
      isTable = isTable && cells > 0
      hasRows = hasRows || cells > 1
      columns += 1
      return isTable
    }
    return isTable && columns > 1 && hasRows
  }
}
