import MoultIO
import Testing

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
      "cannot read '/': it is a directory. Name the files in it, for example with the shell's //*.jsonl."
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
}
