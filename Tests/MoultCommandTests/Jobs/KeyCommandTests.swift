import Foundation
import Testing

/// Keys of jobs.
@Suite(.tags(.process)) struct KeyCommandTests {
  @Test func aKeyIsPrivateAndNeverOverwritten() throws {
    let place = try Workspace()
    let made = try place.shell("umask 0; \"$MOULT\" key new a && stat -c %a a && cat a")
    #expect(made.code == 0)
    let lines = made.output.split(separator: "\n")
    #expect(lines.count == 4 && lines[1] == "600" && lines[2] == "moult key 1")
    // The name of the key is no part of it.
    #expect(!lines[3].contains(lines[0].dropFirst("key ".count)))
    let again = try place.shell("cp a b; \"$MOULT\" key new a; code=$?; cmp a b && exit $code")
    #expect(again.code == 64 && again.messages.contains("never overwritten"))
    let other = try place.shell("\"$MOULT\" key new c && ! cmp -s a c")
    #expect(other.code == 0)
    #expect(try place.shell("\"$MOULT\" key new missing/a").code == 74)
  }

  @Test func aKeyIsDestroyed() throws {
    let place = try Workspace()
    // Another name of the file shows what the bytes became.
    let run = try place.shell(
      "\"$MOULT\" key new a && cp a before && ln a b && \"$MOULT\" key destroy a && ! test -e a && ! grep -q key b && wc -c <b"
    )
    #expect(run.code == 0 && run.output.hasSuffix("\n77\n"))
    #expect(run.output.contains("destroy its copies too"))
  }

  /// A link to a key is removed with the key.
  @Test func links() throws {
    let place = try Workspace()
    let run = try place.shell(
      "\"$MOULT\" key new a && ln -s a link && \"$MOULT\" key destroy link && ! test -e a && ! test -L link"
    )
    #expect(run.code == 0)
  }

  /// Nothing but a key is destroyed.
  @Test(arguments: [
    "", "text\n", "moult key 1\n00\n", "moult key 1\n\(String(repeating: "0", count: 63))g\n",
  ])
  func otherFiles(_ content: String) throws {
    let place = try Workspace()
    try place.write(content, to: "a")
    let run = try place.shell("\"$MOULT\" key destroy a")
    #expect(run.code == 64 && run.messages.contains("is no key"))
    #expect(try place.text(of: "a") == content)
    #expect(try place.shell("\"$MOULT\" key destroy missing").code == 74)
  }
}
