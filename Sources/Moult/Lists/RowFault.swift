/// Why a row of a list or table has no readable ID.
enum RowFault: String, Error {
  case columns = "bad-row"
  case empty = "no-id"
  case mangled = "mangled-id"
  case notID = "bad-id"
  case record = "record-in-list"
  case noEnd = "cut-short"
  case tooLong = "too-large"

  /// The reason in words.
  var reason: String {
    switch self {
    case .columns:
      "the row does not have the columns of the rows before it, or its quotes do not match"
    case .record:
      "a record among the lines of a list; the rest of the list is left out; put records and IDs into separate files"
    case .empty: "the row has no ID"
    case .mangled:
      "the ID is in scientific or decimal notation, so that its last digits are lost; export it as text"
    case .notID: "the line is not an ID, a decimal number of 1 to 20 digits"
    case .noEnd: "a quoted field has no end; the rest of the table is left out"
    case .tooLong: "the row is longer than the limit; the rest of the table is left out"
    }
  }
}

extension ListCell {
  /// The ID, or why there is none.
  var id: Result<DecimalID, RowFault> {
    switch self {
    case .id(let id): .success(id)
    case .empty: .failure(.empty)
    case .mangled: .failure(.mangled)
    case .other: .failure(.notID)
    }
  }
}
