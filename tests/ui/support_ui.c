/* support_ui.c - see support_ui.h. */
#include "ui/support_ui.h"

#include "base/mem.h"
#include "draw/export.h"
#include "model/support_model.h"
#include "ui/state.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_driver(struct batch *batch, const char *driver, const char *id, const char *set,
		       const char *scale, const char *unit)
{
	char where[64];
	snprintf(where, sizeof where, "set = %s", set);
	put(batch, TABLE_SERIES, "id", id, "title", id, "short", id, "driver", driver, "unit", unit,
	    "statement", "A statement.", "table", "observations", "value", "value", "where", where,
	    "scale", scale, "better", "up", "frontier", "all", NULL);
}

struct dataset *desk_data(int more)
{
	static const char *const sets[] = { "a", "h", "t", "s" };
	struct batch batch;
	batch_init(&batch);
	put_metr(&batch);
	put(&batch, TABLE_SOURCES, "id", "src", "kind", "web", "title", "A source of figures",
	    "url", "https://example.org/", NULL);
	put(&batch, TABLE_UNITS, "id", "points", "title", "points", "style", "plain", NULL);
	put(&batch, TABLE_UNITS, "id", "fraction", "title", "score", "style", "percent", NULL);
	for (int s = 0; s < 4; s++)
		for (int year = 0; year < 8 + (s == 1 ? more : 0); year++) {
			char date[32], value[32];
			snprintf(date, sizeof date, "%d-0%d-15", 2015 + year, 1 + (year + s) % 9);
			snprintf(value, sizeof value, s == 3 ? "0.%02d" : "%d",
				 s == 3 ? 10 + 9 * year : 1 + year * year * (s + 1));
			put_point(&batch, sets[s], date, value);
		}
	put_driver(&batch, "algorithms", "algo", "a", "log", "points");
	put_driver(&batch, "hardware", "hard", "h", "log", "points");
	put_driver(&batch, "hardware", "hard-too", "h", "linear", "points");
	put_driver(&batch, "training", "train", "t", "log", "points");
	put(&batch, TABLE_SERIES, "id", "score", "title", "A score", "short", "score", "driver",
	    "capability", "unit", "fraction", "statement", "S.", "table", "observations", "value",
	    "value", "where", "set = s", "scale", "logit", "floor", "0", "ceiling", "1", "better",
	    "up", "frontier", "all", NULL);
	batch_check(&batch, NULL, false);
	must_be_sound(&batch);
	struct dataset *dataset = batch_dataset(&batch);
	batch_clear(&batch);
	return dataset;
}

static void open_desk(struct desk *desk, struct dataset *dataset, int w, int h,
		      const char *const *keys)
{
	static const char *const themes[] = { "dark", "light" };
	struct ui_options options = { .themes = themes,
				      .theme_count = 2,
				      .theme = "dark",
				      .keys = keys,
				      .charset = CHARSET_UNICODE };
	*desk = (struct desk){ .dataset = dataset };
	desk->ui = ui_new(desk->dataset, &options);
	canvas_init(&desk->canvas, w, h, CHARSET_UNICODE);
	str_init(&desk->screen);
	ui_draw(desk->ui, &desk->canvas);
}

void desk_open_with(struct desk *desk, int w, int h, const char *const *keys)
{
	open_desk(desk, desk_data(0), w, h, keys);
}

void desk_open_on(struct desk *desk, struct dataset *dataset, int w, int h)
{
	open_desk(desk, dataset, w, h, NULL);
}

void desk_open(struct desk *desk, int w, int h)
{
	desk_open_with(desk, w, h, NULL);
}

void desk_close(struct desk *desk)
{
	ui_free(desk->ui);
	dataset_free(desk->dataset);
	canvas_clear(&desk->canvas);
	str_clear(&desk->screen);
}

void desk_press(struct desk *desk, const char *keys)
{
	struct key_script script = { .at = keys };
	struct err err = { 0 };
	for (int key; (key = key_script_next(&script, &err)) != KEY_NOTHING;) {
		struct event event = { .kind = EVENT_KEY, .key = key };
		desk->effect = ui_event(desk->ui, &event);
		ui_draw(desk->ui, &desk->canvas);
	}
	ck_assert_msg(err.kind == ERR_NONE, "%s: %s", keys, err.text);
}

void desk_resize(struct desk *desk, int w, int h)
{
	struct event event = { .kind = EVENT_RESIZE, .w = w, .h = h };
	ui_event(desk->ui, &event);
	canvas_resize(&desk->canvas, w, h);
	ui_draw(desk->ui, &desk->canvas);
}

const char *desk_screen(struct desk *desk)
{
	str_reset(&desk->screen);
	export_roles(&desk->screen, &desk->canvas);
	return desk->screen.text;
}

bool desk_shows(struct desk *desk, const char *text)
{
	return strstr(desk_screen(desk), text) != NULL;
}

char *desk_remember(struct desk *desk)
{
	return mem_strdup(desk_screen(desk));
}

void desk_same(struct desk *desk, char *before, const char *what)
{
	bool same = strcmp(before, desk_screen(desk)) == 0;
	if (!same)
		fprintf(stderr, "# %s: it was\n%s\nand is\n%s", what, before, desk_screen(desk));
	ck_assert_msg(same, "%s", what);
	free(before);
}

/* Without what was said last. */
static char *remember_quiet(struct desk *desk)
{
	ui_status(desk->ui, false, "");
	ui_draw(desk->ui, &desk->canvas);
	return desk_remember(desk);
}

static void ask(struct desk *desk, const char *asked)
{
	struct str keys;
	if (asked[0] != ':' || !asked[1]) {
		desk_press(desk, asked);
		return;
	}
	str_init(&keys);
	str_add(&keys, ": text:");
	for (const char *at = asked + 1; *at; at++)
		str_printf(&keys, *at == ' ' ? " Space text:" : "%c", *at);
	str_add(&keys, " Enter");
	desk_press(desk, keys.text);
	str_clear(&keys);
}

void desk_refuses(struct desk *desk, const struct refusal *refusal)
{
	desk_press(desk, refusal->before);
	char *before = remember_quiet(desk);
	size_t undo = desk->ui->undo_count, levers = desk->ui->whatif.undo_count;
	ask(desk, refusal->asked);
	ck_assert_msg(desk_shows(desk, refusal->said), "%s, then %s says: %s", refusal->before,
		      refusal->asked, desk->ui->status.text);
	ck_assert_msg(desk->ui->status_error, "%s", refusal->said);
	ck_assert_msg(desk->effect.kind == EFFECT_NONE, "%s", refusal->said);
	ck_assert_msg(desk->ui->undo_count == undo, "%s", refusal->said);
	ck_assert_msg(desk->ui->whatif.undo_count == levers, "%s", refusal->said);
	free(remember_quiet(desk));
	desk_same(desk, before, refusal->said);
}
