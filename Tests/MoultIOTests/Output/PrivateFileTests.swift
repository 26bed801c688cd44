import Foundation
import Testing

@testable import MoultIO

/// Private files, directories of one run, and locks that end with their process.
struct PrivateFileTests {
  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func nobodyElseReadsIt() throws {
    let scratch = try Scratch()
    let path = scratch.path("a/b/file")
    try PrivateFile.make(path)
    #expect(try mode(path) == 0o600)
    #expect(try mode(scratch.path("a")) == 0o700 && mode(scratch.path("a/b")) == 0o700)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try PrivateFile.make(path)
    #expect(try mode(path) == 0o600)
    #expect(throws: IOError.self) { try PrivateFile.make(scratch.path("a")) }
  }

  @Test func aDirectoryIsOneRuns() throws {
    let scratch = try Scratch()
    let path = scratch.path("out")
    var first: OutputDirectory? = try OutputDirectory(path)
    #expect(throws: IOError.self) { try OutputDirectory(path) }
    try Data("x".utf8).write(to: URL(fileURLWithPath: path + "/file"))
    #expect(throws: IOError.self) { try OutputDirectory.examine(path) }
    #expect(first?.removeAll() == true)
    #expect(!FileManager.default.fileExists(atPath: path))
    first = nil
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    let second = try OutputDirectory(path)
    // A directory that existed before stays.
    #expect(second.removeAll() && FileManager.default.fileExists(atPath: path))
  }

  @Test func aFullDirectoryIsRefusedAndStays() throws {
    let scratch = try Scratch()
    let path = scratch.path("out")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try Data("kept".utf8).write(to: URL(fileURLWithPath: path + "/file"))
    #expect(throws: IOError.self) { try OutputDirectory(path) }
    #expect(FileManager.default.contents(atPath: path + "/file") == Data("kept".utf8))
  }

  @Test func locks() throws {
    let scratch = try Scratch()
    let prefix = scratch.path("ledger-release-")
    let mine = LockFiles(prefix: prefix)
    let other = LockFiles(prefix: prefix)
    #expect(!other.isLocked(1))
    try mine.lock(1)
    #expect(other.isLocked(1) && !other.isLocked(2))
    mine.unlock(1)
    #expect(!other.isLocked(1) && !FileManager.default.fileExists(atPath: prefix + "1"))
    // Nobody holds the lock file of a dead process.
    try Data().write(to: URL(fileURLWithPath: prefix + "3"))
    #expect(!other.isLocked(3))
    try other.lock(3)
    #expect(mine.isLocked(3))
    other.unlock(3)
  }
}
