import Foundation
import MoultIO
import Testing

@Suite struct OutputRefusalTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    ("", IOError.Code.isDirectory),
    ("none/", .isDirectory),
    ("none/out", .notFound),
    ("dangling", .danglingLink),
    ("file/out", .notFound),
  ])
  func whereNothingCanBeMade(name: String, code: IOError.Code) throws {
    _ = try scratch.write([1], to: "file")
    try scratch.makeSymbolicLink("dangling", to: "nowhere")
    let before = try scratch.names()
    let error = failure { try deliver([2], to: scratch.path(name)) }
    #expect(error?.code == code)
    #expect(try scratch.names() == before)
  }
}
