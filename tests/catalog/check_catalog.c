/* check_catalog.c - YAML and CSV into rows. */
#include "catalog/support_catalog.h"
#include "run_suite.h"

#include <stdlib.h>
#include <string.h>

static struct batch batch;

static void setup(void)
{
	batch_init(&batch);
}

static void teardown(void)
{
	batch_clear(&batch);
}

static bool read_csv(const char *text, int table)
{
	return read_named(&batch, "test.csv", text, strlen(text), FORMAT_CSV, table);
}

static uint32_t column_of(size_t row, const char *column)
{
	return batch.rows[row].columns[schema_column(batch.rows[row].table, column)];
}

static void assert_problem(size_t at, uint32_t line, uint32_t column, const char *part)
{
	ck_assert_uint_lt(at, batch.problem_count);
	const struct problem *problem = &batch.problems[at];
	ck_assert_msg(problem->place.line == line && problem->place.column == column &&
			      strstr(problem->text, part),
		      "%u:%u: %s", problem->place.line, problem->place.column, problem->text);
}

START_TEST(flow_and_block_rows_give_the_same_values)
{
	ck_assert(read_yaml(&batch, "models:\n"
				    "- {id: a, name: A b, compute: 1e24, source: s}\n"
				    "- id: b\n"
				    "  name: \"A b\"\n"
				    "  compute: 1e24\n"
				    "  source: s\n"));
	ck_assert_uint_eq(batch.count, 2);
	ck_assert_str_eq(value_of(&batch, 0, "name").text, "A b");
	for (size_t i = 1; i < schema[TABLE_MODELS].column_count; i++)
		ck_assert(value_same(batch.rows[0].values[i], batch.rows[1].values[i]));
	ck_assert_double_eq(value_of(&batch, 1, "compute").number, 1e24);
}
END_TEST

START_TEST(every_value_knows_where_it_stands)
{
	ck_assert(read_yaml(&batch, "models:\n"
				    "- {id: a, name: \xe5\x8a\xa0\xe9\x80\x9f, source: s}\n"
				    "- id: b\n"
				    "  source: s\n"));
	ck_assert_uint_eq(batch.rows[0].line, 2);
	ck_assert_uint_eq(column_of(0, "id"), 8);
	ck_assert_uint_eq(column_of(0, "source"), 29);
	ck_assert_uint_eq(column_of(0, "note"), 0);
	ck_assert_uint_eq(batch.rows[1].line, 3);
	ck_assert_uint_eq(column_of(1, "source"), 11);
	ck_assert_uint_eq(batch.rows[1].lines[schema_column(TABLE_MODELS, "source")], 1);
}
END_TEST

START_TEST(null_without_quotes_is_absent_and_in_quotes_is_text)
{
	ck_assert(read_yaml(
		&batch, "models:\n- {id: a, name: \"null\", note: null, country: ~, domain: }\n"));
	ck_assert_str_eq(value_of(&batch, 0, "name").text, "null");
	ck_assert(!value_known(value_of(&batch, 0, "note")));
	ck_assert(!value_known(value_of(&batch, 0, "country")));
	ck_assert(!value_known(value_of(&batch, 0, "domain")));
}
END_TEST

START_TEST(a_folded_text_becomes_one_line)
{
	ck_assert(read_yaml(&batch, "models:\n- id: a\n  note: >\n    one\n    two\n"));
	ck_assert_str_eq(value_of(&batch, 0, "note").text, "one two");
}
END_TEST

START_TEST(the_heading_tells_version_and_date)
{
	ck_assert(read_yaml(
		&batch,
		"catalog: {version: 7, date: 2026-11-24, licence: [CC, BY]}\nmodels: []\n"));
	ck_assert_int_eq(batch.catalog_version, 7);
	ck_assert_int_eq(batch.catalog_date, 20781); /* date -d 2026-11-24 +%s / 86400 */
	ck_assert_uint_eq(batch.count, 0);
}
END_TEST

START_TEST(all_problems_of_a_file_are_found_at_once)
{
	ck_assert(!read_yaml(&batch, "models:\n"
				     "- {id: a b, name: A, compute: many, colour: red}\n"
				     "- just text\n"
				     "- {id: c, name: [1, 2], date: 2023-02-30}\n"
				     "modls:\n"
				     "- {id: x}\n"));
	ck_assert_uint_eq(batch.problem_count, 7);
	assert_problem(0, 2, 8, "id 'a b'");
	assert_problem(1, 2, 31, "compute must be");
	assert_problem(2, 2, 37, "no column 'colour'");
	assert_problem(3, 3, 3, "a row of `models`");
	assert_problem(4, 4, 17, "single value");
	assert_problem(5, 4, 31, "not a date");
	assert_problem(6, 5, 1, "did you mean 'models'?");
}
END_TEST

START_TEST(a_billion_laughs_are_refused_at_the_first)
{
	ck_assert(!read_yaml(&batch, "models:\n- {id: a, note: &a lol}\n- {id: b, note: *a}\n"));
	ck_assert_uint_eq(batch.problem_count, 1);
	assert_problem(0, 2, 17, "anchors are not read");
	ck_assert(!read_yaml(&batch, "models:\n- {id: b, note: *a}\n"));
	assert_problem(1, 2, 17, "aliases are not read");
}
END_TEST

START_TEST(deep_nesting_ends_reading_before_it_costs_anything)
{
	struct str text;
	str_init(&text);
	str_add(&text, "models: ");
	for (int i = 0; i < 100000; i++)
		str_add_char(&text, '[');
	ck_assert(!read_yaml(&batch, text.text));
	ck_assert_uint_eq(batch.problem_count, 2);
	assert_problem(0, 1, 10, "a row of `models`");
	assert_problem(1, 1, 16, "nested deeper than 8 levels");
	str_clear(&text);
}
END_TEST

START_TEST(what_is_not_text_is_refused_before_it_is_parsed)
{
	static const char nul[] = "models:\n- {id: \0}\n";
	ck_assert(!read_named(&batch, "n.yaml", nul, sizeof nul - 1, FORMAT_YAML, -1));
	assert_problem(0, 2, 8, "a NUL byte");
	ck_assert(!read_csv("id,name\na,caf\xe9\n", TABLE_MODELS));
	assert_problem(1, 2, 6, "0xe9 is not UTF-8");
	ck_assert(!read_named(&batch, "n.csv", "\xff\xfei\0d\0", 6, FORMAT_CSV, -1));
	assert_problem(2, 1, 1, "UTF-16");
}
END_TEST

START_TEST(a_line_over_a_mebibyte_is_refused)
{
	struct str text;
	str_init(&text);
	str_add(&text, "# fine\n");
	for (int i = 0; i < 10 << 20; i++)
		str_add_char(&text, 'x');
	ck_assert(!read_yaml(&batch, text.text));
	assert_problem(0, 2, 1, "longer than 1024 KiB");
	ck_assert(!read_csv(text.text, TABLE_MODELS));
	assert_problem(1, 2, 1, "longer than 1024 KiB");
	str_clear(&text);
}
END_TEST

START_TEST(a_byte_order_mark_is_skipped)
{
	ck_assert(read_yaml(&batch, "\xef\xbb\xbfmodels:\n- {id: a}\n"));
	ck_assert(read_csv("\xef\xbb\xbfid,name,source\nb,B,s\n", TABLE_MODELS));
	ck_assert_uint_eq(batch.count, 2);
}
END_TEST

START_TEST(csv_reads_quotes_commas_newlines_and_crlf)
{
	ck_assert(read_csv("id,name,note,source\r\n"
			   "a,\"A, the \"\"first\"\"\",,s\r\n"
			   "\r\n"
			   "b,B,\"\",s",
			   TABLE_MODELS));
	ck_assert_uint_eq(batch.count, 2);
	ck_assert_str_eq(value_of(&batch, 0, "name").text, "A, the \"first\"");
	ck_assert(!value_known(value_of(&batch, 0, "note")));
	ck_assert_uint_eq(column_of(0, "source"), 23);
	ck_assert_uint_eq(batch.rows[1].line, 4);
	ck_assert_str_eq(value_of(&batch, 1, "source").text, "s");
}
END_TEST

START_TEST(a_field_behind_an_embedded_newline_knows_its_line)
{
	ck_assert(!read_csv("id,note,compute,name,source\na,\"one\ntwo\",\xc3\xa9,A,s\nb,,x,B,s\n",
			    TABLE_MODELS));
	assert_problem(0, 2, 3, "one line");
	assert_problem(1, 3, 6, "compute");
	assert_problem(2, 4, 4, "compute");
	ck_assert_uint_eq(column_of(0, "name"), 8);
}
END_TEST

START_TEST(a_csv_table_is_told_by_hint_then_name_then_header)
{
	const char *text = "id,name,source\na,A,s\n";
	ck_assert(read_named(&batch, "/x/models.v2.csv", text, strlen(text), FORMAT_CSV, -1));
	ck_assert_int_eq(batch.rows[0].table, TABLE_MODELS);
	ck_assert(read_named(&batch, "models.csv", text, strlen(text), FORMAT_CSV, TABLE_VERSIONS));
	ck_assert_int_eq(batch.rows[1].table, TABLE_VERSIONS);
	ck_assert(read_csv("set,date,value,source\nmine,2024-01,3.5,s\n", -1));
	ck_assert_int_eq(batch.rows[2].table, TABLE_OBSERVATIONS);
	ck_assert(!read_csv(text, -1));
	assert_problem(0, 1, 1, "`models`, `versions`");
}
END_TEST

START_TEST(a_record_of_the_wrong_width_is_one_problem_and_no_row)
{
	ck_assert(!read_csv("id,name,compute,source\na,x,y,z,s\nb,B\nc,C,1,s\n", TABLE_MODELS));
	ck_assert_uint_eq(batch.problem_count, 2);
	assert_problem(0, 2, 1, "5 fields where the header has 4");
	assert_problem(1, 3, 1, "2 fields where the header has 4");
	ck_assert_uint_eq(batch.count, 1);
	ck_assert_str_eq(value_of(&batch, 0, "id").text, "c");
}
END_TEST

START_TEST(a_column_missing_from_the_header_is_said_once)
{
	ck_assert(!read_csv("id,name\na,A\nb,B\n", TABLE_MODELS));
	ck_assert_uint_eq(batch.problem_count, 1);
	assert_problem(0, 1, 1, "no column source");
}
END_TEST

START_TEST(an_open_quote_is_placed_where_it_opens)
{
	ck_assert(!read_csv("id,name,source\na,\"A,s\nb,B,s\n", TABLE_MODELS));
	assert_problem(0, 2, 3, "never closed");
}
END_TEST

START_TEST(the_format_is_guessed_from_name_then_first_line)
{
	const char *csv = "set,date,value\n", *yaml = "# c\nmodels:\n- {id: a, b: c}\n";
	ck_assert_int_eq(catalog_guess("a.CSV", yaml, strlen(yaml)), FORMAT_CSV);
	ck_assert_int_eq(catalog_guess("a.yml", csv, strlen(csv)), FORMAT_YAML);
	ck_assert_int_eq(catalog_guess("-", csv, strlen(csv)), FORMAT_CSV);
	ck_assert_int_eq(catalog_guess("-", yaml, strlen(yaml)), FORMAT_YAML);
	ck_assert_int_eq(catalog_guess("-", "---\nmodels: []\n", 15), FORMAT_YAML);
	ck_assert_int_eq(catalog_guess("-", "", 0), FORMAT_YAML);
}
END_TEST

static void note_progress(void *context, size_t done, size_t total)
{
	size_t *seen = context;
	ck_assert_uint_ge(done, seen[0]);
	ck_assert_uint_le(done, total);
	seen[0] = done;
	seen[1]++;
}

START_TEST(progress_ends_at_the_whole_length)
{
	struct str text;
	size_t seen[2] = { 0 };
	enum catalog_format format = _i ? FORMAT_CSV : FORMAT_YAML;
	str_init(&text);
	str_add(&text, _i ? "id,name,source\n" : "models:\n");
	for (int i = 0; i < 50000; i++)
		str_printf(&text, _i ? "m%d,Name of it,s\n" : "- {id: m%d, name: N, source: s}\n",
			   i);
	struct catalog_input input = { "-",          text.text,     text.length, format,
				       TABLE_MODELS, note_progress, seen };
	ck_assert(catalog_read(&batch, &input));
	ck_assert_uint_eq(batch.count, 50000);
	ck_assert_uint_eq(seen[0], text.length);
	ck_assert_uint_ge(seen[1], 4);
	str_clear(&text);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("catalog");
	TCase *t = tcase_create("catalog");
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, flow_and_block_rows_give_the_same_values);
	tcase_add_test(t, every_value_knows_where_it_stands);
	tcase_add_test(t, null_without_quotes_is_absent_and_in_quotes_is_text);
	tcase_add_test(t, a_folded_text_becomes_one_line);
	tcase_add_test(t, the_heading_tells_version_and_date);
	tcase_add_test(t, all_problems_of_a_file_are_found_at_once);
	tcase_add_test(t, a_billion_laughs_are_refused_at_the_first);
	tcase_add_test(t, deep_nesting_ends_reading_before_it_costs_anything);
	tcase_add_test(t, what_is_not_text_is_refused_before_it_is_parsed);
	tcase_add_test(t, a_line_over_a_mebibyte_is_refused);
	tcase_add_test(t, a_byte_order_mark_is_skipped);
	tcase_add_test(t, csv_reads_quotes_commas_newlines_and_crlf);
	tcase_add_test(t, a_field_behind_an_embedded_newline_knows_its_line);
	tcase_add_test(t, a_csv_table_is_told_by_hint_then_name_then_header);
	tcase_add_test(t, a_record_of_the_wrong_width_is_one_problem_and_no_row);
	tcase_add_test(t, a_column_missing_from_the_header_is_said_once);
	tcase_add_test(t, an_open_quote_is_placed_where_it_opens);
	tcase_add_test(t, the_format_is_guessed_from_name_then_first_line);
	tcase_add_loop_test(t, progress_ends_at_the_whole_length, 0, 2);
	suite_add_tcase(s, t);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
