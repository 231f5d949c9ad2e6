/* report_figure.c - what a screen shows as figures of a report: pictures, words, rows. */
#include "cli/report.h"

#include "base/date.h"
#include "base/i18n.h"
#include "base/num.h"
#include "chart/vector.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SCREEN_W = 200, SCREEN_H = 64, FRAME_ROWS = 7, KEY_ROWS = 2, MARKS_MOST = 6 };

/* The first columns are for programs only. */
static const struct paper_column point_columns[] = {
	{ "series", "", false },           { "row", "", false },
	{ "date", N_("Date"), false },     { "label", N_("Name"), false },
	{ "value", N_("Value"), true },    { "low", N_("Low"), true },
	{ "high", N_("High"), true },      { "tier", N_("Grade"), false },
	{ "fitted", N_("Fitted"), false }, { "source", N_("Source"), false },
};
enum { FOR_PROGRAMS = 2 };

static bool for_programs(const struct report *report)
{
	return report->format == REPORT_CSV || report->format == REPORT_JSON;
}

static bool draws_shapes(const struct report *report)
{
	return report->format == REPORT_HTML || report->format == REPORT_SVG;
}

/* Columns with translated titles, in the paper's arena. */
static const struct paper_column *columns_of(struct report *report, size_t *count)
{
	size_t all = sizeof point_columns / sizeof *point_columns;
	size_t from = for_programs(report) ? 0 : FOR_PROGRAMS;
	struct paper_column *columns = arena_array(&report->paper.arena, all, sizeof *columns);
	for (size_t i = from; i < all; i++) {
		columns[i - from] = point_columns[i];
		columns[i - from].title = *point_columns[i].title ? _(point_columns[i].title) : "";
	}
	*count = all - from;
	return columns;
}

static void add_value(struct report *report, const struct series *series, double value)
{
	char text[NUM_TEXT] = "";
	if (isnan(value))
		paper_cell(&report->paper, "");
	else
		paper_cell_number(&report->paper,
				  num_value(text, &series->unit, value, report->charset), value);
}

static void add_point(struct report *report, const struct figure *figure,
		      const struct figure_point *point)
{
	struct paper *paper = &report->paper;
	const struct series *series = figure->series;
	const struct series_point *at = &point->at;
	char day[16];
	if (for_programs(report)) {
		paper_cell(paper, series->id);
		paper_cell(paper, dataset_value(figure->dataset, series->table, at->row, 0).text);
	}
	paper_cell(paper, date_format(day, (int)at->t));
	paper_cell(paper, at->label);
	add_value(report, series, at->y);
	add_value(report, series, at->low);
	add_value(report, series, at->high);
	if (for_programs(report))
		paper_cell(paper, tier_id(at->tier));
	else
		paper_cell(paper, at->tier == TIER_NONE ? "" : tier_title(at->tier));
	if (for_programs(report))
		paper_cell(paper, point->fitted ? "true" : "false");
	else
		paper_cell(paper, point->fitted ? _("yes") : point->later ? _("later") : _("no"));
	if (for_programs(report))
		paper_cell(paper, at->source);
	else
		paper_cell_source(paper, at->source);
}

static void add_points(struct report *report, const struct figure *figure)
{
	char caption[300];
	size_t count;
	const struct paper_column *columns = columns_of(report, &count);
	snprintf(caption, sizeof caption, _("The rows behind it: %s, %s"), _(figure->series->title),
		 _(figure->series->unit_title));
	paper_table(&report->paper, caption, columns, count, true);
	for (size_t i = 0; i < figure->count; i++)
		add_point(report, figure, &figure->points[i]);
}

static void cite_some(struct report *report, const char *const *keys, size_t count)
{
	for (size_t i = 0; i < count && i < MARKS_MOST; i++)
		paper_cite(&report->paper, keys[i]);
}

/* What the figure says, how sure, on what it rests, and the command that prints it. */
static void add_words(struct report *report, const struct figure *figure)
{
	struct paper *paper = &report->paper;
	struct str text;
	struct support support;
	char line[600];
	str_init(&text);
	str_printf(&text, "%s: %s", _(figure->series->short_title),
		   figure_rate(figure, line, sizeof line, report->charset));
	paper_add(paper, figure->has_fit ? PAPER_LEAD : PAPER_WARNING, text.text);
	cite_some(report, figure->sources, figure->source_count);
	paper_add(paper, PAPER_WARNING, figure_warning(figure, line, sizeof line));
	paper_add(paper, PAPER_WARNING, _(figure->series->caution));
	if (figure->has_fit) {
		figure_support(figure, &support);
		paper_add(paper, PAPER_TEXT, support_text(&support, line, sizeof line));
	}
	paper_add(paper, PAPER_TEXT, figure_hindsight(figure, line, sizeof line, report->charset));
	paper_add(paper, PAPER_SMALL, _(figure->series->statement));
	paper_add(paper, PAPER_SMALL, figure_basis(figure, line, sizeof line, report->charset));
	paper_add(paper, PAPER_COMMAND, figure_command(figure, line, sizeof line));
	if (report->format == REPORT_JSON) {
		str_reset(&text);
		figure_json(figure, &text);
		paper_add(paper, PAPER_DATA, text.text);
	}
	str_clear(&text);
}

static void picture_title(const struct ui_picture *picture, char *text, size_t size)
{
	char day[16];
	const struct figure *figure = picture->figure;
	if (figure && isfinite(figure->selection.as_of))
		snprintf(text, size, _("%s (%s), as of %s"), _(picture->title),
			 _(figure->series->unit_title),
			 date_format(day, (int)figure->selection.as_of));
	else if (figure)
		snprintf(text, size, "%s (%s)", _(picture->title), _(figure->series->unit_title));
	else
		snprintf(text, size, "%s", _(picture->title));
}

/* The picture drawn again at the size of the report, the key to its marks below it. */
static void add_picture(struct report *report, const struct ui_picture *picture,
			const char *summary, bool told)
{
	struct canvas canvas;
	struct chart_result result;
	struct str under;
	char title[300];
	int h = report->h, keys = picture->figure && h > 4 * KEY_ROWS ? KEY_ROWS : 0;
	canvas_init(&canvas, report->w, h, report->charset);
	chart_draw(&canvas, (struct rect){ 0, 0, report->w, h - keys }, &picture->chart, &result);
	str_init(&under);
	if (draws_shapes(report))
		chart_vector(&canvas, &picture->chart, &result, &report->palette, &under);
	ui_picture_legend(picture, &canvas, (struct rect){ 1, h - keys, report->w - 1, keys });
	picture_title(picture, title, sizeof title);
	paper_figure(&report->paper, title, summary, told, &canvas, under.text);
	str_clear(&under);
}

/* A chart in words: those of its figure, or those of the view that drew it. */
static void summary_of(struct screen *screen, const struct ui_picture *picture, struct str *text)
{
	if (picture && picture->figure)
		figure_speech(picture->figure, text);
	else
		ui_speech_pane(screen->ui, text);
	for (char *at = text->text; *at; at++)
		if (*at == '\n')
			*at = ' ';
	while (text->length > 0 && text->text[text->length - 1] == ' ')
		text->text[--text->length] = '\0';
}

/* The view as it stands on the screen, its charts as shapes. */
static void add_stage(struct report *report, struct screen *screen)
{
	struct canvas canvas;
	struct str text, under;
	const struct ui_picture *pictures;
	size_t count = ui_pictures(screen->ui, &pictures);
	struct rect stage = ui_stage(&screen->canvas);
	canvas_init(&canvas, stage.w, stage.h, report->charset);
	canvas_blit(&canvas, -stage.x, -stage.y, &screen->canvas);
	str_init(&under);
	for (size_t i = 0; i < count && draws_shapes(report); i++) {
		struct chart_result result = pictures[i].result;
		result.area.x -= stage.x;
		result.area.y -= stage.y;
		result.plot.x -= stage.x;
		result.plot.y -= stage.y;
		chart_vector(&canvas, &pictures[i].chart, &result, &report->palette, &under);
	}
	str_init(&text);
	summary_of(screen, NULL, &text);
	paper_figure(&report->paper, ui_title(screen->ui), text.text, false, &canvas, under.text);
	str_clear(&text);
	str_clear(&under);
}

/* True the first time that a figure comes up; remembers how it was made. */
static bool is_news(struct report *report, const struct figure *figure)
{
	struct arena *arena = &report->paper.arena;
	char command[300];
	struct str methods;
	figure_command(figure, command, sizeof command);
	for (size_t i = 0; i < report->told_count; i++)
		if (strcmp(report->told[i].command, command) == 0)
			return false;
	str_init(&methods);
	figure_explain(figure, &methods, report->charset);
	report->told = mem_grow(report->told, report->told_count, &report->told_room,
				sizeof *report->told);
	report->told[report->told_count++] =
		(struct report_told){ arena_strdup(arena, command),
				      arena_strdup(arena, methods.text),
				      arena_strdup(arena, _(figure->series->title)) };
	str_clear(&methods);
	return true;
}

void report_methods(struct report *report)
{
	struct paper *paper = &report->paper;
	if (report->told_count)
		paper_heading(paper, 2, _("How the figures were made"));
	for (size_t i = 0; i < report->told_count; i++) {
		paper_heading(paper, 3, report->told[i].title);
		paper_add(paper, PAPER_SMALL, report->told[i].methods);
	}
}

/* A picture with its words and rows, unless its series has been told already. */
static void tell_picture(struct report *report, struct screen *screen,
			 const struct ui_picture *picture, bool told, bool words)
{
	struct str summary;
	str_init(&summary);
	summary_of(screen, picture, &summary);
	add_picture(report, picture, summary.text,
		    told || (words && (picture->figure || report->quiet)));
	str_clear(&summary);
	if (told || !picture->figure || (words && !is_news(report, picture->figure)))
		return;
	if (words)
		add_words(report, picture->figure);
	if (words || report->format == REPORT_HTML || for_programs(report))
		add_points(report, picture->figure);
}

void report_screen(struct report *report, struct screen *screen, bool words)
{
	const struct ui_picture *pictures;
	size_t count = ui_pictures(screen->ui, &pictures);
	bool whole = count == 0 || (count > 1 && !words);
	for (size_t i = 0; i < count && !report->quiet; i++)
		whole = whole || !pictures[i].figure; /* what it shows is not in its words */
	if (whole) {
		add_stage(report, screen);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		bool told = false;
		for (size_t before = 0; before < i; before++)
			told = told || pictures[before].figure == pictures[i].figure;
		tell_picture(report, screen, &pictures[i], told, words);
	}
}

static const char *view_heading(const char *id)
{
	for (size_t i = 0; i < ui_view_count(); i++)
		if (strcmp(ui_view_at(i).id, id) == 0)
			return _(ui_view_at(i).title);
	return id;
}

bool report_view(struct report *report, const char *view, const char *series, struct err *err)
{
	struct screen screen = { 0 };
	const struct ui_picture *pictures;
	int w = SCREEN_W, h = SCREEN_H;
	bool done =
		screen_open(&screen, report->cli, report->session, view, series, w, h, false, err);
	if (!done)
		return false;
	screen_settle(&screen);
	if (ui_pictures(screen.ui, &pictures) ==
	    0) { /* words and lists, at the width of the lines */
		screen_size(&screen, report->w, report->h + FRAME_ROWS);
		screen_settle(&screen);
	}
	paper_heading(&report->paper, 2, view_heading(view));
	report->quiet = strcmp(view, "acceleration") == 0;
	report_screen(report, &screen, true);
	report->quiet = false;
	if (strcmp(view, "acceleration") == 0 && ui_figure(screen.ui))
		report_acceleration(report, ui_figure(screen.ui));
	screen_close(&screen);
	return true;
}

bool report_of_screen(struct screen *screen, const struct cli *cli, double as_of,
		      enum report_format format, bool own_theme, const char *command,
		      struct str *out, struct err *err)
{
	struct report report;
	struct theme light = screen->theme, dark;
	struct err none = { 0 };
	bool both = !own_theme && theme_load(&screen->themes, "light", &light, NULL, &none) &&
		    theme_load(&screen->themes, "dark", &dark, NULL, &none);
	report_open(&report, screen->session, as_of, format, &light, both ? &dark : NULL);
	report.cli = cli;
	report.charset = screen->canvas.charset;
	const char *text;
	const struct deck_step *step = ui_step(screen->ui, &text);
	report_title(&report, step ? deck_text(step->title, i18n_language()) : ui_title(screen->ui),
		     command);
	if (step)
		paper_add(&report.paper, PAPER_LEAD, text);
	for (size_t i = 0; step && *text && i < step->cite_count; i++)
		paper_cite(&report.paper, step->cite[i]);
	report_screen(&report, screen, true);
	bool done = report_write(&report, out, err);
	report_close(&report);
	return done;
}
