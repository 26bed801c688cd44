/// A format that may contain records and is not read, recognized by its first bytes, with the way to convert it.
public enum RefusedFormat: Sendable, Hashable, CaseIterable {
  case parquet, arrow, orc, avro, sqlite, hdf5, pickle, numpy, rds, rData, stata, spss
  case bson, mongoArchive, postgres, officeOpenXML, openDocument, compoundFile
  case rar, lz4, lzip, compress, snappy

  /// The number of bytes of a zip that contain the start of its first name.
  static let firstName = 128

  /// The format of bytes; nil for any other.
  init?(of bytes: ArraySlice<UInt8>) {
    guard let format = Self.allCases.first(where: { $0.begins(bytes) }) else { return nil }
    self = format
  }

  /// The bytes at the start.
  var marks: [[UInt8]] {
    switch self {
    case .parquet: ["PAR1", "PARE"].map { Array($0.utf8) }
    case .arrow: ["ARROW1", "FEA1"].map { Array($0.utf8) }
    case .orc: [Array("ORC".utf8)]
    case .avro: [Array("Obj\u{1}".utf8)]
    case .sqlite: [Array("SQLite format 3\0".utf8)]
    case .hdf5: [[0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]]
    case .pickle: (2...5).map { [0x80, $0] } + ["(dp0\n", "(lp0\n"].map { Array($0.utf8) }
    case .numpy: [[0x93] + Array("NUMPY".utf8)]
    case .rds: ["X\n\0\0\0\u{2}", "X\n\0\0\0\u{3}"].map { Array($0.utf8) }
    case .rData: ["RDX2\n", "RDX3\n", "RDA2\n", "RDA3\n"].map { Array($0.utf8) }
    case .stata: [Array("<stata_dta>".utf8)]
    case .spss: ["$FL2", "$FL3"].map { Array($0.utf8) }
    case .bson: []
    case .mongoArchive: [[0x6D, 0xE2, 0x99, 0x81]]
    case .postgres: [Array("PGDMP".utf8)]
    case .officeOpenXML, .openDocument: []
    case .compoundFile: [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]
    case .rar: [Array("Rar!\u{1A}\u{7}".utf8)]
    case .lz4: [[0x04, 0x22, 0x4D, 0x18]]
    case .lzip: [Array("LZIP\u{1}".utf8)]
    case .compress: [[0x1F, 0x9D]]
    case .snappy: [[0xFF, 0x06, 0x00, 0x00] + Array("sNaPpY".utf8)]
    }
  }

  private func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .orc:
      // Three letters can begin a text.
      bytes.starts(with: marks[0]) && bytes.prefix(16).contains { $0 < 0x09 || $0 >= 0x80 }
    case .bson:
      // The length of the first document, then its first field: an ID of 12 bytes.
      bytes.dropFirst(4).starts(with: [0x07, 0x5F, 0x69, 0x64, 0x00])
    case .officeOpenXML:
      ["[Content_Types].xml", "docProps/app.xml", "docProps/core.xml", "_rels/.rels", "xl/"]
        .contains { Self.isFirstName($0, bytes) }
    case .openDocument:
      Self.isFirstName("mimetypeapplication/vnd.oasis.opendocument", bytes)
    default: marks.contains { bytes.starts(with: $0) }
    }
  }

  /// Whether the name of a zip's first member starts with some bytes. The content of a stored member follows its name.
  private static func isFirstName(_ name: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) && bytes.dropFirst(30).starts(with: name.utf8)
  }

  /// Its name, with an article.
  var name: String {
    switch self {
    case .parquet: "a Parquet file"
    case .arrow: "an Arrow or Feather file"
    case .orc: "an ORC file"
    case .avro: "an Avro file"
    case .sqlite: "an SQLite database"
    case .hdf5: "an HDF5 file"
    case .pickle: "a Python pickle"
    case .numpy: "a NumPy array"
    case .rds: "an R object (RDS)"
    case .rData: "an R workspace (RData)"
    case .stata: "a Stata file"
    case .spss: "an SPSS file"
    case .bson: "a MongoDB dump in BSON"
    case .mongoArchive: "an archive of mongodump"
    case .postgres: "a PostgreSQL dump"
    case .officeOpenXML: "an Excel workbook or another Office file"
    case .openDocument: "an OpenDocument file"
    case .compoundFile: "an older Excel workbook or another Office file"
    case .rar: "a RAR archive"
    case .lz4: "an LZ4 file"
    case .lzip: "an lzip file"
    case .compress: "a file of compress (.Z)"
    case .snappy: "a Snappy file"
    }
  }

  /// How to get records out of it, as an imperative.
  var advice: String {
    switch self {
    case .parquet: Self.pandas("read_parquet")
    case .arrow: Self.pandas("read_feather")
    case .orc: Self.pandas("read_orc")
    case .hdf5: Self.pandas("read_hdf")
    case .avro: "convert it with avro-tools tojson"
    case .sqlite: "export its records with sqlite3 -json FILE \"select * from TABLE\""
    case .pickle, .numpy:
      "load it in Python, if you trust its origin, and write each record with json.dumps(record)"
    case .rds: "in R: jsonlite::stream_out(readRDS(\"FILE\"), file(\"out.jsonl\"))"
    case .rData: "in R: load(\"FILE\"), then jsonlite::stream_out(TABLE, file(\"out.jsonl\"))"
    case .stata: Self.pandas("read_stata")
    case .spss: Self.pandas("read_spss")
    case .bson: "convert it with bsondump FILE > out.json"
    case .mongoArchive: "restore it with mongorestore, and export it with mongoexport"
    case .postgres: "restore it with pg_restore, and export its column of JSON with COPY"
    case .officeOpenXML, .openDocument, .compoundFile:
      "export its sheet as CSV, and check the IDs: spreadsheets round their last digits"
    case .rar: "unpack it with unar FILE"
    case .lz4: "decompress it with lz4 -d FILE"
    case .lzip: "decompress it with lzip -d FILE"
    case .compress: "decompress it with uncompress FILE"
    case .snappy: "decompress it with snzip -d FILE"
    }
  }

  private static func pandas(_ function: String) -> String {
    "convert it with pandas.\(function)(\"FILE\").to_json(\"out.jsonl\", orient=\"records\", lines=True)"
  }
}
