/// The image of a projection: what the compiler found, so that a start compiles nothing. It goes with the built-in
/// catalogue; `ImageTests` compares it with what the compiler finds today, and writes it.
extension Projection {
  /// Makes a projection from its image. O(catalogue).
  init(image bytes: [UInt8], _ catalogue: Catalogue) {
    var image = ImageReader(bytes)
    let selection = CatalogueSelection(&image, catalogue)
    self = ProjectionCompiler(&image, selection).projection()
  }
}

extension ProjectionCompiler {
  /// The image of the projection. O(catalogue).
  ///
  /// - Precondition: the compiler has run, for a job that does not keep unknown values.
  var image: [UInt8] {
    var image = ImageWriter()
    selection.write(to: &image)
    write(to: &image)
    return image.bytes
  }
}
