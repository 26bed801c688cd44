import Foundation
import Testing

/// Tables of parts are those of one run over all of the data.
@Suite(.tags(.process)) struct PartMergeTests {
  static let requests = [
    "--by lang --count tweets,users", "--by lang,day --count tweets,share",
    "--by hashtag --min-users 5", "--pairs hashtag --min-users 5 --count tweets,users",
    "--pairs hashtag,host --min-users 5", "--by week,lang --count 'share per lang'",
    "--by terms --terms terms.txt --count tweets,users --min-users 5",
    "--by day,hashtag --top '2 per day' --min-users 5 --count users",
    "--where 'text=rain|snow' --by lang --min-users 5 --most-per-user 2",
    "--by lang --repeated",
    "--by lang --count 'tweets,mean likes,median followers' --min-users 5",
    "--by day,lang --fill-gaps --min-users 5",
    "--by hashtag --where 'hashtag=rain|snow' --min-users 5", "--where lang=en",
    "--by host --where 'hashtag!=storm' --min-users 5 --format json",
    "--by lang,kind --format table", "--analysis analysis.yaml --format json",
  ]

  /// Byte for byte, notes included, whether there is one part or seven.
  @Test(arguments: requests) func sameAsOneRun(_ request: String) throws {
    let place = try PartSample.filled()
    let one = try place.shell("\"$MOULT\" aggregate \(request) in.jsonl")
    #expect(one.code == 0 && one.output.split(separator: "\n").count >= 1, "\(one.messages)")
    let options = request.replacing(#/ --format \w+/#, with: "")
    for pieces in [1, 2, 7] {
      try PartSample.makeParts(pieces, options, in: place)
      let merged = try place.shell(
        "\"$MOULT\" merge part.*.moult --key job.key \(request.replacing(" --repeated", with: ""))")
      #expect(merged.code == 0)
      #expect(merged.output == one.output && merged.messages == one.messages, "\(pieces) parts")
    }
  }

  /// Tweets without an author's ID in the first parts, and with one in the last.
  @Test(arguments: [300]) func usersByHandle(_ first: Int) throws {
    let place = try PartSample.filled()
    let lines = PartSample.lines(420).enumerated().map { number, line in
      number >= first
        ? line : line.replacing(#/"user":{"id":\d+,"id_str":"\d+",/#, with: #""user":{"#)
    }
    try place.write(lines.map { $0 + "\n" }.joined(), to: "in.jsonl")
    let request = "--by lang --count tweets,users"
    let one = try place.shell("\"$MOULT\" aggregate \(request) in.jsonl")
    #expect(one.code == 0 && one.output.split(separator: "\r\n").count > 2)
    for pieces in [1, 7] {
      try PartSample.makeParts(pieces, request, in: place)
      let merged = try place.shell("\"$MOULT\" merge part.*.moult --key job.key \(request)")
      #expect(merged.output == one.output && merged.messages == one.messages, "\(pieces) parts")
    }
  }

  /// Lines of `redact --shape flat` in parts.
  @Test func flatLines() throws {
    let place = try PartSample.filled()
    let run = try place.shell(
      """
      "$MOULT" redact --policy topics --two-pass --shape flat in.jsonl -o flat.jsonl && mv flat.jsonl in.jsonl &&
      "$MOULT" aggregate --by lang --min-users 5 in.jsonl
      """)
    #expect(run.code == 0 && run.output.contains("en,"), "\(run.messages)")
    try PartSample.makeParts(3, "--by lang --min-users 5", in: place)
    let merged = try place.shell(
      "\"$MOULT\" merge part.*.moult --key job.key --by lang --min-users 5")
    #expect(merged.output == run.output)
  }

  /// Repeats are found across parts, and not on request.
  @Test func repeatsAcrossParts() throws {
    let place = try Workspace()
    try place.write(Invented.lines(1..<31), to: "in.jsonl")
    #expect(try place.shell("\"$MOULT\" key new job.key").code == 0)
    for (options, tweets) in [("", 30), ("--repeated", 60)] {
      let run = try place.shell(
        """
        for part in a b; do
          "$MOULT" aggregate --by lang \(options) --partial $part --key job.key in.jsonl || exit
        done
        "$MOULT" merge a b --key job.key --by lang 2>/dev/null
        """)
      #expect(run.output == "lang,tweets\r\nen,\(tweets)\r\n")
    }
  }

  /// The users of a table are those of all parts together, and the most tweets of a user hold over all parts.
  @Test func aUserInSeveralParts() throws {
    let place = try Workspace()
    #expect(try place.shell("\"$MOULT\" key new job.key").code == 0)
    for part in 0..<3 {
      let lines = (0..<24).map { Invented.tweet(100 * part + $0, user: 1 + $0 % 12) + "\n" }
      try place.write(lines.joined(), to: "\(part).jsonl")
      let run = try place.shell(
        "\"$MOULT\" aggregate --by lang --count tweets,users --most-per-user 3 --partial \(part) --key job.key \(part).jsonl"
      )
      #expect(run.code == 0)
    }
    let run = try place.shell(
      "\"$MOULT\" merge 0 1 2 --key job.key --by lang --count tweets,users --most-per-user 3")
    #expect(run.output == "lang,tweets,users\r\nen,36,12\r\n")
    #expect(run.messages.contains("36 or more of 12 users do not"))
  }

  /// Parts do not depend on the number of threads, also of inputs that are read in chunks.
  @Test func threads() throws {
    let place = try PartSample.filled(6_000)
    let request = "--analysis analysis.yaml"
    let one = try place.shell("\"$MOULT\" aggregate \(request) --format json in.jsonl")
    for threads in [1, 4] {
      let run = try place.shell(
        """
        "$MOULT" aggregate \(request) --threads \(threads) --partial part --key job.key in.jsonl || exit
        "$MOULT" merge part --key job.key \(request) --format json
        """)
      #expect(run.code == 0 && run.output == one.output)
    }
  }

  /// All outputs of tables, but for the command line in them.
  @Test func otherOutputs() throws {
    let place = try PartSample.filled()
    let request = "--analysis analysis.yaml"
    try PartSample.makeParts(3, request, in: place)
    let run = try place.shell(
      """
      "$MOULT" aggregate \(request) in.jsonl --tables-in one --output-sqlite one.sqlite &&
      "$MOULT" merge part.*.moult --key job.key \(request) --tables-in merged --output-sqlite merged.sqlite &&
      diff -r one merged &&
      "$MOULT" aggregate \(request) in.jsonl -o one.html && "$MOULT" merge part.*.moult --key job.key \(request) -o merged.html &&
      diff <(sed 's/moult [^<]*//; s/Users are counted[^<]*//' one.html) \
        <(sed 's/moult [^<]*//; s/Users are counted[^<]*//' merged.html)
      for file in one merged; do
        python3 -c 'import sqlite3, sys
      for line in sqlite3.connect(sys.argv[1]).iterdump():
        if "_moult" not in line: print(line)' $file.sqlite >$file.sql
      done
      cmp one.sql merged.sql && grep -c INSERT one.sql
      """)
    #expect(run.code == 0, "\(run.output)")
    #expect((Int(run.output.split(separator: "\n").last ?? "") ?? 0) > 20, "\(run.output)")
  }

  /// The summary has the inputs and the losses of all parts, and is cited.
  @Test func provenance() throws {
    let place = try PartSample.filled()
    try place.write(PartSample.lines(40).joined(separator: "\n") + "\n{\"id\":1\n", to: "cut.jsonl")
    let run = try place.shell(
      """
      "$MOULT" aggregate --by lang --partial a --key job.key --checksums --stats a.json in.jsonl 2>/dev/null
      "$MOULT" aggregate --by lang --partial b --key job.key --checksums cut.jsonl 2>/dev/null
      echo $?
      "$MOULT" merge a b --key job.key --by lang --stats stats.json -o table.csv 2>/dev/null
      echo $?; cat stats.json; "$MOULT" cite stats.json
      """)
    #expect(run.output.hasPrefix("1\n1\n"))
    #expect(
      run.output.contains(#""name":"in.jsonl""#) && run.output.contains(#""name":"cut.jsonl""#))
    #expect(run.output.contains("It read 2 files. 1 record or part of the input was rejected"))
    #expect(run.output.contains("under one key for all parts"))
    #expect(!run.output.contains("\"tweet\""))
    // A part is not published, so that its summary has counts.
    #expect(try place.text(of: "a.json").contains(#""records":{"tweet":420}"#))
  }

  /// Noise is drawn once, where the parts are merged, and the budget is spent there.
  @Test func noise() throws {
    let place = try AggregateNoiseTests.filled()
    let table = AggregateNoiseTests.table.replacing(" tweets.jsonl", with: "")
      .replacing("aggregate ", with: "")
    let options = "\(table) --epsilon 0.5 --budget storms"
    let run = try place.shell(
      """
      "$MOULT" key new job.key && split -n l/2 tweets.jsonl part. &&
      for file in part.a?; do
        "$MOULT" aggregate \(options) --partial $file.moult --key job.key $file || exit
      done
      "$MOULT" merge part.*.moult --key job.key \(options)
      """)
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.output.contains("\r\nen,") || run.output.contains("\nen,"))
    #expect(try AggregateNoiseTests.left(place) == "epsilon 0.5 and delta 0.00001\n")
  }
}
