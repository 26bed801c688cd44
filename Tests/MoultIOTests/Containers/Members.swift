import Foundation
import MoultIO
import Testing

/// A result of a walk.
struct Met: Equatable, CustomStringConvertible {
  let name: String
  var content: [UInt8] = []
  var error: MemberError.Code?

  var description: String {
    "\(name): \(content.count) bytes" + (error.map { ", \($0.rawValue)" } ?? "")
  }
}

extension ByteStream {
  /// Reads in blocks of an odd size as far as possible, and returns the error that stopped it.
  func drain(_ block: Int = 70_001) throws -> ([UInt8], MemberError.Code?) {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: block)
    do {
      while true {
        var space = buffer.mutableSpan
        let length = try read(into: &space)
        if length == 0 { return (all, nil) }
        all += buffer[..<length]
      }
    } catch let error as MemberError {
      return (all, error.code)
    }
  }
}

/// The bytes with which scripts begin.
let scriptStarts = ["window.", "Grailbird.", "var "].map { Array($0.utf8) }

/// Walks over an input as a run does: with short members returned whole, or with everything read in turn.
func members(
  of path: String, limits: ContainerLimits = ContainerLimits(), wholeBytes: Int = 0,
  namesAhead: [String] = []
) throws -> [Met] {
  let walk = ArchiveWalker(
    limits, scriptStarts: scriptStarts, wholeBytes: wholeBytes, namesAhead: namesAhead)
  try walk.enter(path, isOnly: false)
  return try rest(of: walk, limits, namesAhead)
}

private func rest(
  of walk: ArchiveWalker, _ limits: ContainerLimits, _ namesAhead: [String]
) throws -> [Met] {
  var met: [Met] = []
  while let found = try walk.next() {
    switch found {
    case .ahead(let open):
      let (content, error) = try open.stream.drain()
      met.append(Met(name: "ahead " + open.member.name, content: content, error: error))
    case .open(let open):
      let (content, error) = try open.stream.drain()
      met.append(Met(name: open.member.name, content: content, error: error))
    case .whole(let whole):
      let inner = ArchiveWalker(limits, scriptStarts: scriptStarts, namesAhead: namesAhead)
      try inner.enter(whole)
      met += try rest(of: inner, limits, namesAhead)
    case .skipped(let member, let code): met.append(Met(name: member.name, error: code))
    case .passedOver(let member): met.append(Met(name: member.name))
    case .failure(let member, let error), .fault(let member, let error):
      met.append(Met(name: member.name, error: error.code))
    }
  }
  return met
}

/// Synthetic JSON lines that hardly compress.
func lines(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
  var state = seed
  var text: [UInt8] = []
  for number in 0..<count {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    text += Array("{\"n\":\(number),\"x\":\"\(String(state, radix: 36))\"}\n".utf8)
  }
  return text
}

extension Scratch {
  /// Runs a shell command in the directory; false if it fails.
  @discardableResult
  func shell(_ line: String) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "set -eo pipefail; " + line]
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// The members of an input, with names relative to the directory. Checks that both ways to read agree.
  func members(
    _ name: String, limits: ContainerLimits = ContainerLimits()
  ) throws -> [Met] {
    let ways = try [0, 2_000, 4 << 20].map { wholeBytes in
      try MoultIOTests.members(
        of: path(name), limits: limits, wholeBytes: wholeBytes
      ).map { met in
        Met(
          name: met.name.replacingOccurrences(of: directory + "/", with: ""), content: met.content,
          error: met.error)
      }
    }
    #expect(ways[1] == ways[0] && ways[2] == ways[0], "\(ways)")
    return ways[0]
  }
}

/// The programs that create containers and are missing on this machine.
let missingTools = ["gzip", "bzip2", "xz", "zstd", "tar", "zip", "python3"].filter { tool in
  !["/usr/bin/", "/bin/", "/usr/local/bin/"].contains {
    FileManager.default.isExecutableFile(atPath: $0 + tool)
  }
}
