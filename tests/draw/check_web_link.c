/* check_web_link.c - web addresses in text: which are safe to open, and where on a canvas they stand. */
#include "draw/web_link.h"
#include "run_suite.h"

#include <stdio.h>
#include <string.h>

static struct canvas canvas;

static void setup(void)
{
	canvas_init(&canvas, 30, 6, CHARSET_UNICODE);
}

static void teardown(void)
{
	canvas_clear(&canvas);
}

START_TEST(an_address_ends_where_a_sentence_goes_on)
{
	ck_assert_uint_eq(web_link_length("https://metr.org/a?b=1 and"), 22);
	ck_assert_uint_eq(web_link_length("http://a.b/c). Next"), 12);
	ck_assert_uint_eq(web_link_length("https://a.b/c>"), 13);
	ck_assert_uint_eq(web_link_length("https://"), 0);
	ck_assert_uint_eq(web_link_length("ftp://a.b"), 0);
	ck_assert_uint_eq(web_link_length("text https://a.b"), 0);
}
END_TEST

START_TEST(what_could_end_the_link_early_is_no_address)
{
	char endless[3000] = "https://a.b/";
	ck_assert_uint_eq(web_link_length("https://a.b/\033]8;;"), 0);
	ck_assert_uint_eq(web_link_length("https://a.b/\xc2\x9cx"), 0);
	ck_assert_uint_eq(web_link_length("https://a.b/\x7f"), 0);
	memset(endless + 12, 'x', sizeof endless - 13);
	ck_assert_uint_eq(web_link_length(endless), 0);
}
END_TEST

/* Wraps `text` into `area`, skipping rows, lays the link and says where its parts are. */
static const char *laid(struct rect area, int skip, const char *text)
{
	static char places[200];
	size_t used = 0;
	canvas_blank(&canvas);
	canvas_wrap(&canvas, area, skip, ROLE_LINK, text);
	web_link_lay(&canvas, area, text);
	places[0] = '\0';
	for (size_t i = 0; i < canvas.link_count; i++) {
		const struct web_link *link = &canvas.links[i];
		ck_assert_str_eq(link->address, strstr(text, "https"));
		ck_assert(web_link_stands(&canvas, link));
		used += (size_t)snprintf(places + used, sizeof places - used, "%d,%d+%d ", link->x, link->y,
					 link->columns);
	}
	return places;
}

START_TEST(a_link_lies_where_the_address_stands)
{
	const struct rect area = { 2, 1, 28, 3 };
	ck_assert_str_eq(laid(area, 0, "URL  https://metr.org/time"), "7,1+21 ");
	ck_assert_str_eq(laid(area, 0, "no address, but text"), "");
}
END_TEST

START_TEST(an_address_broken_over_rows_is_a_link_on_each)
{
	const struct rect area = { 2, 1, 12, 5 };
	ck_assert_str_eq(laid(area, 0, "https://metr.org/time-horizons-1"), "2,1+12 2,2+12 2,3+8 ");
	ck_assert_str_eq(laid(area, 1, "https://metr.org/time-horizons-1"), "2,1+12 2,2+8 ");
}
END_TEST

START_TEST(a_row_outside_the_clip_is_no_link)
{
	const struct rect area = { 2, 1, 12, 5 };
	canvas_clip(&canvas, (struct rect){ 0, 0, 30, 2 });
	canvas_wrap(&canvas, area, 0, ROLE_LINK, "https://metr.org/time-horizons-1");
	web_link_lay(&canvas, area, "https://metr.org/time-horizons-1");
	ck_assert_uint_eq(canvas.link_count, 1);
}
END_TEST

START_TEST(what_is_drawn_over_a_link_takes_it_away)
{
	const struct rect area = { 2, 1, 28, 3 };
	laid(area, 0, "https://metr.org/time");
	canvas_text(&canvas, 6, 1, 4, ROLE_TEXT, "card");
	ck_assert(!web_link_stands(&canvas, &canvas.links[0]));
	canvas_blank(&canvas);
	ck_assert_uint_eq(canvas.link_count, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("web_link");
	TCase *tcase = tcase_create("web_link");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, an_address_ends_where_a_sentence_goes_on);
	tcase_add_test(tcase, what_could_end_the_link_early_is_no_address);
	tcase_add_test(tcase, a_link_lies_where_the_address_stands);
	tcase_add_test(tcase, an_address_broken_over_rows_is_a_link_on_each);
	tcase_add_test(tcase, a_row_outside_the_clip_is_no_link);
	tcase_add_test(tcase, what_is_drawn_over_a_link_takes_it_away);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
