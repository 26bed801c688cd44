import Foundation
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
    let compiler = DehydrateWork.compiled(.init(), try Self.read())
    guard !Self.writes else {
      return try PackageFolder.write(compiler.image, toData: "dehydrate.image")
    }
    let usual = DehydrateWork(.init()).projection
    #expect(Self.content(usual) == Self.content(compiler.projection()), "run make images")
    #expect(compiler.image == PackageResources.dehydrate_image, "run make images")
  }
}
