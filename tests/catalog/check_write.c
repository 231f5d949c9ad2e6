/* check_write.c - rows and decks out as YAML and CSV, and read again as they were. */
#include "base/mem.h"
#include "catalog/support_catalog.h"
#include "run_suite.h"

#include <stdio.h>

static struct batch batch;

static void setup(void)
{
	batch_init(&batch);
}

static void teardown(void)
{
	batch_clear(&batch);
}

/* clang-format off */
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
/* clang-format on */

static void fill_odd(struct dataset *dataset)
{
	char id[16];
	for (size_t i = 0; i < sizeof odd_texts / sizeof *odd_texts; i++) {
		struct value row[SCHEMA_COLUMNS];
		snprintf(id, sizeof id, "s%03zu", i);
		dataset_blank(row, TABLE_SOURCES);
		row[0].text = id;
		row[schema_column(TABLE_SOURCES, "kind")].text = "web";
		row[schema_column(TABLE_SOURCES, "title")].text = odd_texts[i];
		row[schema_column(TABLE_SOURCES, "note")].text = odd_texts[i];
		dataset_add(dataset, TABLE_SOURCES, row, false);
	}
	dataset_seal(dataset);
}

static void assert_reads_back(const struct str *text, enum catalog_format format)
{
	ck_assert_msg(read_named(&batch, "sources.x", text->text, text->length, format, -1), "%s",
		      batch.problems[0].text);
	ck_assert_uint_eq(batch.count, sizeof odd_texts / sizeof *odd_texts);
	for (size_t i = 0; i < batch.count; i++) {
		ck_assert_str_eq(value_of(&batch, i, "title").text, odd_texts[i]);
		ck_assert_str_eq(value_of(&batch, i, "note").text, odd_texts[i]);
	}
}

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

/* clang-format off */
static const struct deck_step written_steps[] = {
	{ .title = { "One: \"quoted\", or # not", "一" }, .text = { "{fit mmlu n} of 'them'", NULL },
	  .notes = { "- a\n  b", "二" }, .view = "", .series = "", .keys = "", .state = "" },
	{ .title = { "yes", NULL }, .view = "overview", .series = "mmlu", .keys = "z = =",
	  .seconds = 45, .state = "view=overview zoom set=mmlu;axis=linear at=%20%3B",
	  .cite = (const char *[]){ "arxiv:2009.03300", "web:a.b/c" }, .cite_count = 2 },
};
/* clang-format on */

START_TEST(a_deck_that_is_written_is_read_as_it_was)
{
	struct deck deck = { .id = "mine",
			     .title = { "2024", "題" },
			     .about = { "~", NULL },
			     .minutes = 5,
			     .steps = (struct deck_step *)written_steps,
			     .count = 2 };
	struct deck read;
	struct str text, again;
	struct err err = { 0 };
	str_init(&text);
	str_init(&again);
	catalog_write_deck(&text, &deck);
	ck_assert_msg(catalog_read_deck(&read, "x", text.text, text.length, &err), "%s in\n%s",
		      err.text, text.text);
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

START_TEST(only_texts_that_need_quotes_get_them)
{
	ck_assert(read_yaml(&batch,
			    "sources:\n"
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
	ck_assert(read_yaml(&batch,
			    "sources:\n- {id: s, kind: web, title: \"a, \\\"b\\\"\"}\n"
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
		struct catalog_input input = { "-",    text.text, text.length, format,
					       (int)t, NULL,      NULL };
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
	Suite *s = suite_create("write");
	TCase *t = tcase_create("write");
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, odd_texts_survive_yaml);
	tcase_add_test(t, odd_texts_survive_csv);
	tcase_add_test(t, a_deck_that_is_written_is_read_as_it_was);
	tcase_add_test(t, only_texts_that_need_quotes_get_them);
	tcase_add_loop_test(t, import_of_an_export_changes_nothing, 0, 2);
	suite_add_tcase(s, t);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
