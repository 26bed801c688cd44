internal import Moult
internal import MoultIO

/// A part that cannot be merged.
public enum PartError: Error, Sendable, CustomStringConvertible {
  /// A part of another form.
  case unknownForm(file: String)
  /// A part of another version of Moult, which is shown if it looks like one.
  case version(file: String, isShown: String)
  /// A part that was made with other catalogues.
  case catalogue(file: String)
  /// A part that was made with another key.
  case key(file: String)
  /// A part of other tables.
  case analysis(file: String)
  /// A part that counts repeated tweets in another way than the first one.
  case repetitions(file: String)
  /// The same part as one before it.
  case twice(file: String, first: String)
  /// A part that would not be a file.
  case noFile
  /// A part with blocks that are none of such tables.
  case content(file: String)

  /// One line: what does not fit, and what to do.
  public var description: String {
    switch self {
    case .unknownForm(let file):
      "\(file.asShownPath) is a part of another form; make it again with this version of moult, \(moultVersion)"
    case .version(let file, let version):
      "\(file.asShownPath) was made by moult \(version), and this is \(moultVersion); make and merge all parts with one "
        + "version"
    case .catalogue(let file):
      "\(file.asShownPath) was made with other catalogues of fields; make and merge all parts with one build of moult"
    case .key(let file):
      "\(file.asShownPath) was made with another key; give the key of the job after --key"
    case .analysis(let file):
      "\(file.asShownPath) is a part of other tables; give merge the same --analysis FILE, or the same options, as "
        + "aggregate --partial"
    case .repetitions(let file):
      "\(file.asShownPath) counts repeated tweets in another way than the first part; make all parts with --repeated, or "
        + "all without it"
    case .twice(let file, let first):
      "\(file.asShownPath) is the same part as \(first.asShownPath), so its tweets would count twice; give each part once"
    case .noFile: "a part is a file, as it is readable by its owner only; give it a name"
    case .content(let file):
      "\(file.asShownPath) has blocks that are of no such tables; make and merge all parts with one build of moult"
    }
  }
}
