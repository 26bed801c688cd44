import Foundation
import Testing

/// The package in Samples/swift-job: it is built as a user of the library would, run, and compared.
///
/// `make check-library` does the same in the same folder, so that one of the two takes no time.
@Suite(.tags(.slow)) struct SampleJobTests {
  @Test func thePackageIsBuiltAndRun() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bash", "scripts/check-library.sh", ".build/library-user"]
    process.currentDirectoryURL = PackageFolder.root
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: printed, as: UTF8.self))")
  }

  /// A program of 30 lines.
  @Test func theProgramIsShort() throws {
    let program = try LibraryPageTests.text("Samples/swift-job/Sources/swift-job/main.swift")
    #expect(program.split(separator: "\n", omittingEmptySubsequences: false).count <= 31)
  }
}
