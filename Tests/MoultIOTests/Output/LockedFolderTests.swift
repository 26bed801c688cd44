import Foundation
import MoultIO
import Testing

/// Folders that another run has.
@Suite struct LockedFolderTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func isRefused() throws {
    let folder = scratch.path("folder")
    let batch = try BatchFolder(folder, resuming: false)
    #expect(failure { _ = try BatchFolder(folder, resuming: true) }?.code == .locked)
    let directory = try OutputDirectory(scratch.path("directory"))
    #expect(failure { _ = try OutputDirectory(scratch.path("directory")) }?.code == .locked)
    #expect(batch.path == folder && directory.path == scratch.path("directory"))
  }

  /// A descriptor is closed once: closed twice, it may be one that another thread has opened in between.
  @Test(arguments: [true, false]) func closesNoDescriptorOfAnother(isBatch: Bool) async throws {
    let folder = scratch.path("folder")
    await #expect(processExitsWith: .success) {
      [folder = folder as String, isBatch = isBatch as Bool] in
      let batch = isBatch ? try BatchFolder(folder, resuming: false) : nil
      let directory = isBatch ? nil : try OutputDirectory(folder)
      _ = try Thread {
        while true {
          let descriptor = openDescriptor("/dev/null", O_RDONLY)
          guard descriptor < 0 || close(descriptor) == 0 else { exit(2) }
        }
      }
      for _ in 0..<20_000 {
        if isBatch {
          _ = try? BatchFolder(folder, resuming: true)
        } else {
          _ = try? OutputDirectory(folder)
        }
      }
      exit(batch == nil && directory == nil ? 3 : 0)
    }
  }
}
