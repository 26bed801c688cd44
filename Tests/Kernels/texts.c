#include "texts.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t below(struct random *random, size_t bound) {
  random->state += 0x9E3779B97F4A7C15u;
  uint64_t mixed = random->state;
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
  return (size_t)((mixed ^ mixed >> 31) % bound);
}

static struct text reserved(size_t count) {
  // Of no bytes, malloc may give no address.
  struct text text = {malloc(count ? count : 1), count};
  if (text.bytes) return text;
  fputs("no memory\n", stderr);
  exit(2);
}

struct text copied(const uint8_t *bytes, size_t count) {
  struct text copy = reserved(count);
  memcpy(copy.bytes, bytes, count);
  return copy;
}

struct text *append_lines(const char *path, struct text *lines, size_t *count) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(2);
  }
  char *line = NULL;
  size_t room = 0;
  for (ssize_t length; (length = getline(&line, &room, file)) > 0;) {
    lines = realloc(lines, (*count + 1) * sizeof *lines);
    lines[(*count)++] = copied((const uint8_t *)line, (size_t)length);
  }
  free(line);
  fclose(file);
  return lines;
}

// Whose end is near what a kernel may look ahead for.
static const char *const short_lines[] = {
    "{}\n", "{\n", "{\"a\":x}\n", "{\"a\":wxyz}\n", "{\"a\":fals}\n", "{\"a\":vwxyz}\n",
    "{\"a\":false}\n", "{\"a\":true}\n", "{\"a\":null}\n", "{\"a\":tru}\n", "{\"a\":-}\n",
    "{\"a\":-0}\n", "{\"a\":0.}\n", "{\"a\":0.5}\n", "{\"a\":1", "{\"a\":\"\\u00e9\"}\n",
    "{\"a\":\"\\u00\"}\n", "{\"a\":\"\\\"}\n", "{\"a\":\"\xC3\n", "\n", "-", "}\n", "{}}\n",
    "{}\r\n", "{}\r", "{}-\n", "{}f\n", "",
    // Literals, whole and misspelt in each letter, and what may not be beside one.
    "{\"a\":[true,null,false]}\n", "{\"a\":nuul}\n", "{\"a\":trur}\n", "{\"a\":fase}\n", "{\"a\":falze}\n",
    "{\"a\":nulll}\n", "{\"a\":truefalse}\n", "{\"a\":true1}\n", "{\"a\":1true}\n", "{\"a\":null\xC3\xA9}\n",
    "{\"a\":-true}\n", "{\"a\":true.0}\n", "{\"a\":True}\n", "{\"a\":nul\"\"}\n", "{\"a\":fals\xE5}\n",
    // Sequences of each length and the bounds of their second bytes (RFC 3629, section 4), whole and cut.
    "{\"a\":\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"}\n", "{\"a\":\"\xE0\xA0\x80\xED\x9F\xBF\"}\n",
    "{\"a\":\"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\"}\n", "{\"a\":\"\xE0\x9F\xBF\"}\n", "{\"a\":\"\xED\xA0\x80\"}\n",
    "{\"a\":\"\xF0\x8F\xBF\xBF\"}\n", "{\"a\":\"\xF4\x90\x80\x80\"}\n", "{\"a\":\"\xC1\xBF\"}\n", "{\"a\":\"\xF5\x80\x80\x80\"}\n",
    "{\"a\":\"\xC3\"}\n", "{\"a\":\"\xE2\x82\"}\n", "{\"a\":\"\xF0\x9F\x98\"}\n", "{\"a\":\"\xC3\xA9\xA9\"}\n",
    "{\"a\":\"\xE2\x82\xAC\x80\"}\n", "{\"a\":\"\xFF\"}\n", "{\"a\":\"x\xE2\n",
    // What follows the line is not part of it.
    "{\"a\":1}\n\x80\xFF{\"b\":tru\n", "{\"a\":1}\r\n{\"b\":\"\\u12", "{\"a\":1}\r\r\n", "{\"a\":\"\r\n", "{\"a\":1\r\n",
    "{\"a\":1}\t\n", "{\"a\":\t1}\n", "{\"a\":1,\r\n",
};

struct text *append_short_lines(struct text *lines, size_t *count) {
  size_t more = sizeof short_lines / sizeof *short_lines;
  lines = realloc(lines, (*count + more) * sizeof *lines);
  for (size_t i = 0; i < more; i++) {
    lines[(*count)++] = copied((const uint8_t *)short_lines[i], strlen(short_lines[i]));
  }
  return lines;
}

struct text spaced(struct text line) {
  struct text out = reserved(line.count * 2);
  bool is_inside = false, is_escaped = false;
  out.count = 0;
  for (size_t i = 0; i < line.count; i++) {
    uint8_t byte = line.bytes[i];
    if (byte == '"' && !is_escaped) is_inside = !is_inside;
    is_escaped = byte == '\\' && !is_escaped;
    out.bytes[out.count++] = byte;
    if (!is_inside && (byte == ',' || byte == ':')) out.bytes[out.count++] = ' ';
  }
  struct text exact = copied(out.bytes, out.count);
  free(out.bytes);
  return exact;
}

/// The text with `length` bytes at `at` replaced by others.
static struct text replaced(
    struct text text, size_t at, size_t length, const uint8_t *with, size_t count) {
  struct text out = reserved(text.count - length + count);
  memcpy(out.bytes, text.bytes, at);
  memcpy(out.bytes + at, with, count);
  memcpy(out.bytes + at + count, text.bytes + at + length, text.count - at - length);
  return out;
}

struct text shifted(struct text line, size_t length) {
  if (line.count == 0 || line.bytes[0] != '{') return copied(line.bytes, line.count);
  struct text member = reserved(length + 7);
  memset(member.bytes, 'y', member.count);
  memcpy(member.bytes, "\"x\":\"", 5);
  memcpy(member.bytes + 5 + length, "\",", 2);
  struct text out = replaced(line, 1, 0, member.bytes, member.count);
  free(member.bytes);
  return out;
}

static const char *const pieces[] = {
    "\"", "\\", "\\\\", "{", "}", "[", "]", ",", ":", " ", "  ", "\n", "\r", "\t", "0", "1", "-", ".",
    "e", "true", "null", "\\u00e9", "\\u0", "\\x", "{}", "[]", "\"a\"", "\"a\":1,", "\xC3\xA9",
    "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xED\xA0\x80", "\xC0\xAF", "\xF5", "\xFF", "\x80", "\x7F",
};

/// Puts another byte that means something in place of the next such one.
static void swap_structure(struct text text, size_t at, struct random *random) {
  const char *structure = "\"{}[],:\\\n";
  while (at < text.count && !memchr(structure, text.bytes[at], 9)) at++;
  if (at < text.count) text.bytes[at] = (uint8_t)structure[below(random, 9)];
}

struct text mutated(struct text line, struct random *random) {
  size_t at = below(random, line.count + 1), left = line.count - at;
  size_t length = left ? below(random, left < 40 ? left : 40) : 0;
  const char *piece = pieces[below(random, sizeof pieces / sizeof *pieces)];
  switch (below(random, 8)) {
    case 0: return replaced(line, at, 0, (const uint8_t *)piece, strlen(piece));
    case 1: return replaced(line, at, length, (const uint8_t *)piece, strlen(piece));
    case 2: return replaced(line, at, length, line.bytes, 0);
    case 3: return replaced(line, below(random, line.count + 1), 0, line.bytes + at, length);
    case 4: return copied(line.bytes, at);
    default: break;
  }
  struct text out = copied(line.bytes, line.count);
  if (below(random, 2)) {
    swap_structure(out, at, random);
  } else if (left) {
    out.bytes[at] ^= (uint8_t)(1u << below(random, 8));
  }
  return out;
}
