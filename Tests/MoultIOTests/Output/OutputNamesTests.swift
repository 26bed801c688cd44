import Testing

@testable import MoultIO

@Suite struct OutputNamesTests {
  private func member(_ container: String, _ path: [String] = []) -> Member {
    path.enumerated().reduce(Member(container: container)) { holder, step in
      holder.member(step.element, size: nil, modified: nil, number: step.offset)
    }
  }

  static let cases: [(input: String, container: String, path: [String], name: String)] = [
    ("a.json", "a.json", [], "a.txt"),
    ("/x/y/a.jsonl.gz", "/x/y/a.jsonl.gz", [], "a.txt"),
    ("dir", "dir/b/c.json.bz2", [], "dir/b/c.txt"),
    ("dir/", "dir/b/c.json.bz2", [], "dir/b/c.txt"),
    ("../dir", "../dir/c", [], "dir/c.txt"),
    (".", "./c.json", [], "c.txt"),
    ("..", "../c.json", [], "c.txt"),
    ("/", "/c.json", [], "c.txt"),
    ("-", "-", [], "standard-input.txt"),
    ("-", "-", ["a/b.json"], "a/b.txt"),
    ("t.tar", "t.tar", ["x/y.json"], "t.tar/x/y.txt"),
    ("t.tar", "t.tar", ["../../etc/passwd"], "t.tar/etc/passwd.txt"),
    ("t.tar", "t.tar", ["/etc/passwd"], "t.tar/etc/passwd.txt"),
    ("t.tar", "t.tar", ["./x/./y.json"], "t.tar/x/y.txt"),
    ("t.tar", "t.tar", [".moult/journal"], "t.tar/_.moult/journal.txt"),
    ("z.zip", "z.zip", ["t.tgz", "x.js"], "z.zip/t.tgz/x.txt"),
    ("z.zip", "z.zip", ["a\u{1B}[2J\n.json"], "z.zip/a_[2J_.txt"),
    (".moult", ".moult", [], "_.moult.txt"),
    ("a.JSON.GZ", "a.JSON.GZ", [], "a.txt"),
    ("json", "json", [], "json.txt"),
    (".json", ".json", [], "_.txt"),
  ]

  @Test(arguments: cases)
  func aName(input: String, container: String, path: [String], name: String) {
    var names = OutputNames(suffix: ".txt")
    #expect(names.name(of: member(container, path), ofInput: input) == name)
  }

  @Test func noneIsGivenTwice() {
    var names = OutputNames(suffix: ".txt")
    let containers = ["d/a.json", "d/a.json.gz", "d/a.jsonl", "d/a~2.json"]
    let given = containers.map { names.name(of: member($0), ofInput: "d") }
    #expect(given == ["d/a.txt", "d/a~2.txt", "d/a~3.txt", "d/a~2~2.txt"])
    names.free("d/a~2.txt")
    #expect(names.name(of: member("d/a.xz"), ofInput: "d") == "d/a~2.txt")
  }

  /// Names that differ only in bytes are different, even if Unicode treats them as equivalent, and are kept.
  @Test func namesAreBytes() {
    var names = OutputNames(suffix: ".txt")
    let stems = [[0xE9], [0xE8], Array("\u{E9}".utf8), Array("e\u{301}".utf8)].map(PathText.text)
    let given = stems.map { names.name(of: member("d/" + $0 + ".json"), ofInput: "d") }
    #expect(given.map { Array($0.utf8) } == stems.map { Array("d/\($0).txt".utf8) })
    let members = stems.map { member("d/" + $0) }
    #expect(Set(members).count == 4 && Set(members.map(\.place)).count == 4)
  }

  @Test func aFileAndAFolderOfOneName() {
    var names = OutputNames(suffix: ".txt")
    #expect(names.name(of: member("d/a.json"), ofInput: "d") == "d/a.txt")
    #expect(names.name(of: member("d/a.txt/b.json"), ofInput: "d") == "d/a.txt~2/b.txt")
    #expect(names.name(of: member("d/c.txt/b.json"), ofInput: "d") == "d/c.txt/b.txt")
    #expect(names.name(of: member("d/c.json"), ofInput: "d") == "d/c~2.txt")
  }

  @Test func numbersGoOn() {
    var numbers = OutputNumbers(suffix: ".jsonl.gz")
    #expect((0..<2).map { _ in numbers.next() } == ["000001.jsonl.gz", "000002.jsonl.gz"])
    numbers.take("000041.jsonl.gz")
    numbers.startUnit(keeping: ["000007.jsonl.gz", "000009.jsonl.gz"])
    #expect(
      (0..<3).map { _ in numbers.next() }
        == ["000007.jsonl.gz", "000009.jsonl.gz", "000042.jsonl.gz"])
    numbers.startUnit(keeping: ["000008.jsonl.gz"])
    numbers.startUnit(keeping: [])
    #expect(numbers.next() == "000043.jsonl.gz")
    numbers.take("999999.jsonl.gz")
    #expect(numbers.next() == "1000000.jsonl.gz")
  }

  @Test func aLongNameIsShortened() {
    var names = OutputNames(suffix: ".jsonl.zst")
    let long = String(repeating: "ä", count: 300)
    let given = (0..<3).map { _ in names.name(of: member("d/" + long), ofInput: "d") }
    #expect(Set(given).count == 3 && given.allSatisfy { $0.utf8.count < 255 })
  }
}
