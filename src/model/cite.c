/* cite.c - citations for people: footnotes, one-line references, the source card, counts.  The
 * forms for reference managers are in cite_export.c. */
#include "model/cite.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "model/cite_source.h"
#include "model/names.h"

#include <stdio.h>
#include <string.h>

bool source_find(struct source *source, const struct dataset *dataset, const char *key)
{
	long row = dataset_find(dataset, TABLE_SOURCES, key);
	*source = (struct source){ .key = key };
	if (row < 0)
		return false;
	const struct {
		const char **field, *column;
	} fields[] = {
		{ &source->kind, "kind" },
		{ &source->title, "title" },
		{ &source->authors, "authors" },
		{ &source->publisher, "publisher" },
		{ &source->date, "date" },
		{ &source->url, "url" },
		{ &source->identifier, "identifier" },
		{ &source->licence, "licence" },
		{ &source->checked, "checked" },
		{ &source->note, "note" },
	};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		const char *text =
			dataset_get(dataset, TABLE_SOURCES, (size_t)row, fields[i].column).text;
		*fields[i].field = text ? text : "";
	}
	return true;
}

/* True for what scholars cite by author and year: papers, and reports by people. */
static bool by_author_and_year(const struct source *source)
{
	const char *authors = source->authors;
	struct author first;
	bool more = false;
	if (!author_next(&first, &authors, &more))
		return false;
	return strcmp(source->kind, "paper") == 0 ||
	       (strcmp(source->kind, "report") == 0 && !first.organisation);
}

/* "Ho et al.", "Hobbhahn & Besiroglu", "Epoch AI"; nothing when there are no authors. */
static void add_names(struct str *out, const char *authors)
{
	struct author author[3];
	bool more = false;
	size_t count = 0;
	while (count < 3 && author_next(&author[count], &authors, &more))
		count++;
	if (count == 0)
		return;
	str_add_n(out, author[0].family, author[0].family_length);
	if (count == 2 && !more) {
		str_add(out, " & ");
		str_add_n(out, author[1].family, author[1].family_length);
	} else if (count > 1 || more) {
		str_add(out, " ");
		str_add(out, _("et al."));
	}
}

/* Who stands for a source in a footnote.  arXiv only keeps papers; it does not speak for them. */
static void add_who(struct str *out, const struct source *source, bool scholarly)
{
	bool keeper = strcmp(source->publisher, "arXiv") == 0;
	if (!scholarly && source->publisher[0] && !keeper)
		str_add(out, source->publisher);
	else
		add_names(out, source->authors);
}

/* The part of the title that tells a source from others of its publisher: without "<publisher>, "
 * in front and without a remark in parentheses behind. */
static void short_title(struct str *out, const struct source *source, const char *who)
{
	const char *title = source->title;
	size_t length = strlen(who);
	if (length && strncmp(title, who, length) == 0 && title[length] == ',')
		title += length + 1 + strspn(title + length + 1, " ");
	const char *remark = strstr(title, " (");
	size_t n = strlen(title);
	if (remark && remark > title && title[n - 1] == ')')
		n = (size_t)(remark - title);
	str_add_n(out, title, n);
}

/* Cuts `out` from byte `start` on to `columns` columns, ending with an ellipsis when cut. */
static void cut_to(struct str *out, size_t start, int columns)
{
	if (columns < 1 || utf8_width(out->text + start) <= columns)
		return;
	out->length = start + utf8_fit(out->text + start, columns - 1);
	while (out->length > start &&
	       (out->text[out->length - 1] == ' ' || out->text[out->length - 1] == ','))
		out->length--;
	out->text[out->length] = '\0';
	str_add(out, "\xe2\x80\xa6");
}

static void add_parts(struct str *out, const char *who, const char *title, const char *date)
{
	const char *parts[] = { who, title, date };
	size_t start = out->length;
	for (size_t i = 0; i < 3; i++)
		if (parts[i][0]) {
			str_add(out, out->length > start ? ", " : "");
			str_add(out, parts[i]);
		}
}

/* "Ho et al. 2024" */
static void short_paper(struct str *out, const struct source *source, const char *who)
{
	str_add(out, who);
	if (source->date[0])
		str_printf(out, " %.4s", source->date);
}

/* "METR, Time Horizon 1.1, 2026-05"; without room the end of the title goes, then the date. */
static void short_other(struct str *out, const struct source *source, const char *who, int columns)
{
	char date[8];
	struct str title;
	size_t start = out->length;
	str_init(&title);
	short_title(&title, source, who);
	snprintf(date, sizeof date, "%.7s", source->date);
	add_parts(out, who, title.text, date);
	if (columns > 0 && utf8_width(out->text + start) > columns) {
		int room = columns - utf8_width(date) - (date[0] ? 2 : 0);
		out->length = start;
		out->text[start] = '\0';
		add_parts(out, who, title.text, "");
		if (room >= 24) {
			cut_to(out, start, room);
			add_parts(out, "", date[0] ? ", " : "", "");
			str_add(out, date);
		}
	}
	str_clear(&title);
}

void cite_short(struct str *out, const struct dataset *dataset, const char *key, int columns)
{
	struct source source;
	struct str who;
	size_t start = out->length;
	str_init(&who);
	if (!source_find(&source, dataset, key)) {
		str_add(out, key);
	} else {
		bool scholarly = by_author_and_year(&source);
		add_who(&who, &source, scholarly);
		if (scholarly)
			short_paper(out, &source, who.text);
		else
			short_other(out, &source, who.text, columns);
	}
	cut_to(out, start, columns);
	str_clear(&who);
}

static void add_sentence(struct str *out, const char *text)
{
	if (text[0] == '\0')
		return;
	str_add(out, text);
	char last = text[strlen(text) - 1];
	str_add(out, last == '.' || last == '?' || last == '!' ? " " : ". ");
}

void cite_full(struct str *out, const struct dataset *dataset, const char *key)
{
	struct source source;
	if (!source_find(&source, dataset, key)) {
		str_add(out, key);
		return;
	}
	size_t start = out->length;
	add_sentence(out, source.authors);
	add_sentence(out, source.title);
	bool said = strcmp(source.publisher, source.authors) == 0;
	if (source.publisher[0] && !said)
		str_printf(out, source.date[0] ? "%s, " : "%s. ", source.publisher);
	add_sentence(out, source.date);
	if (source.identifier[0])
		add_sentence(out, source.identifier);
	str_add(out, source.url);
	while (out->length > start && out->text[out->length - 1] == ' ')
		out->text[--out->length] = '\0';
}

const char *cite_checked(const char *checked)
{
	static const struct {
		const char *word, *meaning;
	} meanings[] = {
		{ "read", N_("its text or file was read") },
		{ "abstract", N_("its abstract was read") },
		{ "copy", N_("a copy of it was read") },
		{ "quoted", N_("quoted by others; the original was not seen") },
		{ "index", N_("title and date confirmed in an index") },
		{ "none", N_("not confirmed") },
	};
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
		if (strcmp(meanings[i].word, checked) == 0)
			return _(meanings[i].meaning);
	return _("not said");
}

static void card_line(struct str *out, const char *name, const char *text)
{
	if (text[0])
		str_printf(out, "%s: %s\n", name, text);
}

static void card_rows(struct str *out, const struct dataset *dataset, const char *key)
{
	bool any = false;
	for (int t = 0; t < TABLE_COUNT; t++) {
		size_t rows = cite_rows(dataset, (enum table_id)t, key);
		if (!rows)
			continue;
		str_printf(out, "%s%s (%zu)", any ? ", " : "", _(schema[t].title), rows);
		any = true;
	}
	if (!any)
		str_add(out, _("none"));
	str_add_char(out, '\n');
}

void cite_card(struct str *out, const struct dataset *dataset, const char *key)
{
	struct source source;
	if (!source_find(&source, dataset, key)) {
		str_printf(out, _("There is no source '%s' in the data.\n"), key);
		return;
	}
	str_printf(out, "%s\n", source.title);
	card_line(out, _("Authors"), source.authors);
	card_line(out, _("Publisher"), source.publisher);
	card_line(out, _("Date"), source.date);
	card_line(out, _("Kind"), _(source.kind));
	card_line(out, _("Address"), source.url);
	card_line(out, _("Identifier"), source.identifier);
	card_line(out, _("Licence"), source.licence);
	card_line(out, _("Checked"), cite_checked(source.checked));
	card_line(out, _("Note"), _(source.note));
	card_line(out, _("Key"), source.key);
	str_printf(out, "%s: ", _("Rows that rest on it"));
	card_rows(out, dataset, key);
}

static bool refers(const struct table *table, size_t column)
{
	return table->columns[column].type == COLUMN_REF &&
	       table->columns[column].refers == TABLE_SOURCES;
}

size_t cite_rows(const struct dataset *dataset, enum table_id table, const char *key)
{
	size_t found = 0, rows = dataset_count(dataset, table);
	for (size_t i = 0; i < rows; i++) {
		bool here = false;
		for (size_t c = 0; c < schema[table].column_count && !here; c++) {
			if (!refers(&schema[table], c))
				continue;
			const char *source = dataset_value(dataset, table, i, c).text;
			here = source && strcmp(source, key) == 0;
		}
		found += here;
	}
	return found;
}

/* Counts one row; a source that it names in several columns counts once. */
static void count_row(const struct dataset *dataset, enum table_id table, size_t row,
		      size_t *counts)
{
	long seen[8];
	size_t used = 0;
	for (size_t c = 0; c < schema[table].column_count; c++) {
		if (!refers(&schema[table], c))
			continue;
		long at = dataset_find(dataset, TABLE_SOURCES,
				       dataset_value(dataset, table, row, c).text);
		bool again = at < 0;
		for (size_t i = 0; i < used; i++)
			again |= seen[i] == at;
		if (again || used == sizeof seen / sizeof *seen)
			continue;
		seen[used++] = at;
		counts[at]++;
	}
}

void cite_count_all(const struct dataset *dataset, size_t *counts)
{
	memset(counts, 0, dataset_count(dataset, TABLE_SOURCES) * sizeof *counts);
	for (enum table_id t = 0; t < TABLE_COUNT; t++)
		for (size_t i = 0; i < dataset_count(dataset, t); i++)
			count_row(dataset, t, i, counts);
}
