/// Files that get their names together, when all of them are complete. Until then they are in a hidden folder
/// inside their directory.
///
/// A later run can finish the job: every file with its name is complete, and so is every file that waits.
public struct StagedFiles: Sendable {
  private static let prefix = ".moult-unfinished-"

  private let directory: String
  /// The hidden folder in which files are created.
  public let folder: String

  /// - Parameter number: a number that only this run uses.
  public init(in directory: String, number: Int) {
    self.directory = directory
    folder = directory + "/" + Self.prefix + String(number)
  }

  /// Creates the hidden folder, durably.
  public func begin() throws(IOError) {
    guard try Syscalls.makeDirectory(folder, mode: 0o777) else {
      throw IOError(.create, folder, code: .alreadyThere)
    }
    Syscalls.syncDirectory(directory)
    Syscalls.syncDirectory(directory + "/..")
  }

  /// Moves each file to its name.
  ///
  /// - Parameter last: the file whose name shows that all others have theirs.
  public func publish(last: String) throws(IOError) {
    let names = try Syscalls.names(inDirectory: folder)
    for name in names.filter({ $0 != last }) + names.filter({ $0 == last }) {
      let target = directory + "/" + name
      guard try Syscalls.status(ofPath: target) == nil else {
        throw IOError(.create, target, code: .alreadyThere)
      }
      if name == last { Syscalls.syncDirectory(directory) }
      try Syscalls.rename(folder + "/" + name, to: target, name: target)
    }
    Syscalls.syncDirectory(directory)
    Syscalls.removeDirectory(folder)
  }

  /// Removes the files that wait for their names.
  ///
  /// - Returns: whether all were removed.
  public func discard() -> Bool {
    Self.removeFolder(folder)
    return ((try? Syscalls.status(ofPath: folder)) ?? nil) == nil
  }

  /// Whether files wait for their names.
  public var isThere: Bool { ((try? Syscalls.status(ofPath: folder)) ?? nil) != nil }

  /// Removes the hidden folders of all runs in a directory.
  static func discardAll(in directory: String) {
    for name in (try? Syscalls.names(inDirectory: directory)) ?? [] where name.hasPrefix(prefix) {
      removeFolder(directory + "/" + name)
    }
  }

  private static func removeFolder(_ folder: String) {
    for name in (try? Syscalls.names(inDirectory: folder)) ?? [] {
      Syscalls.remove(folder + "/" + name)
    }
    Syscalls.removeDirectory(folder)
  }
}
