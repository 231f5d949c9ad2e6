/* check_cite.c - sources as people and reference managers write them. */
#include "base/utf8.h"
#include "model/cite.h"
#include "model/names.h"
#include "model/support_model.h"
#include "run_suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct batch batch;
static struct dataset *dataset;
static struct str out;

static void setup(void)
{
	batch_init(&batch);
	str_init(&out);
	put(&batch, TABLE_SOURCES, "id", "metr-th11", "kind", "dataset", "title",
	    "METR, Time Horizon 1.1 (update of 2026-05-08)", "publisher", "METR", "date",
	    "2026-05-08", "url", "https://metr.org/time_horizons/#a%20b", "checked", "read", NULL);
	put(&batch, TABLE_SOURCES, "id", "arxiv:2403.05812", "kind", "paper", "title",
	    "Algorithmic progress in language models", "authors",
	    "Anson Ho, Tamay Besiroglu, Ege Erdil et al.", "publisher", "arXiv", "date",
	    "2024-03-09", "identifier", "arXiv:2403.05812", "checked", "abstract", NULL);
	put(&batch, TABLE_SOURCES, "id", "kwa", "kind", "report", "title", "Long Tasks", "authors",
	    "Thomas Kwa et al.", "publisher", "arXiv", "date", "2025-03-19", NULL);
	put(&batch, TABLE_SOURCES, "id", "nobody", "kind", "paper", "title", "Gemma", "publisher",
	    "arXiv", "date", "2024-03", NULL);
	put(&batch, TABLE_SOURCES, "id", "two", "kind", "paper", "title", "Trends", "authors",
	    "Marius Hobbhahn, Tamay Besiroglu", "date", "2022", NULL);
	put(&batch, TABLE_SOURCES, "id", "odd(1)", "kind", "report", "title",
	    "100 % of {A} & B_c costs $5 #1", "authors", "Epoch AI, Aaron van den Oord",
	    "publisher", "R&D \xe2\x80\x9cInstitute\xe2\x80\x9d", "date", "2025-04", NULL);
	put(&batch, TABLE_SOURCES, "id", "odd,1,", "kind", "web", "title", "Bare", NULL);
	put(&batch, TABLE_SOURCES, "id", "epoch", "kind", "dataset", "title",
	    "Epoch AI, Data on Machine Learning Hardware", "publisher", "Epoch AI", "date",
	    "2026-03", NULL);
	put(&batch, TABLE_MODELS, "id", "m", "name", "M", "compute_source", "epoch", "source",
	    "epoch", NULL);
	put(&batch, TABLE_MODELS, "id", "n", "name", "N", "compute_source", "two", "source",
	    "epoch", NULL);
	batch_check(&batch, NULL, false);
	must_be_sound(&batch);
	dataset = batch_dataset(&batch);
}

static void teardown(void)
{
	dataset_free(dataset);
	str_clear(&out);
	batch_clear(&batch);
}

static const char *shortly(const char *key, int columns)
{
	str_reset(&out);
	cite_short(&out, dataset, key, columns);
	return out.text;
}

START_TEST(a_footnote_names_who_what_and_when)
{
	ck_assert_str_eq(shortly("metr-th11", 60), "METR, Time Horizon 1.1, 2026-05");
	ck_assert_str_eq(shortly("arxiv:2403.05812", 60), "Ho et al. 2024");
	ck_assert_str_eq(shortly("two", 60), "Hobbhahn & Besiroglu 2022");
	ck_assert_str_eq(shortly("epoch", 60),
			 "Epoch AI, Data on Machine Learning Hardware, 2026-03");
	ck_assert_str_eq(shortly("odd,1,", 60), "Bare");
	ck_assert_str_eq(shortly("kwa", 60), "Kwa et al. 2025");
	ck_assert_str_eq(shortly("nobody", 60), "Gemma, 2024-03");
}
END_TEST

START_TEST(a_footnote_never_exceeds_its_columns)
{
	static const char *const keys[] = { "metr-th11", "arxiv:2403.05812",
					    "two",       "odd(1)",
					    "epoch",     "no-such-source-in-the-data" };
	for (int columns = 8; columns < 70; columns++)
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			ck_assert_int_le(utf8_width(shortly(keys[i], columns)), columns);
	ck_assert_str_eq(shortly("epoch", 40),
			 "Epoch AI, Data on Machine Lear\xe2\x80\xa6, 2026-03");
}
END_TEST

START_TEST(an_unknown_key_is_written_as_it_is)
{
	ck_assert_str_eq(shortly("nobody-2020", 40), "nobody-2020");
	str_reset(&out);
	cite_full(&out, dataset, "nobody-2020");
	ck_assert_str_eq(out.text, "nobody-2020");
	str_reset(&out);
	cite_bibtex(&out, dataset, "nobody-2020");
	ck_assert_str_eq(out.text, "");
	cite_csl(&out, dataset, "nobody-2020");
	ck_assert_str_eq(out.text, "null");
}
END_TEST

START_TEST(a_full_citation_is_one_line)
{
	cite_full(&out, dataset, "arxiv:2403.05812");
	ck_assert_str_eq(out.text,
			 "Anson Ho, Tamay Besiroglu, Ege Erdil et al. Algorithmic progress in "
			 "language models. arXiv, 2024-03-09. arXiv:2403.05812.");
}
END_TEST

START_TEST(bibtex_escapes_what_tex_would_run)
{
	cite_bibtex(&out, dataset, "odd(1)");
	ck_assert(has(&out, "title = {{100 \\% of \\{A\\} \\& B\\_c costs \\$5 \\#1}}"));
	ck_assert(has(&out, "author = {{Epoch AI} and van den Oord, Aaron}"));
	ck_assert(has(&out, "@techreport{odd-1--"));
	ck_assert(has(&out, "institution = {R\\&D"));
	ck_assert(has(&out, "month = apr"));
	int depth = 0;
	for (const char *at = out.text; *at; at++) {
		bool escaped = at > out.text && at[-1] == '\\';
		depth += *at == '{' && !escaped;
		depth -= *at == '}' && !escaped;
		ck_assert_int_ge(depth, 0);
	}
	ck_assert_int_eq(depth, 0);
}
END_TEST

START_TEST(bibtex_keys_stay_apart_where_sources_do)
{
	cite_bibtex(&out, dataset, "odd(1)");
	char first[32];
	snprintf(first, sizeof first, "%.*s", (int)strcspn(strchr(out.text, '{'), ","),
		 strchr(out.text, '{'));
	str_reset(&out);
	cite_bibtex(&out, dataset, "odd,1,");
	ck_assert(strncmp(strchr(out.text, '{'), first, strlen(first)) != 0);
}
END_TEST

START_TEST(bibtex_knows_arxiv_and_keeps_addresses)
{
	cite_bibtex(&out, dataset, "arxiv:2403.05812");
	ck_assert(has(&out, "@article{arxiv:2403.05812,"));
	ck_assert(has(&out, "author = {Ho, Anson and Besiroglu, Tamay and Erdil, Ege and others}"));
	ck_assert(has(&out, "eprint = {2403.05812}"));
	ck_assert(has(&out, "year = {2024}"));
	str_reset(&out);
	cite_bibtex(&out, dataset, "metr-th11");
	ck_assert(has(&out, "url = {https://metr.org/time_horizons/#a%20b}"));
	ck_assert(has(&out, "author = {{METR}}"));
}
END_TEST

START_TEST(csl_gives_names_and_dates_in_parts)
{
	cite_csl(&out, dataset, "odd(1)");
	ck_assert(has(&out, "{\"id\":\"odd(1)\",\"type\":\"report\""));
	ck_assert(
		has(&out,
		    "\"author\":[{\"literal\":\"Epoch AI\"},{\"family\":\"van den Oord\",\"given\":"
		    "\"Aaron\"}]"));
	ck_assert(has(&out, "\"issued\":{\"date-parts\":[[2025,4]]}"));
	str_reset(&out);
	cite_csl(&out, dataset, "two");
	ck_assert(has(&out, "\"issued\":{\"date-parts\":[[2022]]}"));
}
END_TEST

START_TEST(the_card_says_how_it_was_checked_and_what_rests_on_it)
{
	cite_card(&out, dataset, "epoch");
	ck_assert(has(&out, "Rows that rest on it: models (2)\n"));
	ck_assert(has(&out, "Checked: not said\n"));
	str_reset(&out);
	cite_card(&out, dataset, "metr-th11");
	ck_assert(has(&out, "Checked: its text or file was read\n"));
	ck_assert(has(&out, "Rows that rest on it: none\n"));
}
END_TEST

START_TEST(a_row_that_names_a_source_twice_counts_once)
{
	size_t counts[16], epoch = (size_t)dataset_find(dataset, TABLE_SOURCES, "epoch");
	ck_assert_uint_eq(cite_rows(dataset, TABLE_MODELS, "epoch"), 2);
	ck_assert_uint_eq(cite_rows(dataset, TABLE_MODELS, "two"), 1);
	ck_assert_uint_le(dataset_count(dataset, TABLE_SOURCES), 16);
	cite_count_all(dataset, counts);
	ck_assert_uint_eq(counts[epoch], 2);
	ck_assert_uint_eq(counts[dataset_find(dataset, TABLE_SOURCES, "two")], 1);
	ck_assert_uint_eq(counts[dataset_find(dataset, TABLE_SOURCES, "metr-th11")], 0);
}
END_TEST

START_TEST(authors_are_told_from_organisations)
{
	static const struct {
		const char *list, *family[3];
		bool organisation, more;
	} cases[] = {
		{ "Jared Kaplan", { "Kaplan" }, false, false },
		{ "OpenAI", { "OpenAI" }, true, false },
		{ "Qwen Team", { "Qwen Team" }, true, false },
		{ "A\xc3\xa4ron de la Cruz; Yan\xe2\x80\xa6",
		  { "de la Cruz", "Yan" },
		  false,
		  true },
		{ "Ho, and others", { "Ho" }, true, true },
		{ "", { NULL }, false, false },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *rest = cases[i].list;
		struct author author;
		bool more = false;
		for (size_t k = 0; k < 3 && cases[i].family[k]; k++) {
			ck_assert(author_next(&author, &rest, &more));
			ck_assert_uint_eq(author.family_length, strlen(cases[i].family[k]));
			ck_assert(memcmp(author.family, cases[i].family[k], author.family_length) ==
				  0);
			if (k == 0)
				ck_assert(author.organisation == cases[i].organisation);
		}
		ck_assert(!author_next(&author, &rest, &more));
		ck_assert(more == cases[i].more);
	}
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("cite");
	TCase *tc = tcase_create("cite");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_footnote_names_who_what_and_when);
	tcase_add_test(tc, a_footnote_never_exceeds_its_columns);
	tcase_add_test(tc, an_unknown_key_is_written_as_it_is);
	tcase_add_test(tc, a_full_citation_is_one_line);
	tcase_add_test(tc, bibtex_escapes_what_tex_would_run);
	tcase_add_test(tc, bibtex_keys_stay_apart_where_sources_do);
	tcase_add_test(tc, bibtex_knows_arxiv_and_keeps_addresses);
	tcase_add_test(tc, csl_gives_names_and_dates_in_parts);
	tcase_add_test(tc, the_card_says_how_it_was_checked_and_what_rests_on_it);
	tcase_add_test(tc, a_row_that_names_a_source_twice_counts_once);
	tcase_add_test(tc, authors_are_told_from_organisations);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
