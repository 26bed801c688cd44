// version: the version of simdjson that the other programs are compiled with.
#include <cstdio>
#include <simdjson.h>

int main() { std::puts(SIMDJSON_VERSION); }
