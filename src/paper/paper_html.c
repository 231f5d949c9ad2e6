/* paper_html.c - a paper as one HTML file that needs no other and no network: markup that is XML,
 * too, figures inline, every mark a link to its reference, every reference a link to its source. */
#include "paper/paper.h"

#include "base/i18n.h"
#include "paper/paper_style.h"

#include <stdio.h>
#include <string.h>

enum { ROWS_OPEN = 14 }; /* a longer table of data is folded up */

/* The document being written: figures and headings are numbered for their ids. */
struct html {
	const struct paper *paper;
	struct palette *palette;
	struct str *out;
	size_t figures, headings, tables;
	bool section, list;
};

static void add_mark(const struct html *html, size_t mark)
{
	str_printf(html->out, "<a href=\"#ref-%zu\" role=\"doc-noteref\">[%zu]</a>", mark, mark);
}

static void add_marks(const struct html *html, const struct paper_block *block)
{
	if (!block->mark_count)
		return;
	str_add(html->out, " <sup>");
	for (size_t i = 0; i < block->mark_count; i++) {
		str_add(html->out, i ? " " : "");
		add_mark(html, block->marks[i]);
	}
	str_add(html->out, "</sup>");
}

static bool is_address(const char *text)
{
	return strncmp(text, "https://", 8) == 0 || strncmp(text, "http://", 7) == 0;
}

/* Text in which web addresses, and nothing else, are links. */
static void add_linked(struct str *out, const char *text, struct arena *arena)
{
	while (*text) {
		size_t length = is_address(text) ? strcspn(text, " \"<>\t") : 0;
		while (length > 0 && strchr(".,;)", text[length - 1]))
			length--;
		if (length > 0) {
			const char *address = arena_strndup(arena, text, length);
			str_add(out, "<a href=\"");
			xml_text(out, address);
			str_add(out, "\">");
			xml_text(out, address);
			str_add(out, "</a>");
			text += length;
			continue;
		}
		size_t plain = 1;
		while (text[plain] && !is_address(text + plain))
			plain++;
		xml_text(out, arena_strndup(arena, text, plain));
		text += plain;
	}
}

/* ---- lists, which are several blocks ---- */

static void end_lists(struct html *html)
{
	if (html->list)
		str_add(html->out, "</ul>\n");
	html->list = false;
}

static void add_item(struct html *html, const struct paper_block *block)
{
	if (!html->list)
		str_add(html->out, "<ul>\n");
	html->list = true;
	str_add(html->out, "<li>");
	xml_text(html->out, block->text);
	add_marks(html, block);
	str_add(html->out, "</li>\n");
}

/* ---- figures and tables ---- */

static void add_figure(struct html *html, const struct paper_block *block)
{
	char id[32];
	size_t number = ++html->figures;
	snprintf(id, sizeof id, "figure-%zu", number);
	str_printf(html->out, "<figure>\n<figcaption><b>%s %zu. ", _("Figure"), number);
	xml_text(html->out, block->text);
	str_add(html->out, "</b>");
	if (*block->summary && !block->told) {
		str_add(html->out, "<p>");
		xml_text(html->out, block->summary);
		add_marks(html, block);
		str_add(html->out, "</p>");
	}
	str_add(html->out, "</figcaption>\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"");
	xml_text(html->out, block->text);
	str_add(html->out, "\">\n");
	struct svg svg = { .title = block->text, .description = block->summary, .id = id,
			   .under = block->under };
	export_svg_with(html->out, &block->canvas, html->palette, &svg);
	str_add(html->out, "</div>\n</figure>\n");
}

/* The first column that is seen names its row. */
static void add_cell(const struct html *html, const struct paper_block *block, size_t index,
		     bool first)
{
	const struct paper_cell *cell = &block->cells[index];
	size_t column = index % block->column_count;
	const char *name = first ? "th" : "td";
	str_printf(html->out, "<%s%s%s>", name, first ? " scope=\"row\"" : "",
		   block->columns[column].right ? " class=\"n\"" : "");
	if (cell->mark)
		add_mark(html, cell->mark);
	else
		xml_text(html->out, cell->text);
	str_printf(html->out, "</%s>", name);
}

static void add_row(const struct html *html, const struct paper_block *block, size_t row)
{
	bool first = true;
	str_add(html->out, "<tr>");
	for (size_t c = 0; c < block->column_count; c++) {
		if (!paper_column_seen(block, c))
			continue;
		add_cell(html, block, row * block->column_count + c, first);
		first = false;
	}
	str_add(html->out, "</tr>\n");
}

static void add_rows(const struct html *html, const struct paper_block *block)
{
	str_add(html->out, "<thead>\n<tr>");
	for (size_t c = 0; c < block->column_count; c++) {
		if (!paper_column_seen(block, c))
			continue;
		str_printf(html->out, "<th scope=\"col\"%s>",
			   block->columns[c].right ? " class=\"n\"" : "");
		xml_text(html->out, block->columns[c].title);
		str_add(html->out, "</th>");
	}
	str_add(html->out, "</tr>\n</thead>\n<tbody>\n");
	for (size_t row = 0; row < block->cell_count / block->column_count; row++)
		add_row(html, block, row);
	str_add(html->out, "</tbody>\n");
}

static void add_table(struct html *html, const struct paper_block *block)
{
	size_t rows = block->cell_count / block->column_count;
	bool folded = block->rows_of_data && rows > ROWS_OPEN;
	if (folded) {
		str_add(html->out, "<details>\n<summary>");
		xml_text(html->out, block->text);
		str_printf(html->out, P_(" (%zu row)", " (%zu rows)", rows), rows);
		str_add(html->out, "</summary>\n");
	}
	str_add(html->out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
	xml_text(html->out, block->text);
	str_printf(html->out, " (%zu)\">\n<table%s>\n<caption>", ++html->tables,
		   block->rows_of_data ? " class=\"rows\"" : "");
	xml_text(html->out, block->text);
	add_marks(html, block);
	str_add(html->out, "</caption>\n");
	add_rows(html, block);
	str_printf(html->out, "</table>\n</div>\n%s", folded ? "</details>\n" : "");
}

/* ---- words ---- */

static void end_section(struct html *html)
{
	if (html->section)
		str_add(html->out, "</section>\n");
	html->section = false;
}

static void add_heading(struct html *html, const struct paper_block *block)
{
	size_t number = ++html->headings;
	if (block->level == 2) {
		end_section(html);
		str_printf(html->out, "<section aria-labelledby=\"part-%zu\">\n", number);
		html->section = true;
	}
	str_printf(html->out, "<h%d id=\"part-%zu\">", block->level, number);
	xml_text(html->out, block->text);
	str_printf(html->out, "</h%d>\n", block->level);
}

static void add_words(struct html *html, const struct paper_block *block)
{
	static const struct {
		const char *open, *close;
	} marks[] = {
		[PAPER_TEXT] = { "<p>", "</p>" },
		[PAPER_LEAD] = { "<p class=\"lead\">", "</p>" },
		[PAPER_QUOTE] = { "<blockquote><p>", "</p></blockquote>" },
		[PAPER_WARNING] = { "<p class=\"warning\"><b>!</b> ", "</p>" },
		[PAPER_SMALL] = { "<p class=\"small\">", "</p>" },
		[PAPER_COMMAND] = { "<p class=\"small\"><code>", "</code></p>" },
		[PAPER_NOTES] = { "<aside class=\"notes\"><p>", "</p></aside>" },
	};
	str_add(html->out, marks[block->kind].open);
	xml_text(html->out, block->text);
	add_marks(html, block);
	str_printf(html->out, "%s\n", marks[block->kind].close);
}

static void add_block(struct html *html, const struct paper_block *block)
{
	if (block->kind != PAPER_ITEM)
		end_lists(html);
	switch (block->kind) {
	case PAPER_DATA:
		break;
	case PAPER_HEADING:
		add_heading(html, block);
		break;
	case PAPER_ITEM:
		add_item(html, block);
		break;
	case PAPER_FIGURE:
		add_figure(html, block);
		break;
	case PAPER_TABLE:
		add_table(html, block);
		break;
	default:
		add_words(html, block);
	}
}

static void add_references(struct html *html)
{
	const struct paper *paper = html->paper;
	struct arena arena = ARENA_EMPTY;
	if (!paper->reference_count)
		return;
	str_printf(html->out,
		   "<section role=\"doc-endnotes\" aria-labelledby=\"references\">\n"
		   "<h2 id=\"references\">%s</h2>\n<ol class=\"refs\">\n",
		   _("References"));
	for (size_t i = 0; i < paper->reference_count; i++) {
		const struct paper_reference *reference = &paper->references[i];
		str_printf(html->out, "<li id=\"ref-%zu\">", i + 1);
		add_linked(html->out, reference->text ? reference->text : reference->key, &arena);
		str_add(html->out, "</li>\n");
	}
	str_add(html->out, "</ol>\n</section>\n");
	arena_clear(&arena);
}

/* ---- the frame ---- */

static void add_contents(struct html *html)
{
	size_t number = 0, parts = 0;
	for (size_t i = 0; i < html->paper->count; i++)
		parts += html->paper->blocks[i].kind == PAPER_HEADING &&
			 html->paper->blocks[i].level == 2;
	if (parts < 3)
		return;
	str_printf(html->out, "<nav aria-label=\"%s\">\n<ul>\n", _("Contents"));
	for (size_t i = 0; i < html->paper->count; i++) {
		const struct paper_block *block = &html->paper->blocks[i];
		number += block->kind == PAPER_HEADING;
		if (block->kind != PAPER_HEADING || block->level != 2)
			continue;
		str_printf(html->out, "<li><a href=\"#part-%zu\">", number);
		xml_text(html->out, block->text);
		str_add(html->out, "</a></li>\n");
	}
	str_add(html->out, "</ul>\n</nav>\n");
}

static void add_body(struct html *html)
{
	const struct paper *paper = html->paper;
	str_printf(html->out, "<body>\n<a class=\"skip\" href=\"#main\">%s</a>\n<header>\n<h1>",
		   _("Skip to the text"));
	xml_text(html->out, paper->title);
	str_add(html->out, "</h1>\n");
	if (*paper->about) {
		str_add(html->out, "<p class=\"about\">");
		xml_text(html->out, paper->about);
		str_add(html->out, "</p>\n");
	}
	str_add(html->out, "</header>\n");
	add_contents(html);
	str_add(html->out, "<main id=\"main\">\n");
	for (size_t i = 0; i < paper->count; i++)
		add_block(html, &paper->blocks[i]);
	end_lists(html);
	end_section(html);
	add_references(html);
	str_add(html->out, "</main>\n</body>\n</html>\n");
}

void paper_html(const struct paper *paper, struct palette *palette, struct str *out)
{
	struct str body;
	str_init(&body);
	struct html html = { .paper = paper, .palette = palette, .out = &body };
	add_body(&html); /* first, since the style sheet holds the colours that it uses */
	str_add(out, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"");
	xml_text(out, paper->language);
	str_add(out, "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
		     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
		     "<meta name=\"generator\" content=\"kasoku\"/>\n<title>");
	xml_text(out, paper->title);
	str_add(out, "</title>\n<style>\n");
	paper_style(palette, out);
	str_add(out, "</style>\n</head>\n");
	str_add(out, body.text);
	str_clear(&body);
}
