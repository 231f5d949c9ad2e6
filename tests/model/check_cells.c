/* check_cells.c - rows and texts, packed: what goes in comes out, and a piece is whole or refused.
 */
#include "model/cells.h"
#include "model/dataset.h"
#include "run_suite.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

START_TEST(texts_stay_where_they_are_and_those_that_come_again_share_one_place)
{
	enum { TEXTS = 30000 };
	struct texts texts = { 0 };
	uint32_t first = texts_add(&texts, "epoch-notable-2026-07");
	const char *there = texts_at(&texts, first);
	static uint32_t places[TEXTS];
	char text[32];
	ck_assert_uint_eq(texts_add(&texts, "epoch-notable-2026-07"), first);
	for (int i = 0; i < TEXTS; i++) {
		snprintf(text, sizeof text, "row-%d", i);
		places[i] = texts_add(&texts, text);
	}
	ck_assert_ptr_eq(texts_at(&texts, first), there);
	for (int i = 0; i < TEXTS; i++) {
		snprintf(text, sizeof text, "row-%d", i);
		ck_assert_str_eq(texts_at(&texts, places[i]), text);
	}
	texts_clear(&texts);
	ck_assert_uint_eq(texts_length(&texts), 0);
}
END_TEST

START_TEST(a_text_longer_than_a_block_and_an_empty_one_have_their_places)
{
	struct texts texts = { 0 };
	char *longest = mem_alloc(100001);
	memset(longest, 'x', 100000);
	uint32_t a = texts_add(&texts, "a"), b = texts_add(&texts, longest),
		 c = texts_add(&texts, "");
	ck_assert_str_eq(texts_at(&texts, a), "a");
	ck_assert_str_eq(texts_at(&texts, b), longest);
	ck_assert_str_eq(texts_at(&texts, c), "");
	ck_assert_uint_eq(texts_length(&texts), 2 + 100001 + 1);
	texts_clear(&texts);
	free(longest);
}
END_TEST

/* A row of models in which every `step`th column from `from` is known. */
static void fill(struct value *row, size_t from, size_t step)
{
	const struct table *t = &schema[TABLE_MODELS];
	dataset_blank(row, TABLE_MODELS);
	row[0].text = "key";
	for (size_t c = from; c < t->column_count; c += step) {
		enum column_type type = t->columns[c].type;
		if (type == COLUMN_NUMBER || type == COLUMN_INTEGER || type == COLUMN_FLAG)
			row[c].number = -1.5 * (double)c;
		else if (type == COLUMN_DATE)
			row[c] = (struct value){ -(double)c, "1969" };
		else
			row[c].text = t->columns[c].name;
	}
}

START_TEST(every_column_comes_out_whatever_is_absent_beside_it)
{
	struct value row[SCHEMA_COLUMNS];
	struct texts texts = { 0 };
	struct cells cells;
	size_t columns = schema[TABLE_MODELS].column_count;
	cells_init(&cells, &schema[TABLE_MODELS]);
	for (size_t i = 0; i < 2 * columns; i++) {
		fill(row, i / 2 + 1, i % 2 ? 1 : 3);
		cells_add(&cells, &texts, row, i % 5 == 0);
	}
	cells_settle(&cells);
	for (size_t i = 0; i < 2 * columns; i++) {
		fill(row, i / 2 + 1, i % 2 ? 1 : 3);
		ck_assert(cells_is_user(&cells, i) == (i % 5 == 0));
		for (size_t c = 0; c < columns; c++)
			ck_assert_msg(value_same(cells_value(&cells, &texts, i, c), row[c]),
				      "row %zu, %s", i, schema[TABLE_MODELS].columns[c].name);
	}
	cells_clear(&cells);
	texts_clear(&texts);
}
END_TEST

static struct dataset *one_row(void)
{
	struct value row[SCHEMA_COLUMNS];
	struct dataset *dataset = dataset_new();
	fill(row, 1, 1);
	dataset_add(dataset, TABLE_MODELS, row, true);
	dataset_seal(dataset);
	return dataset;
}

static unsigned char *piece_of(const struct dataset *dataset, size_t *size)
{
	struct str piece;
	str_init(&piece);
	ck_assert(dataset_pack(dataset, 1 << 20, &piece));
	unsigned char *bytes = mem_alloc(piece.length);
	memcpy(bytes, piece.text, piece.length);
	*size = piece.length;
	str_clear(&piece);
	return bytes;
}

START_TEST(a_dataset_goes_into_a_piece_and_comes_out_of_it)
{
	struct dataset *dataset = one_row(), *again = dataset_new();
	size_t size;
	struct str none;
	unsigned char *piece = piece_of(dataset, &size);
	ck_assert(dataset_unpack(again, piece, size));
	dataset_seal(again);
	ck_assert_uint_eq(dataset_count(again, TABLE_MODELS), 1);
	ck_assert(dataset_is_user(again, TABLE_MODELS, 0));
	ck_assert_int_eq((int)dataset_find(again, TABLE_MODELS, "key"), 0);
	for (size_t c = 0; c < schema[TABLE_MODELS].column_count; c++)
		ck_assert(value_same(dataset_value(again, TABLE_MODELS, 0, c),
				     dataset_value(dataset, TABLE_MODELS, 0, c)));
	str_init(&none);
	ck_assert(!dataset_pack(dataset, size - 1, &none));
	ck_assert_uint_eq(none.length, 0);
	str_clear(&none);
	dataset_free(dataset);
	dataset_free(again);
}
END_TEST

/* Reads everything that a dataset says of itself; what is not its own shows under the sanitizers.
 */
static void walk(const struct dataset *dataset)
{
	size_t length = 0;
	for (enum table_id t = 0; t < TABLE_COUNT; t++)
		for (size_t row = 0; row < dataset_count(dataset, t); row++)
			for (size_t c = 0; c < schema[t].column_count; c++) {
				struct value value = dataset_value(dataset, t, row, c);
				length += value.text ? strlen(value.text) : 0;
				ck_assert(!isinf(value.number));
			}
	ck_assert_uint_lt(length, 1 << 20);
}

START_TEST(a_piece_that_is_cut_or_changed_anywhere_is_refused_or_still_sound)
{
	struct dataset *dataset = one_row();
	size_t size, refused = 0;
	unsigned char *piece = piece_of(dataset, &size);
	dataset_free(dataset);
	for (size_t at = 0; at < size; at++) {
		struct dataset *cut = dataset_new();
		unsigned char *copy = mem_alloc(at ? at : 1);
		memcpy(copy, piece, at);
		ck_assert_msg(!dataset_unpack(cut, copy, at), "cut at %zu of %zu", at, size);
		dataset_free(cut);
		struct dataset *changed = dataset_new();
		copy = mem_alloc(size);
		memcpy(copy, piece, size);
		copy[at] ^= 0x81;
		if (dataset_unpack(changed, copy, size)) {
			dataset_seal(changed);
			walk(changed);
		} else {
			refused++;
		}
		dataset_free(changed);
	}
	ck_assert_uint_gt(refused, 8 + 8 * TABLE_COUNT);
	free(piece);
}
END_TEST

static Suite *suite(void)
{
	Suite *s = suite_create("cells");
	TCase *tc = tcase_create("packed");
	tcase_add_test(tc, texts_stay_where_they_are_and_those_that_come_again_share_one_place);
	tcase_add_test(tc, a_text_longer_than_a_block_and_an_empty_one_have_their_places);
	tcase_add_test(tc, every_column_comes_out_whatever_is_absent_beside_it);
	tcase_add_test(tc, a_dataset_goes_into_a_piece_and_comes_out_of_it);
	tcase_add_test(tc, a_piece_that_is_cut_or_changed_anywhere_is_refused_or_still_sound);
	suite_add_tcase(s, tc);
	return s;
}

int main(void)
{
	return run_suite(suite());
}
