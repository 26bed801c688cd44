import MoultIO
import MoultLedger
import Synchronization

/// The file beside a ledger with the head at its last use.
final class LedgerHead: Sendable {
  private let ledger: String
  private let path: String
  private let warn: @Sendable (String) -> Void
  private let hasWarned = Atomic(false)

  /// - Parameters:
  ///   - ledger: the ledger's path with every link resolved.
  ///   - warn: receives a warning for the user, once.
  init(beside ledger: String, warn: @escaping @Sendable (String) -> Void) {
    (self.ledger, path) = (ledger, ledger + "-head")
    self.warn = warn
  }

  /// A head is a number and a checksum.
  private static let mostBytes = 1 << 10
}

extension LedgerHead: LedgerMemory {
  func recall() throws -> String? {
    try PrivateFile.text(of: path, mostBytes: Self.mostBytes)
  }

  func remember(_ text: String) throws { try PrivateFile.replace(path, with: text) }

  /// Warns once: a command adds several rows.
  func reportFailure(_ error: any Error) {
    guard !hasWarned.exchange(true, ordering: .relaxed) else { return }
    warn(
      "warning: the head of the ledger \(ledger) could not be saved; until it is saved, an older copy in the "
        + "ledger's place is not detected: \(error) Then run `moult ledger verify`, which saves it")
  }
}
