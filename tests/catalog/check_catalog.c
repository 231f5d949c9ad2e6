/* check_catalog.c - YAML and CSV into rows, and out again. */
#include "base/mem.h"
#include "catalog/catalog.h"
#include "run_suite.h"

#include <stdio.h>
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

static bool read_named(const char *name, const char *text, size_t length, enum catalog_format format,
		       int table)
{
	struct catalog_input input = {
		.name = name,
		.bytes = text,
		.length = length,
		.format = format,
		.table = table,
	};
	return catalog_read(&batch, &input);
}

static bool read_yaml(const char *text)
{
	return read_named("test.yaml", text, strlen(text), FORMAT_YAML, -1);
}

static bool read_csv(const char *text, int table)
{
	return read_named("test.csv", text, strlen(text), FORMAT_CSV, table);
}

static struct value value_of(size_t row, const char *column)
{
	int c = schema_column(batch.rows[row].table, column);
	ck_assert_int_ge(c, 0);
	return batch.rows[row].values[c];
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
	ck_assert(read_yaml("models:\n"
			    "- {id: a, name: A b, compute: 1e24, source: s}\n"
			    "- id: b\n"
			    "  name: \"A b\"\n"
			    "  compute: 1e24\n"
			    "  source: s\n"));
	ck_assert_uint_eq(batch.count, 2);
	ck_assert_str_eq(value_of(0, "name").text, "A b");
	for (size_t i = 1; i < schema[TABLE_MODELS].column_count; i++)
		ck_assert(value_same(batch.rows[0].values[i], batch.rows[1].values[i]));
	ck_assert_double_eq(value_of(1, "compute").number, 1e24);
}
END_TEST

START_TEST(every_value_knows_where_it_stands)
{
	ck_assert(read_yaml("models:\n"
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
	ck_assert(read_yaml("models:\n- {id: a, name: \"null\", note: null, country: ~, domain: }\n"));
	ck_assert_str_eq(value_of(0, "name").text, "null");
	ck_assert(!value_known(value_of(0, "note")));
	ck_assert(!value_known(value_of(0, "country")));
	ck_assert(!value_known(value_of(0, "domain")));
}
END_TEST

START_TEST(a_folded_text_becomes_one_line)
{
	ck_assert(read_yaml("models:\n- id: a\n  note: >\n    one\n    two\n"));
	ck_assert_str_eq(value_of(0, "note").text, "one two");
}
END_TEST

START_TEST(the_heading_tells_version_and_date)
{
	ck_assert(read_yaml("catalog: {version: 7, date: 2026-11-24, licence: [CC, BY]}\nmodels: []\n"));
	ck_assert_int_eq(batch.catalog_version, 7);
	ck_assert_int_eq(batch.catalog_date, 20781); /* date -d 2026-11-24 +%s / 86400 */
	ck_assert_uint_eq(batch.count, 0);
}
END_TEST

START_TEST(all_problems_of_a_file_are_found_at_once)
{
	ck_assert(!read_yaml("models:\n"
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
	ck_assert(!read_yaml("models:\n- {id: a, note: &a lol}\n- {id: b, note: *a}\n"));
	ck_assert_uint_eq(batch.problem_count, 1);
	assert_problem(0, 2, 17, "anchors are not read");
	ck_assert(!read_yaml("models:\n- {id: b, note: *a}\n"));
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
	ck_assert(!read_yaml(text.text));
	ck_assert_uint_eq(batch.problem_count, 2);
	assert_problem(0, 1, 10, "a row of `models`");
	assert_problem(1, 1, 16, "nested deeper than 8 levels");
	str_clear(&text);
}
END_TEST

START_TEST(what_is_not_text_is_refused_before_it_is_parsed)
{
	static const char nul[] = "models:\n- {id: \0}\n";
	ck_assert(!read_named("n.yaml", nul, sizeof nul - 1, FORMAT_YAML, -1));
	assert_problem(0, 2, 8, "a NUL byte");
	ck_assert(!read_csv("id,name\na,caf\xe9\n", TABLE_MODELS));
	assert_problem(1, 2, 6, "0xe9 is not UTF-8");
	ck_assert(!read_named("n.csv", "\xff\xfei\0d\0", 6, FORMAT_CSV, -1));
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
	ck_assert(!read_yaml(text.text));
	assert_problem(0, 2, 1, "longer than 1024 KiB");
	ck_assert(!read_csv(text.text, TABLE_MODELS));
	assert_problem(1, 2, 1, "longer than 1024 KiB");
	str_clear(&text);
}
END_TEST

START_TEST(a_byte_order_mark_is_skipped)
{
	ck_assert(read_yaml("\xef\xbb\xbfmodels:\n- {id: a}\n"));
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
	ck_assert_str_eq(value_of(0, "name").text, "A, the \"first\"");
	ck_assert(!value_known(value_of(0, "note")));
	ck_assert_uint_eq(column_of(0, "source"), 23);
	ck_assert_uint_eq(batch.rows[1].line, 4);
	ck_assert_str_eq(value_of(1, "source").text, "s");
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
	ck_assert(read_named("/x/models.v2.csv", text, strlen(text), FORMAT_CSV, -1));
	ck_assert_int_eq(batch.rows[0].table, TABLE_MODELS);
	ck_assert(read_named("models.csv", text, strlen(text), FORMAT_CSV, TABLE_VERSIONS));
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
	ck_assert_str_eq(value_of(0, "id").text, "c");
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
		str_printf(&text, _i ? "m%d,Name of it,s\n" : "- {id: m%d, name: N, source: s}\n", i);
	struct catalog_input input = { "-",	     text.text, text.length, format, TABLE_MODELS,
				       note_progress, seen };
	ck_assert(catalog_read(&batch, &input));
	ck_assert_uint_eq(batch.count, 50000);
	ck_assert_uint_eq(seen[0], text.length);
	ck_assert_uint_ge(seen[1], 4);
	str_clear(&text);
}
END_TEST

/* Texts that some reader of YAML or CSV takes for something else when they are not written well. */
static const char *const odd_texts[] = {
	"null", "~", "Yes", "no", "on", "OFF", "y", "true", "1", "-1", "+1", "1e5", "1_000", "0x1F",
	"0o17", "0b11", "12:30:45", "2001-12-14", "2001-12-14t21:59:43.10-05:00", ".inf", "-.inf",
	".nan", "<<", "=", "-", "- a", "?", "? a", ":", "a: b", "a:b", "a:", "# a", "a # b", "a#b",
	"[a", "a]", "{a", "a}", "a, b", "a,b", "&a", "*a", "!a", "!!str a", "|", ">", "%a", "@a",
	"`a`", "'a'", "it's", "\"a\"", "a\"b", "\\", "a\\n", " a", "a ", "a  b", "---", "...",
	"--- a", "7B", "2x H100", "10k", "4-bit", "\xe5\x8a\xa0\xe9\x80\x9f", "caf\xc3\xa9",
	"\xc2\xa0nbsp", "\xf0\x9f\x98\x80", "1e5\xc3\xa9", "\xef\xbf\xbd", "a\xe2\x80\xa6",
};

static void fill_odd(struct dataset *dataset)
{
	char id[16];
	for (size_t i = 0; i < sizeof odd_texts / sizeof *odd_texts; i++) {
		struct value *row = dataset_add(dataset, TABLE_SOURCES, false);
		snprintf(id, sizeof id, "s%03zu", i);
		row[0].text = arena_strdup(dataset_arena(dataset), id);
		row[schema_column(TABLE_SOURCES, "kind")].text = "web";
		row[schema_column(TABLE_SOURCES, "title")].text = odd_texts[i];
		row[schema_column(TABLE_SOURCES, "note")].text = odd_texts[i];
	}
	dataset_seal(dataset);
}

static void assert_reads_back(const struct str *text, enum catalog_format format)
{
	ck_assert_msg(read_named("sources.x", text->text, text->length, format, -1), "%s",
		      batch.problems[0].text);
	ck_assert_uint_eq(batch.count, sizeof odd_texts / sizeof *odd_texts);
	for (size_t i = 0; i < batch.count; i++) {
		ck_assert_str_eq(value_of(i, "title").text, odd_texts[i]);
		ck_assert_str_eq(value_of(i, "note").text, odd_texts[i]);
	}
}

static const struct deck_step written_steps[] = {
	{ .title = { "One: \"quoted\", or # not", "一" }, .text = { "{fit mmlu n} of 'them'", NULL },
	  .notes = { "- a\n  b", "二" }, .view = "", .series = "", .keys = "", .state = "" },
	{ .title = { "yes", NULL }, .view = "overview", .series = "mmlu", .keys = "z = =", .seconds = 45,
	  .state = "view=overview zoom set=mmlu;axis=linear at=%20%3B",
	  .cite = (const char *[]){ "arxiv:2009.03300", "web:a.b/c" }, .cite_count = 2 },
};

START_TEST(a_deck_that_is_written_is_read_as_it_was)
{
	struct deck deck = { .id = "mine", .title = { "2024", "題" }, .about = { "~", NULL }, .minutes = 5,
			     .steps = (struct deck_step *)written_steps, .count = 2 };
	struct deck read;
	struct str text, again;
	struct err err = { 0 };
	str_init(&text);
	str_init(&again);
	catalog_write_deck(&text, &deck);
	ck_assert_msg(catalog_read_deck(&read, "x", text.text, text.length, &err), "%s in\n%s", err.text, text.text);
	catalog_write_deck(&again, &read);
	ck_assert_str_eq(text.text, again.text);
	ck_assert_uint_eq(read.count, 2);
	ck_assert_int_eq(read.minutes, 5);
	ck_assert_str_eq(read.title.en, "2024");
	ck_assert_str_eq(read.title.ja, "題");
	for (size_t i = 0; i < 2; i++) {
		const struct deck_step *a = &written_steps[i], *b = &read.steps[i];
		ck_assert_str_eq(a->title.en, b->title.en);
		ck_assert_str_eq(deck_text(a->notes, "ja"), deck_text(b->notes, "ja"));
		ck_assert_str_eq(deck_text(a->notes, NULL), deck_text(b->notes, NULL));
		ck_assert_str_eq(deck_text(a->text, NULL), deck_text(b->text, NULL));
		ck_assert_str_eq(a->state, b->state);
		ck_assert_str_eq(a->keys, b->keys);
		ck_assert_str_eq(a->series, b->series);
		ck_assert_int_eq(a->seconds, b->seconds);
		ck_assert_uint_eq(a->cite_count, b->cite_count);
	}
	ck_assert_str_eq(read.steps[1].cite[1], "web:a.b/c");
	deck_clear(&read);
	str_clear(&text);
	str_clear(&again);
}
END_TEST

START_TEST(odd_texts_survive_yaml)
{
	struct dataset *dataset = dataset_new();
	struct str text;
	str_init(&text);
	fill_odd(dataset);
	catalog_write_yaml(&text, dataset, TABLE_SOURCES);
	assert_reads_back(&text, FORMAT_YAML);
	dataset_free(dataset);
	str_clear(&text);
}
END_TEST

START_TEST(odd_texts_survive_csv)
{
	struct dataset *dataset = dataset_new();
	struct str text;
	str_init(&text);
	fill_odd(dataset);
	catalog_write_csv(&text, dataset, TABLE_SOURCES);
	assert_reads_back(&text, FORMAT_CSV);
	dataset_free(dataset);
	str_clear(&text);
}
END_TEST

START_TEST(only_texts_that_need_quotes_get_them)
{
	ck_assert(read_yaml("sources:\n"
			    "- {id: b, kind: web, title: \"It's 2x H100 (80 GB)\", date: 2024-05}\n"
			    "- {id: a, kind: web, title: '2024', url: 'https://x.org/a'}\n"));
	struct dataset *dataset = batch_dataset(&batch);
	struct str text;
	str_init(&text);
	catalog_write_yaml(&text, dataset, TABLE_SOURCES);
	ck_assert_str_eq(text.text,
			 "sources:\n"
			 "- {id: a, kind: web, title: \"2024\", url: \"https://x.org/a\"}\n"
			 "- {id: b, kind: web, title: It's 2x H100 (80 GB), date: 2024-05}\n");
	str_reset(&text);
	catalog_write_yaml(&text, dataset, TABLE_MODELS);
	ck_assert_str_eq(text.text, "models: []\n");
	dataset_free(dataset);
	str_clear(&text);
}
END_TEST

static void export_all(struct str *text, const struct dataset *dataset, enum catalog_format format,
		       enum table_id table)
{
	str_reset(text);
	if (format == FORMAT_CSV)
		catalog_write_csv(text, dataset, table);
	else
		catalog_write_yaml(text, dataset, table);
}

START_TEST(import_of_an_export_changes_nothing)
{
	enum catalog_format format = _i ? FORMAT_CSV : FORMAT_YAML;
	struct str text;
	struct batch again;
	ck_assert(read_yaml("sources:\n- {id: s, kind: web, title: \"a, \\\"b\\\"\"}\n"
			    "units:\n- {id: u, title: U, style: plain}\n"
			    "models:\n- {id: m, name: M, date: 2024, compute: 3.14e23, "
			    "parameters: 175000000000, mfu: 0.1, frontier: true, source: s}\n"
			    "observations:\n- {set: x, date: 2024-05, value: -0.30000000000000004, "
			    "label: a b, source: s, unit: u}\n"));
	batch_check(&batch, NULL, false);
	ck_assert_uint_eq(batch.problem_count, 0);
	struct dataset *dataset = batch_dataset(&batch);
	str_init(&text);
	batch_init(&again);
	for (enum table_id t = 0; t < TABLE_COUNT; t++) {
		export_all(&text, dataset, format, t);
		struct catalog_input input = { "-", text.text, text.length, format, (int)t, NULL, NULL };
		ck_assert(catalog_read(&again, &input));
	}
	batch_check(&again, dataset, false);
	ck_assert_uint_eq(again.problem_count, 0);
	ck_assert_uint_eq(again.count, batch.count);
	for (size_t i = 0; i < again.count; i++)
		ck_assert(again.rows[i].unchanged);
	batch_clear(&again);
	dataset_free(dataset);
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
	tcase_add_test(t, a_deck_that_is_written_is_read_as_it_was);
	tcase_add_test(t, odd_texts_survive_yaml);
	tcase_add_test(t, odd_texts_survive_csv);
	tcase_add_test(t, only_texts_that_need_quotes_get_them);
	tcase_add_loop_test(t, import_of_an_export_changes_nothing, 0, 2);
	suite_add_tcase(s, t);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
