/// The image of a projection: the part of the built-in catalogue that it uses, and what the compiler found in that, so that a
/// start compiles nothing. `ImageTests` compares it with what the compiler finds today, and writes it.
extension ProjectionCompiler {
  /// Reads what a compiler found, and the part of the catalogue, from an image.
  init(image bytes: [UInt8]) {
    var image = ImageReader(bytes)
    let catalogue = Catalogue(&image)
    let selection = CatalogueSelection(&image, catalogue)
    self.init(&image, selection)
  }

  /// The image of the projection. O(catalogue).
  ///
  /// The compiler should have run for a ``CatalogueReduction``.
  ///
  /// - Precondition: the compiler has run, for a job that does not keep unknown values.
  var image: [UInt8] {
    var image = ImageWriter()
    selection.catalogue.write(to: &image)
    selection.write(to: &image)
    write(to: &image)
    return image.bytes
  }
}
