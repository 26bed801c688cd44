# From an archive to a plot, in R. The command counts, and jsonlite reads its table. Not run by the tests.
library(jsonlite)

archive <- Sys.getenv("ARCHIVE", "Samples/stream.jsonl")
picture <- Sys.getenv("PICTURE", "languages.png")

file <- tempfile(fileext = ".json")
status <- system2("moult", c(
  "aggregate", "--by", "hour,lang", "--count", "tweets,users", "--output", file, shQuote(archive)))
stopifnot(status %in% c(0, 1)) # 1: some records were rejected

table <- fromJSON(file)
cells <- table$rows
hours <- xtabs(tweets ~ lang + hour, cells)

png(picture, width = 800, height = 400)
barplot(hours, legend.text = TRUE, ylab = "tweets")
dev.off()

# Rows of redacted records, as Arrow: `python -m moult to-parquet INPUT -o DIR` writes files that this reads.
# rows <- arrow::open_dataset("DIR")
