/// Files of a directory that get their names together, when all of them are complete: until then they are in a
/// hidden folder in it.
///
/// Whoever comes later can go on with it: what has its name is complete, and so is all that waits for one.
public struct StagedFiles: Sendable {
  private static let prefix = ".moult-unfinished-"

  private let directory: String
  /// Where the files are written.
  public let folder: String

  /// - Parameter number: what is in the names of the files of one run, and of no other.
  public init(in directory: String, number: Int) {
    self.directory = directory
    folder = directory + "/" + Self.prefix + String(number)
  }

  public func begin() throws(IOError) {
    guard try Syscalls.makeDirectory(folder, mode: 0o777) else {
      throw IOError(.create, folder, code: .alreadyThere)
    }
    Syscalls.syncDirectory(directory)
    Syscalls.syncDirectory(directory + "/..")
  }

  /// Gives each file its name.
  ///
  /// - Parameter last: the one that says by its name that the others have theirs.
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

  /// Removes what has no name yet.
  ///
  /// - Returns: whether nothing of it is left.
  public func discard() -> Bool {
    Self.removeFolder(folder)
    return ((try? Syscalls.status(ofPath: folder)) ?? nil) == nil
  }

  /// Whether files wait for their names.
  public var isThere: Bool { ((try? Syscalls.status(ofPath: folder)) ?? nil) != nil }

  /// Removes what runs have left in a directory without names.
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
