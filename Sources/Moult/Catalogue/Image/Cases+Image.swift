/// The numbers of cases in an image.
extension CaseIterable where Self: Equatable, AllCases == [Self] {
  /// Its place among all cases.
  fileprivate var place: Int {
    guard let place = Self.allCases.firstIndex(of: self) else {
      preconditionFailure("a case is one of all cases")
    }
    return place
  }
}

extension Role {
  var number: Int { place }
}

extension FieldUse {
  var number: Int { place }
}

extension IDForm {
  var number: Int { place }
}

extension NoticeCause {
  init(number: Int) {
    guard let cause = Self(rawValue: UInt8(number)) else {
      preconditionFailure("an image has a number that is no cause")
    }
    self = cause
  }
}

extension NoticeForm {
  private static let plain: [NoticeForm] = [.places, .edit, .result, .envelope]

  /// Forms without a statement come first; a statement has a number for its subject, cause and state.
  var number: Int {
    switch self {
    case .places: 0
    case .edit: 1
    case .result: 2
    case .envelope: 3
    case .statement(let statement):
      4
        + (Int(statement.subject.rawValue) << 8 | Int(statement.cause.rawValue) << 1
          | (statement.isOn ? 1 : 0))
    }
  }

  init(number: Int) {
    guard number >= Self.plain.count else {
      self = Self.plain[number]
      return
    }
    let bits = number - Self.plain.count
    guard let subject = NoticeSubject(rawValue: UInt8(bits >> 8)) else {
      preconditionFailure("an image has a number that is no subject")
    }
    let cause = NoticeCause(number: bits >> 1 & 0x7F)
    self = .statement(NoticeStatement(subject, cause, isOn: bits & 1 == 1))
  }
}
