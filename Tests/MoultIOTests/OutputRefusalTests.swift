import Foundation
import Glibc
import MoultIO
import Testing

@Suite struct OutputRefusalTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: ["in", "symbolic", "hard", "./in", "../here/in"])
  func theOutputMayNotBeAnInput(name: String) throws {
    let place = scratch.path("here")
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let input = try scratch.write([1], to: "here/in")
    try scratch.makeSymbolicLink("here/symbolic", to: "in")
    try FileManager.default.linkItem(atPath: input, toPath: place + "/hard")
    let output = place + "/" + name
    let error = failure { _ = try OutputSink(output, apartFrom: ["/dev/null", input]) }
    #expect(error?.code == .sameFile)
    #expect(error?.name == output)
    #expect(try scratch.bytes(of: "here/in") == [1])
  }

  @Test func oneDeviceMayBeBothEnds() throws {
    var sink = try OutputSink("/dev/null", apartFrom: ["/dev/null"])
    try sink.commit()
  }

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
