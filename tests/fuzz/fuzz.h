/* fuzz.h - what every harness offers: libFuzzer calls it with what it makes up, replay.c with
 * files. */
#ifndef KASOKU_TESTS_FUZZ_FUZZ_H
#define KASOKU_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Reads `data` as the harness does, and ends the program when a promise is broken; always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
