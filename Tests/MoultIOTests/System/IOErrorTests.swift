import Foundation
import Testing

@testable import MoultIO

@Suite struct IOErrorTests {
  @Test(arguments: [
    (
      "none.jsonl",
      "cannot open 'none.jsonl': No such file or directory. "
        + "Check the path, or give - for standard input."
    ),
    (
      "/dev/null/x",
      "cannot open '/dev/null/x': Not a directory. "
        + "Check the path, or give - for standard input."
    ),
    (
      "/",
      "cannot read '/': it is a directory. Name the files in it, for example //*.jsonl in the shell."
    ),
    (
      "a\nb\u{1B}",
      "cannot open 'a\\nb\\u{1B}': No such file or directory. "
        + "Check the path, or give - for standard input."
    ),
  ])
  func saysWhatWhereAndWhatToDo(path: String, text: String) {
    #expect(failure { _ = try InputSource(path) }?.description == text)
  }

  /// Each kind of file that is not a regular file is named in the message.
  @Test func whatIsNoFile() throws {
    let scratch = try Scratch()
    try scratch.shell(
      "mkfifo pipe; mkdir folder; python3 -c \"import socket; socket.socket(socket.AF_UNIX).bind('socket')\""
    )
    let words = [("pipe", "a named pipe"), ("folder", "a directory"), ("socket", "a socket")]
    for (name, word) in words {
      let error = failure { try PrivateFile.make(scratch.path(name)) }
      #expect(error?.description.contains("it is \(word). Move it away") == true)
    }
    #expect(failure { try PrivateFile.make("/dev/null") }?.code == .isDevice)
    #expect(failure { try OutputDirectory.examine(scratch.path("pipe")) }?.code == .notFolder)
    for error in [
      failure { _ = try InputSource(scratch.path("socket")) },
      failure { try InputSource.examine(scratch.path("socket")) },
      failure { _ = try OutputSink(scratch.path("socket")) },
    ] {
      #expect(error?.description.contains("it is a socket. Name a regular file.") == true)
    }
  }

  /// The message contains the system's reason if there is one, and never "Success".
  @Test(arguments: [
    ("EIO", EIO, "check the disk"), ("EMFILE", EMFILE, "ulimit -n"), ("ENOMEM", ENOMEM, "memory"),
    ("ELOOP", ELOOP, "links"), ("ENAMETOOLONG", ENAMETOOLONG, "another name"),
    ("EFBIG", EFBIG, "ulimit -f"), ("ENOSPC", ENOSPC, "Free some space"),
  ])
  func advice(name: String, number: Int32, words: String) {
    let text = IOError(.write, "x", errno: number).description
    #expect(text.contains(words) && !text.contains("Success"))
  }

  @Test(arguments: [IOError.Code.notPermitted, .noSpace, .other, .noMemory, .notFound])
  func withoutANumber(code: IOError.Code) {
    for operation in [IOError.Operation.write, .open, .create, .read] {
      #expect(!IOError(operation, "x", code: code).description.contains("Success"))
    }
  }
}
