/// A policy file as it is written: its words and their lines, before anything is looked up.
struct PolicyDocument: Equatable {
  /// A value, and the line it stands in, from 1.
  struct Entry: Equatable {
    let value: String
    let line: Int
  }

  /// A line below `meanings`.
  struct Choice: Equatable {
    let meaning: Entry
    let action: Entry
  }

  /// The keys of a policy.
  enum Key: String, CaseIterable {
    case policy, extends, about, meanings
  }

  static var keyList: String {
    Key.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }

  var policy: Entry?
  var extends: Entry?
  var about: Entry?
  /// In the order of the file; nil where the key is not there.
  var meanings: [Choice]?
}
