/* replay.c - every file of a harness's corpus, put through it once.
 *
 * A file passes when the harness comes back: read or refused with a sentence, but no crash, and
 * under
 * --enable-sanitizers nothing that they find. */
#include "catalog/support_files.h"
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static void replay(const char *folder, const char *name)
{
	struct str path, text;
	str_init(&path);
	str_printf(&path, "%s/%s", folder, name);
	if (!file_read(&text, path.text)) {
		printf("Bail out! %s cannot be read\n", path.text);
		exit(EXIT_FAILURE);
	}
	LLVMFuzzerTestOneInput((const uint8_t *)text.text, text.length);
	str_clear(&text);
	str_clear(&path);
}

int main(void)
{
	size_t count;
	const char *folder = "tests/fuzz/corpus/" FUZZ_NAME;
	char **names = file_list(folder, "", &count);
	printf("1..%zu\n", count);
	for (size_t i = 0; i < count; i++) {
		printf("# %s\n", names[i]);
		fflush(stdout);
		replay(folder, names[i]);
		printf("ok %zu - %s is read or refused\n", i + 1, names[i]);
		free(names[i]);
	}
	free(names);
	return count ? EXIT_SUCCESS : EXIT_FAILURE;
}
