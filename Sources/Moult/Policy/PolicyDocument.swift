/// The words of a policy file and their lines, before they are looked up.
struct PolicyDocument: Equatable {
  /// A word or sentence of the file.
  struct Entry: Equatable {
    /// The text.
    let value: String
    /// Its line, from 1.
    let line: Int
  }

  /// A line below `meanings`.
  struct Choice: Equatable {
    /// The name of the meaning.
    let meaning: Entry
    /// The name of the action.
    let action: Entry
  }

  /// The keys of a policy.
  enum Key: String, CaseIterable {
    case policy, extends, about, meanings
  }

  /// All keys, for messages.
  static var keyList: String {
    Key.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }

  /// The name of the policy.
  var policy: Entry?
  /// The name of the policy that it extends.
  var extends: Entry?
  /// The purpose.
  var about: Entry?
  /// The actions in the order of the file; nil if the key is missing.
  var meanings: [Choice]?
}
