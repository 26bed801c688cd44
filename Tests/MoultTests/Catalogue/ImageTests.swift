import Foundation
import Synthetic
import Testing

@testable import Moult

/// The images that a start reads are those of the files that they are made from. `make images` writes them.
@Suite struct ImageTests {
  private static let writes = ProcessInfo.processInfo.environment["MOULT_WRITE_IMAGES"] != nil

  private static func read() throws -> Catalogue {
    try Catalogue(texts: Catalogue.builtInTexts, meanings: .builtIn)
  }

  private static func text(of parts: [Any]) -> String {
    var text = ""
    for part in parts { dump(part, to: &text) }
    return text
  }

  private static func content(_ catalogue: Catalogue) -> String {
    text(of: [
      catalogue.types, catalogue.fields, catalogue.candidates, catalogue.roots, catalogue.files,
      catalogue.scriptLines, catalogue.textEndings, catalogue.wrappers, catalogue.markers,
      catalogue.words, catalogue.notices.sorted { $0.key < $1.key },
    ])
  }

  /// The selector is in the image alone.
  private static func content(_ projection: Projection) -> String {
    text(of: [
      projection.fields, projection.labels, projection.candidates, projection.types,
      projection.traits, projection.roots, projection.edges, projection.signatures,
      projection.kinds, projection.edgeKeys, projection.keyMeanings,
    ])
  }

  @Test func theCatalogueIsThatOfTheTexts() throws {
    let catalogue = try Self.read()
    guard !Self.writes else {
      return try PackageFolder.write(catalogue.image, toData: "catalogue.image")
    }
    #expect(Self.content(.builtIn) == Self.content(catalogue), "run make images")
    #expect(Catalogue.builtIn.image == PackageResources.catalogue_image)
  }

  @Test func theProjectionIsThatOfTheCatalogue() throws {
    let compiler = DehydrateWork.usual(in: try Self.read())
    guard !Self.writes else {
      return try PackageFolder.write(compiler.image, toData: "dehydrate.image")
    }
    let usual = DehydrateWork(.init()).projection
    #expect(Self.content(usual) == Self.content(compiler.projection()), "run make images")
    #expect(compiler.image == PackageResources.dehydrate_image, "run make images")
  }

  /// The part of the catalogue that the projection has gives what the whole gives.
  @Test(arguments: Form.allCases) func aPartGivesWhatTheWholeDoes(_ form: Form) throws {
    var input: [UInt8] = []
    var options = Options()
    options.badEvery = 10
    options.pageSize = 10
    var stream = Synthetic.Stream(form: form, seed: 7, options: options)
    for _ in 0..<50 { stream.next(into: &input) }
    try Self.compare(input)
  }

  @Test(.tags(.corpus), .enabled(if: Corpus.isPresent)) func aPartOfEachDialect() throws {
    for file in try Corpus.files() {
      try Self.compare(Array(try Corpus.bytes(file).prefix(1 << 15)))
    }
  }

  private static let fromTexts = Result { try read() }

  private static func compare(_ input: [UInt8]) throws {
    var job = Dehydrator()
    var whole = Dehydrator(catalogue: try fromTexts.get())
    #expect(JobRun(&job, input) == JobRun(&whole, input))
  }
}
