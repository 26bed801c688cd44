import ArgumentParser
import Moult
import MoultIO
import MoultLedger
import MoultRelease
import MoultTables

/// An error of the command itself, which has an exit code.
protocol CommandError: Error, CustomStringConvertible {
  /// The exit code of a command that ends with this error.
  var exitCode: ExitCode { get }
}

/// The exit codes (64, 65, 74 and 77 are from sysexits.h).
enum Exit {
  static let rejected = ExitCode(1)
  static let usage = ExitCode(64)
  static let noRecord = ExitCode(65)
  static let ioFailed = ExitCode(74)
  static let refused = ExitCode(77)

  /// Each code with its meaning, for the help page.
  static let meanings: [(code: ExitCode, meaning: String)] = [
    (.success, "done"), (rejected, "done, with rejected records or lost members"),
    (usage, "the command line, a policy, an analysis or a part does not fit"),
    (noRecord, "no readable record"), (ioFailed, "input or output failed"),
    (refused, "refused by a rule"),
  ]

  /// Reports an error on standard error, and returns its exit code.
  static func report(_ error: any Error) -> ExitCode {
    switch error {
    case let code as ExitCode: return code
    case let closed as ClosedOutput: return closed.code
    case let error as IOError: return say("\(error)", ioFailed)
    case let error as TableError: return say("\(error)", error.isOfRequest ? usage : ioFailed)
    case AnalysisError.refused(let refusal): return say("\(refusal)", refused)
    case let error as AnalysisError: return say("\(error)", usage)
    case let error as TableDatabaseError: return say("\(error)", code(error))
    case let error as LedgerError: return say("\(error)", error.isRefusal ? refused : ioFailed)
    case let error as ReleaseError: return say("\(error)", code(error.category))
    case let failure as ReleaseFailure:
      writeMessage("moult: \(failure)")
      return report(failure.cause)
    case let error as any CommandError: return say("\(error)", error.exitCode)
    default: return say("\(error)", usage)
    }
  }

  private static func code(_ error: TableDatabaseError) -> ExitCode {
    if case .failed = error { ioFailed } else { usage }
  }

  private static func code(_ category: ReleaseError.Category) -> ExitCode {
    switch category {
    case .refusal: refused
    case .missing: ioFailed
    case .request: usage
    }
  }

  private static func say(_ text: String, _ code: ExitCode) -> ExitCode {
    writeMessage("moult: \(text)")
    return code
  }
}
