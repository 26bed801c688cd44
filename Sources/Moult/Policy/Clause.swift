/// The clauses of the platform's rules on restricted uses, as Documentation/rules.md names them.
///
/// A refusal prints the name, so that the reader can look the clause up.
public enum Clause: String, CaseIterable, Sendable {
  case sensitive, aggregate, matching, redistribution, terms, applications, automation, measuring
  case surveillance, privacy

  /// What the clause requires, in one sentence.
  public var rule: String {
    switch self {
    case .sensitive:
      "Nothing about a person's health, finances, politics, origin, religion, sex life, union "
        + "or crimes is derived or stored."
    case .aggregate:
      "Aggregate analysis is permitted as long as it stores no personal data."
    case .matching:
      "Content, user names and IDs are not linked to a person, household or device elsewhere."
    case .redistribution:
      "Content is shared as IDs, so that the recipient fetches what is still public."
    case .terms:
      "A recipient has agreed to the platform's terms first."
    case .applications:
      "One use case is served by one application."
    case .automation:
      "Nothing is written to the platform without care, and nothing is spam."
    case .measuring:
      "The platform's users and tweets are not measured as a whole."
    case .surveillance:
      "People are not tracked, profiled or vetted, and sensitive groups and events are not watched."
    case .privacy:
      "Nothing is done that users would not reasonably expect."
    }
  }
}
