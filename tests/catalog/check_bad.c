/* check_bad.c - every file in bad/ gives exactly the sentences in the .expect file beside it.
 *
 * UPDATE_GOLDEN=1 writes the .expect files anew; read the difference as a user would. */
#include "base/mem.h"
#include "catalog/catalog.h"
#include "catalog/support_files.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static char **names;
static size_t name_count;

/* What kasoku import would say about the file, without any data that is there already. */
static void read_file(struct str *said, const char *name)
{
	struct batch batch;
	struct str path, text;
	str_init(&path);
	str_printf(&path, "tests/catalog/bad/%s", name);
	ck_assert(file_read(&text, path.text));
	struct catalog_input input = {
		.name = name,
		.bytes = text.text,
		.length = text.length,
		.format = catalog_guess(name, text.text, text.length),
		.table = -1,
	};
	batch_init(&batch);
	catalog_read(&batch, &input);
	batch_check(&batch, NULL, false);
	for (size_t i = 0; i < batch.problem_count && i < PROBLEMS_MAX; i++)
		str_printf(said, "%s:%u:%u: %s\n", batch.problems[i].place.file,
			   (unsigned)batch.problems[i].place.line,
			   (unsigned)batch.problems[i].place.column, batch.problems[i].text);
	batch_clear(&batch);
	str_clear(&text);
	str_clear(&path);
}

START_TEST(a_bad_file_gives_exactly_the_expected_sentences)
{
	struct str said, expected, path;
	str_init(&said);
	str_init(&path);
	read_file(&said, names[_i]);
	str_printf(&path, "tests/catalog/bad/%s.expect", names[_i]);
	if (getenv("UPDATE_GOLDEN"))
		ck_assert(file_write(path.text, &said));
	ck_assert_msg(file_read(&expected, path.text), "%s is missing", path.text);
	ck_assert_str_eq(said.text, expected.text);
	ck_assert_msg(said.length > 0, "nothing is wrong with %s", names[_i]);
	str_clear(&said);
	str_clear(&expected);
	str_clear(&path);
}
END_TEST

static bool is_expectation(const char *name)
{
	size_t length = strlen(name);
	return length > 7 && strcmp(name + length - 7, ".expect") == 0;
}

int main(void)
{
	size_t all;
	char **listed = file_list("tests/catalog/bad", "", &all);
	names = mem_array(all, sizeof *names);
	for (size_t i = 0; i < all; i++)
		if (is_expectation(listed[i]))
			free(listed[i]);
		else
			names[name_count++] = listed[i];
	Suite *s = suite_create("bad files");
	TCase *t = tcase_create("bad files");
	tcase_add_loop_test(t, a_bad_file_gives_exactly_the_expected_sentences, 0, (int)name_count);
	suite_add_tcase(s, t);
	SRunner *r = srunner_create(s);
	srunner_set_tap(r, "-");
	srunner_run_all(r, CK_SILENT);
	int failed = srunner_ntests_failed(r) || name_count == 0;
	srunner_free(r);
	for (size_t i = 0; i < name_count; i++)
		free(names[i]);
	free(names);
	free(listed);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
