/* screen.c - see screen.h. */
#include "cli/screen.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "chart/vector.h"
#include "cli/decks.h"
#include "cli/keep.h"
#include "cli/settings.h"
#include "draw/export.h"
#include "model/say.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool screen_series_known(const struct dataset *dataset, const char *id, struct err *err)
{
	struct say_nearest nearest = { .wanted = id };
	char quoted[SAY_TEXT];
	const char *holds = NULL;
	if (dataset_find(dataset, TABLE_SERIES, id) >= 0)
		return true;
	for (size_t i = 0; i < dataset_count(dataset, TABLE_SERIES); i++) {
		const char *other = dataset_value(dataset, TABLE_SERIES, i, 0).text;
		say_nearest_try(&nearest, other);
		if (!holds && strstr(other, id))
			holds = other;
	}
	say_quoted(quoted, id);
	const char *best = nearest.best ? nearest.best : holds;
	if (best)
		return err_set(err, ERR_USAGE, _("there is no series %s; did you mean %s?"), quoted,
			       best);
	return err_set(err, ERR_USAGE, _("there is no series %s; kasoku series lists all"), quoted);
}

bool screen_view_known(const char *id, struct err *err)
{
	struct say_nearest nearest = { .wanted = id };
	char quoted[SAY_TEXT];
	struct str all;
	str_init(&all);
	for (size_t i = 0; i < ui_view_count(); i++) {
		const char *other = ui_view_at(i).id;
		if (strcmp(other, id) == 0) {
			str_clear(&all);
			return true;
		}
		say_nearest_try(&nearest, other);
		str_printf(&all, "%s%s", i ? ", " : "", other);
	}
	say_quoted(quoted, id);
	if (nearest.best)
		err_set(err, ERR_USAGE, _("there is no view %s; did you mean %s?"), quoted,
			nearest.best);
	else
		err_set(err, ERR_USAGE, _("there is no view %s; there are: %s"), quoted, all.text);
	str_clear(&all);
	return false;
}

bool screen_open(struct screen *screen, const struct cli *cli, const struct session *session,
		 const char *view, const char *series, int w, int h, bool live, struct err *err)
{
	double as_of;
	*screen = (struct screen){ 0 };
	if (!cli_as_of(cli, &as_of, err) ||
	    (series && !screen_series_known(session->dataset, series, err)))
		return false;
	themes_open(&screen->themes, session->catalogue);
	if (!theme_choose(&screen->themes, cli, &screen->theme, err)) {
		themes_close(&screen->themes);
		return false;
	}
	struct str draft;
	str_init(&draft);
	if (live)
		keep_draft(session, &draft);
	struct ui_options options = {
		.view = view,
		.keys = cli->settings->keymap.keys,
		.mouse = live && setting_on(cli, "mouse"),
		.draft = draft.text,
		.series = series,
		.themes = (const char *const *)screen->themes.files.names,
		.theme_count = screen->themes.files.count,
		.theme = screen->theme.name,
		.today = live ? look_today() : 0,
		.no_motion = !live || !setting_on(cli, "motion"),
		.as_of = isfinite(as_of) ? (int)as_of : 0,
		.charset = cli->charset,
	};
	screen->session = session;
	canvas_init(&screen->canvas, w, h, cli->charset);
	screen->ui = ui_new(session->dataset, &options);
	str_clear(&draft);
	screen_size(screen, w, h);
	return true;
}

void screen_size(struct screen *screen, int w, int h)
{
	struct event size = { .kind = EVENT_RESIZE, .w = w, .h = h };
	canvas_resize(&screen->canvas, w, h);
	ui_event(screen->ui, &size);
}

void screen_close(struct screen *screen)
{
	if (!screen->ui)
		return;
	ui_free(screen->ui);
	deck_clear(&screen->deck);
	canvas_clear(&screen->canvas);
	themes_close(&screen->themes);
	screen->ui = NULL;
}

/* The list of decks with their titles; one that cannot be read says why. */
static void list_decks(struct screen *screen)
{
	struct files files;
	struct arena arena = ARENA_EMPTY;
	decks_list(&files, screen->session);
	const char **titles = arena_array(&arena, files.count + 1, sizeof *titles);
	for (size_t i = 0; i < files.count; i++) {
		struct deck deck;
		struct err err = { 0 };
		bool ok = deck_open(&deck, screen->session, files.names[i], &err);
		titles[i] = arena_strdup(&arena, ok ? deck_text(deck.title, NULL) : err.text);
		if (ok)
			deck_clear(&deck);
	}
	ui_decks(screen->ui, (const char *const *)files.names, titles, files.count);
	arena_clear(&arena);
	files_clear(&files);
}

bool screen_present(struct screen *screen, const char *name, size_t step, struct err *err)
{
	struct deck deck;
	if (!*name) {
		list_decks(screen);
		return true;
	}
	if (!deck_open(&deck, screen->session, name, err))
		return false;
	ui_present(screen->ui, NULL, 0);
	deck_clear(&screen->deck);
	screen->deck = deck;
	ui_present(screen->ui, &screen->deck, step);
	return true;
}

void screen_series(struct screen *screen, const char *id)
{
	ui_series(screen->ui, id);
}

void screen_renew_themes(struct screen *screen)
{
	struct err err = { 0 };
	struct str warnings;
	struct theme theme;
	if (!themes_renew(&screen->themes))
		return;
	str_init(&warnings);
	ui_themes(screen->ui, (const char *const *)screen->themes.files.names,
		  screen->themes.files.count, screen->theme.name);
	bool read = theme_load(&screen->themes, screen->theme.name, &theme, &warnings, &err);
	char *end = strchr(warnings.text, '\n');
	if (end)
		*end = '\0';
	if (read)
		screen->theme = theme;
	if (!read || warnings.length)
		ui_status(screen->ui, true, read ? warnings.text : err.text);
	str_clear(&warnings);
}

void screen_draw(struct screen *screen)
{
	canvas_blank(&screen->canvas);
	ui_draw(screen->ui, &screen->canvas);
}

void screen_settle(struct screen *screen)
{
	struct event tick = { .kind = EVENT_TICK, .key = 1 };
	screen_draw(screen);
	if (ui_wants(screen->ui) != 0)
		return;
	while (ui_wants(screen->ui) == 0)
		ui_event(screen->ui, &tick);
	screen_draw(screen);
}

bool screen_press(struct screen *screen, const char *keys, struct err *err)
{
	struct key_script script = { .at = keys };
	struct err trouble = { 0 };
	int key;
	err_clear(err);
	while ((key = key_script_next(&script, err)) != KEY_NOTHING) {
		screen_settle(screen); /* keys may depend on what there was room for */
		struct event event = { .kind = EVENT_KEY, .key = key, .scripted = true };
		struct effect effect = ui_event(screen->ui, &event);
		if (effect.kind == EFFECT_QUIT)
			break;
		if (effect.kind == EFFECT_THEME)
			theme_load(&screen->themes, effect.text, &screen->theme, NULL, &trouble);
		if (effect.kind == EFFECT_DECK && !screen_present(screen, effect.text, 0, &trouble))
			ui_status(screen->ui, true, trouble.text);
	}
	return err->kind == ERR_NONE;
}

/* Letters in cells, charts as shapes, the spoken summary as the description. */
static void write_svg(struct screen *screen, const char *title, struct str *out)
{
	struct palette palette;
	struct canvas canvas;
	struct str under, words;
	const struct ui_picture *pictures;
	size_t count = ui_pictures(screen->ui, &pictures);
	canvas_init(&canvas, screen->canvas.w, screen->canvas.h, screen->canvas.charset);
	canvas_blit(&canvas, 0, 0, &screen->canvas);
	palette_init(&palette, &screen->theme, NULL);
	str_init(&under);
	str_init(&words);
	for (size_t i = 0; i < count; i++)
		chart_vector(&canvas, &pictures[i].chart, &pictures[i].result, &palette, &under);
	ui_speech(screen->ui, &words);
	export_svg_with(
		out, &canvas, &palette,
		&(struct svg){ .title = title, .description = words.text, .under = under.text });
	str_clear(&words);
	str_clear(&under);
	palette_clear(&palette);
	canvas_clear(&canvas);
}

static void speak(struct screen *screen, struct str *out)
{
	struct str said;
	str_init(&said);
	ui_speech(screen->ui, &said);
	str_add_clean(out, said.text, "\n");
	str_clear(&said);
}

void screen_write(struct screen *screen, const char *format, enum colour_depth depth,
		  const char *title, struct str *out)
{
	if (strcmp(format, "speech") == 0)
		speak(screen, out);
	else if (strcmp(format, "svg") == 0)
		write_svg(screen, title, out);
	else if (strcmp(format, "ansi") == 0)
		export_ansi(out, &screen->canvas, &screen->theme, depth);
	else if (strcmp(format, "roles") == 0)
		export_roles(out, &screen->canvas);
	else
		export_text(out, &screen->canvas);
}
