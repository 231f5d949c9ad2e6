/* report.c - a report opened, titled, written; see report.h. */
#include "cli/report.h"

#include "base/date.h"
#include "base/i18n.h"
#include "cli/build.h"
#include "model/cite.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_COLUMNS = 72, TEXT_ROWS = 20, WIDE_COLUMNS = 96, WIDE_ROWS = 28 };

static const struct {
	const char *name, *endings;
} formats[] = {
	[REPORT_TEXT] = { "text", ".txt .text" },
	[REPORT_ANSI] = { "ansi", ".ansi .ans" },
	[REPORT_SVG] = { "svg", ".svg" },
	[REPORT_HTML] = { "html", ".html .htm .xhtml" },
	[REPORT_MARKDOWN] = { "markdown", ".md .markdown" },
	[REPORT_CSV] = { "csv", ".csv" },
	[REPORT_JSON] = { "json", ".json" },
	[REPORT_CAST] = { "cast", ".cast" },
};

const char *report_format_name(enum report_format format)
{
	return formats[format].name;
}

enum report_format report_format_find(const char *name)
{
	int format = 0;
	while (format < REPORT_FORMATS && strcmp(formats[format].name, name) != 0)
		format++;
	return (enum report_format)format;
}

/* True when `word` is one of the words of `list`, which are separated by blanks. */
static bool is_among(const char *word, const char *list)
{
	size_t length = strlen(word);
	for (; *list; list += strcspn(list, " "), list += *list == ' ')
		if (strcspn(list, " ") == length && strncmp(list, word, length) == 0)
			return true;
	return false;
}

enum report_format report_format_of(const char *file)
{
	const char *dot = strrchr(file, '.');
	int format = dot ? 0 : REPORT_FORMATS;
	while (format < REPORT_FORMATS && !is_among(dot, formats[format].endings))
		format++;
	return (enum report_format)format;
}

void report_open(struct report *report, const struct session *session, double as_of,
		 enum report_format format, const struct theme *light, const struct theme *dark)
{
	bool narrow = format == REPORT_TEXT;
	*report = (struct report){ .session = session,
				   .as_of = as_of,
				   .format = format,
				   .columns = narrow ? TEXT_COLUMNS : WIDE_COLUMNS,
				   .w = narrow ? TEXT_COLUMNS : WIDE_COLUMNS,
				   .h = narrow ? TEXT_ROWS : WIDE_ROWS,
				   .charset = CHARSET_UNICODE,
				   .depth = DEPTH_256,
				   .complete = true,
				   .light = *light };
	if (dark)
		report->dark = *dark;
	palette_init(&report->palette, &report->light, dark ? &report->dark : NULL);
	series_list_init(&report->series, session->dataset, NULL);
	paper_init(&report->paper, i18n_language(), "", "");
}

void report_close(struct report *report)
{
	paper_clear(&report->paper);
	free(report->told);
	palette_clear(&report->palette);
	series_list_clear(&report->series);
}

void report_title(struct report *report, const char *title, const char *command)
{
	struct paper *paper = &report->paper;
	const struct dataset *dataset = report->session->dataset;
	char day[16], as_of[16];
	struct str about;
	str_init(&about);
	if (dataset_date(dataset))
		str_printf(&about, _("Data compiled %s, catalogue version %d."),
			   date_format(day, dataset_date(dataset)), dataset_version(dataset));
	if (isfinite(report->as_of))
		str_printf(&about, _(" As it stood on %s: what was released later is not fitted."),
			   date_format(as_of, (int)report->as_of));
	str_printf(&about, _(" Every figure is computed from cited rows by kasoku %s."), KASOKU_VERSION);
	if (*command)
		str_printf(&about, _(" This document again: %s"), command);
	paper->title = arena_strdup(&paper->arena, title);
	paper->about = arena_strdup(&paper->arena, about.text);
	str_clear(&about);
}

static void word_references(struct report *report)
{
	struct paper *paper = &report->paper;
	for (size_t i = 0; i < paper->reference_count; i++) {
		struct str text;
		str_init(&text);
		cite_full(&text, report->session->dataset, paper->references[i].key);
		paper->references[i].text = arena_strdup(&paper->arena, text.text);
		str_clear(&text);
	}
}

static bool write_csv(const struct report *report, struct str *out, struct err *err)
{
	size_t left = paper_csv(&report->paper, out);
	if (out->length == 0)
		return err_set(err, ERR_DATA, "%s", _("there are no rows to write as CSV"));
	if (left > 0 && !report->whole)
		return err_set(err, ERR_USAGE, "%s",
			       _("CSV holds rows of one sort: those of views, of claims, of drivers or of "
				 "scenarios"));
	return true;
}

bool report_write(struct report *report, struct str *out, struct err *err)
{
	const struct paper *paper = &report->paper;
	word_references(report);
	switch (report->format) {
	case REPORT_HTML:
		paper_html(paper, &report->palette, out);
		return true;
	case REPORT_MARKDOWN:
		paper_markdown(paper, out);
		return true;
	case REPORT_ANSI:
		paper_ansi(paper, report->columns, report->charset, &report->light, report->depth, out);
		return true;
	case REPORT_SVG:
		paper_svg(paper, report->columns, &report->palette, out);
		return true;
	case REPORT_JSON:
		paper_json(paper, out);
		return true;
	case REPORT_CSV:
		return write_csv(report, out, err);
	default:
		paper_text(paper, report->columns, report->charset, out);
		return true;
	}
}

bool report_everything(struct report *report, struct err *err)
{
	report->whole = true;
	return report_view(report, "overview", NULL, err) &&
	       report_view(report, "acceleration", NULL, err) && report_drivers(report, err) &&
	       report_scenarios(report, err) &&
	       (report_claims(report), report_methods(report), true);
}
