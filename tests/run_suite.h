/* run_suite.h - the end of every Check program: runs its suite, says each test in TAP. */
#ifndef KASOKU_TESTS_RUN_SUITE_H
#define KASOKU_TESTS_RUN_SUITE_H

#include <check.h>
#include <stdlib.h>

/* For main() to return. */
static inline int run_suite(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	srunner_set_tap(runner, "-");
	srunner_run_all(runner, CK_SILENT);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
