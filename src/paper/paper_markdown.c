/* paper_markdown.c - a paper as Markdown: figures as text in fences, references numbered. */
#include "paper/paper.h"

#include "base/i18n.h"

#include <string.h>

/* Text with the characters that Markdown would read as marks told apart; an address is left as it is, so
 * that it stays a link. */
static void add_text(struct str *out, const char *text)
{
	while (*text) {
		size_t address = strncmp(text, "http", 4) == 0 ? strcspn(text, " ") : 0;
		str_add_n(out, text, address);
		text += address;
		if (!*text)
			return;
		const char *start = text;
		char32_t code = utf8_next(&text);
		if (utf8_is_control(code)) {
			str_add(out, "\xef\xbf\xbd");
			continue;
		}
		if (code < 0x80 && strchr("\\`*_[]<>#|~&", (int)code))
			str_add_char(out, '\\');
		str_add_n(out, start, (size_t)(text - start));
	}
}

static void add_marks(struct str *out, const struct paper_block *block)
{
	for (size_t i = 0; i < block->mark_count; i++)
		str_printf(out, " [%zu]", block->marks[i]);
}

static void add_figure(struct str *out, const struct paper_block *block)
{
	struct str picture;
	str_init(&picture);
	export_text(&picture, &block->canvas);
	str_add(out, "**");
	add_text(out, block->text);
	str_printf(out, "**\n\n```\n%s```\n\n", picture.text);
	if (*block->summary && !block->told) {
		add_text(out, block->summary);
		add_marks(out, block);
		str_add(out, "\n\n");
	}
	str_clear(&picture);
}

static void add_cell(struct str *out, const struct paper_block *block, size_t index)
{
	const struct paper_cell *cell = &block->cells[index];
	if (paper_column_seen(block, index % block->column_count)) {
		str_add(out, "| ");
		if (cell->mark)
			str_printf(out, "[%zu]", cell->mark);
		else
			add_text(out, cell->text);
		str_add_char(out, ' ');
	}
	str_add(out, (index + 1) % block->column_count ? "" : "|\n");
}

static void add_table(struct str *out, const struct paper_block *block)
{
	if (*block->text) {
		add_text(out, block->text);
		add_marks(out, block);
		str_add(out, "\n\n");
	}
	for (size_t c = 0; c < block->column_count; c++) {
		if (!paper_column_seen(block, c))
			continue;
		str_add(out, "| ");
		add_text(out, block->columns[c].title);
		str_add_char(out, ' ');
	}
	str_add(out, "|\n");
	for (size_t c = 0; c < block->column_count; c++)
		if (paper_column_seen(block, c))
			str_add(out, block->columns[c].right ? "| ---: " : "| --- ");
	str_add(out, "|\n");
	for (size_t i = 0; i < block->cell_count; i++)
		add_cell(out, block, i);
	str_add_char(out, '\n');
}

static void add_words(struct str *out, const struct paper_block *block, bool more)
{
	static const char *const before[] = { [PAPER_LEAD] = "**",    [PAPER_QUOTE] = "> ",
					      [PAPER_WARNING] = "> ", [PAPER_ITEM] = "- ",
					      [PAPER_COMMAND] = "    ", [PAPER_NOTES] = "> ",
					      [PAPER_DATA] = "" };
	str_add(out, before[block->kind] ? before[block->kind] : "");
	if (block->kind == PAPER_COMMAND)
		str_add(out, block->text);
	else
		add_text(out, block->text);
	str_add(out, block->kind == PAPER_LEAD ? "**" : "");
	add_marks(out, block);
	str_add(out, more ? "\n" : "\n\n");
}

static void add_block(struct str *out, const struct paper_block *block, bool more)
{
	switch (block->kind) {
	case PAPER_DATA:
		break;
	case PAPER_HEADING:
		str_printf(out, "%.*s ", block->level, "######");
		add_text(out, block->text);
		str_add(out, "\n\n");
		break;
	case PAPER_FIGURE:
		add_figure(out, block);
		break;
	case PAPER_TABLE:
		add_table(out, block);
		break;
	default:
		add_words(out, block, more);
	}
}

void paper_markdown(const struct paper *paper, struct str *out)
{
	str_add(out, "# ");
	add_text(out, paper->title);
	str_add(out, "\n\n");
	add_text(out, paper->about);
	str_add(out, *paper->about ? "\n\n" : "");
	for (size_t i = 0; i < paper->count; i++) {
		const struct paper_block *block = &paper->blocks[i];
		/* items of a list stand together */
		bool more = (block->kind == PAPER_ITEM || block->kind == PAPER_COMMAND) &&
			    i + 1 < paper->count && paper->blocks[i + 1].kind == block->kind;
		add_block(out, block, more);
	}
	if (paper->reference_count)
		str_printf(out, "## %s\n\n", _("References"));
	for (size_t i = 0; i < paper->reference_count; i++) {
		const struct paper_reference *reference = &paper->references[i];
		str_printf(out, "%zu. ", i + 1);
		add_text(out, reference->text ? reference->text : reference->key);
		str_add_char(out, '\n');
	}
}
