/// Why the file of an analysis cannot be used. Lines count from 1; the line is 0 where the analysis was written in code.
///
/// The file is written by the person who runs the command. Messages quote its keys and the names of its tables, and no
/// value of a filter.
public enum AnalysisFileError: Error, Equatable, Sendable {
  /// The text is not YAML.
  case notYAML(problem: String, line: Int)
  /// The value of a key has the wrong type.
  case wrongType(key: String, expected: String, line: Int)
  /// There is no such key at this place.
  case unknownKey(String, known: [String], line: Int)
  /// A key is repeated in one mapping. The line is that of the first one.
  case duplicateKey(String, line: Int)
  /// The file has no tables.
  case missingTables
  /// The name of a table is not one for a file.
  case name(line: Int)
  /// The terms are malformed, or a clause forbids their category.
  case terms(AnalysisError, line: Int)
  /// The terms are in the file, and were given apart too.
  case termsTwice(line: Int)
  /// The requests of tables have different lists of terms.
  case differentTerms
  /// A key of all tables is in one table.
  case ofAllTables(key: String, line: Int)
  /// A key of one table is beside `tables`.
  case ofOneTable(key: String, line: Int)
  /// No table uses the terms.
  case unusedTerms(line: Int)
  /// A key of noise has no `epsilon` beside it.
  case needsEpsilon(key: String, line: Int)
  /// The noise has no budget.
  case needsBudget(line: Int)
  /// The noise is malformed, or cannot be made.
  case noise(AnalysisError, line: Int)
  /// A table is malformed, or a clause forbids it.
  case table(name: String, line: Int, AnalysisError)

  /// Whether a clause of the rules forbids a table.
  public var isRefusal: Bool {
    switch self {
    case .table(_, _, .refused), .terms(.refused, _), .noise(.refused, _): true
    default: false
    }
  }
}

extension AnalysisFileError: CustomStringConvertible {
  /// What is wrong, where, and what to write instead.
  public var description: String {
    switch self {
    case .notYAML(let problem, let line):
      "\(Self.prefix(line))this is not YAML (\(problem)); write lines of the form `key: value`"
    case .wrongType(let key, let expected, let line):
      "\(Self.prefix(line))`\(key)` needs \(expected)"
    case .unknownKey(let key, let known, let line):
      "\(Self.prefix(line))there is no key `\(key)` here; "
        + Spelling.proposal(for: key, among: known)
        + "there are " + known.map { "`\($0)`" }.joined(separator: ", ")
    case .duplicateKey(let key, let line):
      "`\(key)` is in line \(line) and again in a later line; keep one of them"
    case .missingTables:
      "the analysis has no `tables:`; write it, and below it a name for each table with lines of the form `by: lang`"
    case .name(let line):
      "\(Self.prefix(line))the name of a table has letters, digits, `-` and `_`, starts with a letter, has at most "
        + "\(AnalysisFile.longestName) characters, does not look like an identifier or begin with sqlite_, and differs from the others by more than case"
    case .terms(let error, let line):
      "`terms`\(Self.place(line)): \(error)"
    case .termsTwice(let line):
      "`terms` is in line \(line) and after --terms; keep one of them"
    case .differentTerms:
      "the tables have different lists of terms; give all of them the same, and write the names in filters"
    case .ofAllTables(let key, let line):
      "\(Self.prefix(line))`\(key)` holds for all tables; write it beside `tables`, and not in a table"
    case .ofOneTable(let key, let line):
      "\(Self.prefix(line))`\(key)` is of one table; write `tables:`, below it a name for the table, and below that `\(key)`"
    case .unusedTerms(let line):
      "\(Self.prefix(line))no table uses `terms`; add them to the `by` of a table, or leave them out"
    case .needsEpsilon(let key, let line):
      "\(Self.prefix(line))`\(key)` goes with `epsilon`; write both beside `tables`, or neither"
    case .needsBudget(let line):
      "\(Self.prefix(line))`epsilon` needs `budget`, the name of the data set whose budget it spends; `moult budget add` adds "
        + "one"
    case .noise(let error, let line):
      "`epsilon`\(Self.place(line)): \(error)"
    case .table(let name, let line, let error):
      "table `\(name)`\(Self.place(line)): \(error)"
    }
  }

  private static func prefix(_ line: Int) -> String { line > 0 ? "line \(line): " : "" }

  private static func place(_ line: Int) -> String { line > 0 ? " in line \(line)" : "" }
}
