import MoultIO
import Testing

@Test func checksumOfAText() {
  // FIPS 180-2, appendix B.1.
  #expect(
    Checksum.of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
}
