import ArgumentParser
import Moult
import MoultIO

/// A part that cannot be merged.
enum PartError: CommandError {
  case unknownForm(file: String)
  case version(file: String, isShown: String)
  case catalogue(file: String)
  case key(file: String)
  case analysis(file: String)
  case repetitions(file: String)
  case twice(file: String, first: String)
  case content(file: String)

  var exitCode: ExitCode { Exit.usage }

  var description: String {
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
    case .content(let file):
      "\(file.asShownPath) has blocks that are of no such tables; make and merge all parts with one build of moult"
    }
  }
}

extension SealedFileError: CommandError {
  var exitCode: ExitCode {
    if case .notSealed = self { Exit.usage } else { Exit.ioFailed }
  }
}
