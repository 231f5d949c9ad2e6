/* check_osc8.c - links of a canvas on a terminal that opens them. */
#include "draw/web_link.h"
#include "run_suite.h"
#include "term/support_term.h"

#include <string.h>
#include <sys/wait.h>

static const char address[] = "https://metr.org/time";

static void show_at(struct term *term, int y, enum role role, const char *after)
{
	struct canvas canvas;
	struct theme theme;
	theme_plain(&theme);
	canvas_init(&canvas, GUEST_W, GUEST_H, CHARSET_UNICODE);
	const struct rect row = { 1, y, GUEST_W - 1, 1 };
	canvas_text(&canvas, 1, y, GUEST_W - 1, role, address);
	canvas_text(&canvas, 1, 8, GUEST_W - 1, ROLE_TEXT, after);
	web_link_lay(&canvas, row, address);
	term_show(term, &canvas, &theme);
	canvas_clear(&canvas);
}

/* A link that stays, moves, looks different, and is painted with everything else. */
static int shows_links(bool links)
{
	struct term_options options = guest_usual;
	options.links = links;
	struct term *term = term_open(&options, NULL);
	if (!term)
		return 99;
	show_at(term, 1, ROLE_LINK, "aaaa");
	show_at(term, 1, ROLE_LINK, "bbbb");
	show_at(term, 3, ROLE_LINK, "cccc");
	show_at(term, 3, ROLE_MATCH, "dddd");
	term_repaint(term);
	show_at(term, 3, ROLE_MATCH, "eeee");
	guest_show(term, "ffff");
	term_close(term);
	return 0;
}

static int with_links(void)
{
	return shows_links(true);
}

static int without_links(void)
{
	return shows_links(false);
}

static int count(const char *text, const char *end, const char *part)
{
	int found = 0;
	while ((text = strstr(text, part)) && text < end) {
		found++;
		text++;
	}
	return found;
}

START_TEST(a_link_is_sent_when_it_is_new_moved_or_painted_anew)
{
	struct guest guest = guest_start(with_links);
	const char *sent, *at, *end;
	ck_assert_int_eq(guest_finish(&guest), 0);
	sent = guest.sent.text;
	static const struct {
		const char *mark; /* the text, sent before the link */
		int links;
	} frames[] = { { "aaaa", 1 }, { "bbbb", 0 }, { "cccc", 1 }, { "dddd", 1 }, { "eeee", 1 }, { "ffff", 0 } };
	for (size_t i = 0; i < sizeof frames / sizeof frames[0]; i++) {
		at = strstr(sent, frames[i].mark);
		end = i + 1 < sizeof frames / sizeof frames[0] ? strstr(sent, frames[i + 1].mark) : sent + strlen(sent);
		ck_assert_msg(at != NULL && end != NULL, "%s", frames[i].mark);
		ck_assert_int_eq(count(at, end, "\033]8;id=k0;https://metr.org/time\033\\"), frames[i].links);
	}
	ck_assert_int_eq(count(sent, sent + strlen(sent), "\033]8;;\033\\"), 4);
	guest_done(&guest);
}
END_TEST

START_TEST(a_terminal_that_opens_none_gets_none)
{
	struct guest guest = guest_start(without_links);
	ck_assert_int_eq(guest_finish(&guest), 0);
	ck_assert_ptr_nonnull(strstr(guest.sent.text, "cccc"));
	ck_assert_ptr_null(strstr(guest.sent.text, "\033]8"));
	guest_done(&guest);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("osc8");
	TCase *tcase = tcase_create("osc8");
	tcase_add_test(tcase, a_link_is_sent_when_it_is_new_moved_or_painted_anew);
	tcase_add_test(tcase, a_terminal_that_opens_none_gets_none);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
