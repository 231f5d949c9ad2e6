/* view_claims.c - the article on trial: the ledger with the claim selected beside or below it, and
 * four pages on what it says of society. */
#include "ui/view.h"

#include "base/i18n.h"

#include <stdio.h>
#include <string.h>

enum { BESIDE_COLUMNS = 110, BELOW_ROWS = 13, TABS_ROWS = 8 };

/* The panes: what they list, and the claim whose reason stands above the list. */
static const struct {
	const char *name, *title, *claim;
	void (*fill)(struct ui *ui, struct grid *grid);
} pages[] = {
	{ N_("Claims"), N_("Claims under test"), "", fill_claims },
	{ N_("Democratisation"), N_("Who can have which ability, and when"), "C22",
	  fill_abilities },
	{ N_("Planning"), N_("What doubles before a project ends (trend of three years)"), "C35",
	  fill_plans },
	{ N_("Governance"), N_("Rules, and the models above their thresholds"), "C40", fill_rules },
	{ N_("Forecasts"), N_("How the date of a month of work moved"), "C37", fill_expectations },
};
enum { PAGES = sizeof pages / sizeof *pages, COSTS = 5, COSTS_ROWS = 24 };

void claims_panes(struct ui *ui, struct pane *panes)
{
	(void)ui;
	for (int i = 0; i < PAGES; i++) {
		panes[i].kind = PANE_TABLE;
		panes[i].grid.fill = pages[i].fill;
		panes[i].grid.sort = -1;
		panes[i].grid.stale = true;
	}
}

static void draw_page_tabs(struct ui *ui, struct canvas *canvas, struct rect area)
{
	int x = area.x + (area.w > 20), end = area.x + area.w;
	for (size_t i = 0; i < PAGES && x < end; i++) {
		bool active = ui->focus[ui->view] == i;
		int used = canvas_text(canvas, x, area.y, end - x,
				       active ? ROLE_TAB_ACTIVE : ROLE_TAB, _(pages[i].name));
		hit_add(ui, (struct rect){ x, area.y, used, 1 }, HIT_PANE, i);
		x += used + 2;
	}
}

/* One paragraph; moves `*y` below it. */
static void paragraph(struct canvas *canvas, struct rect area, int *y, enum role role,
		      const char *text)
{
	int rows = area.y + area.h - *y;
	if (rows > 0 && text[0]) {
		int used = canvas_wrap(canvas, (struct rect){ area.x, *y, area.w, rows }, 0, role,
				       text);
		*y += used < rows ? used : rows;
	}
}

static void draw_figures(struct ui *ui, struct canvas *canvas, struct rect area, int *y,
			 const struct ruling *ruling)
{
	int room = area.y + area.h - *y, name = area.w / 2;
	for (size_t i = 0; i < ruling->finding_count && (int)i < room; i++) {
		const struct finding *finding = &ruling->findings[i];
		char text[160];
		canvas_text(canvas, area.x, *y, name - 1, ROLE_DIM, finding->name);
		canvas_text(canvas, area.x + name, *y, area.w - name, ROLE_TEXT,
			    finding_text(text, finding, ui->charset));
		(*y)++;
	}
}

/* The strongest evidence against the verdict, in one paragraph. */
static void draw_sceptic(struct ui *ui, struct canvas *canvas, struct rect area, int *y,
			 const struct claim *claim, const struct ruling *ruling)
{
	char text[700];
	size_t row;
	const char *side = judgement_against(ruling->verdict, "for") ? "for" : "against";
	if (claim_evidence(&ui->ledger.claims, claim, side, ui->as_of, &row, 1) == 0)
		return;
	snprintf(text, sizeof text, _("But: %s"),
		 _(dataset_get(ui->dataset, TABLE_EVIDENCE, row, "statement").text));
	notes_mark(&ui->notes, dataset_get(ui->dataset, TABLE_EVIDENCE, row, "source").text, text,
		   sizeof text, ui->charset);
	paragraph(canvas, area, y, ROLE_WARNING, text);
}

static void draw_detail(struct ui *ui, struct canvas *canvas, struct rect area, size_t row)
{
	const struct ledger *ledger = ledger_get(ui);
	const struct claim *claim = &ledger->claims.items[row];
	const struct ruling *ruling = &ledger->rulings[row];
	char text[1200], title[80];
	int y = area.y + 1;
	snprintf(title, sizeof title, "%s %s", claim->id, judgement_title(ruling->verdict));
	canvas_rule(canvas, area.x, area.y, area.w, ROLE_TITLE, title, _(claim->section));
	area.x += area.w > 2;
	area.w -= area.w > 2 ? 2 : 0;
	paragraph(canvas, area, &y, ROLE_STRONG, claim->statement);
	snprintf(text, sizeof text, "%s", ruling->reason);
	for (size_t i = 0; i < ruling->source_count && i < 3; i++)
		notes_mark(&ui->notes, ruling->sources[i], text, sizeof text, ui->charset);
	paragraph(canvas, area, &y, ROLE_TEXT, text);
	draw_sceptic(ui, canvas, area, &y, claim, ruling);
	if (area.y + area.h - y >= 3) {
		paragraph(canvas, area, &y, ROLE_DIM, claim->note);
		y += area.y + area.h - y > 8;
		draw_figures(ui, canvas, area, &y, ruling);
	}
}

static void add_only(struct ui *ui, char *text, size_t size, const char *what)
{
	size_t used = strlen(text);
	snprintf(text + used, size - used, _(" %s only %s"), dot(ui), what);
}

/* "Claims under test · only PARTLY · only hardware" */
static void ledger_title(struct ui *ui, char *text, size_t size)
{
	const struct ledger *ledger = ledger_get(ui);
	snprintf(text, size, "%s", _(pages[0].title));
	if (ledger->verdict)
		add_only(ui, text, size, judgement_title((enum judgement)(ledger->verdict - 1)));
	if (ledger->driver)
		add_only(ui, text, size, _(claim_drivers[ledger->driver - 1]));
	if (ledger->section)
		add_only(ui, text, size, _(claim_sections[ledger->section - 1]));
}

/* Gives the statements what the other columns leave: id and verdict always, driver and section
 * where there is room. */
static void fit_statements(struct ui *ui, struct grid *grid, int columns)
{
	grid_ready(ui, grid);
	if (grid->column_count < 5)
		return;
	int rest = columns - 2 - grid->columns[0].width - grid->columns[1].width - 4;
	if (rest > 80)
		rest -= grid->columns[3].width + grid->columns[4].width + 4;
	grid->columns[2].width = rest < 12 ? 12 : rest > 100 ? 100 : rest;
}

static void draw_ledger(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane)
{
	char title[160];
	bool beside = area.w >= BESIDE_COLUMNS && area.h >= 8, below = area.h >= BELOW_ROWS;
	struct rect list = area, detail = area;
	ledger_title(ui, title, sizeof title);
	fit_statements(ui, &pane->grid,
		       beside && !ui->zoomed[ui->view] ? area.w * 11 / 20 : area.w);
	if (ui->zoomed[ui->view] || (!beside && !below)) {
		pane_draw_table(ui, canvas, area, pane, title);
		return;
	}
	if (beside) {
		list.w = area.w * 11 / 20;
		detail.x += list.w + 1;
		detail.w -= list.w + 1;
	} else {
		list.h = area.h / 2;
		detail.y += list.h;
		detail.h -= list.h;
	}
	pane_draw_table(ui, canvas, list, pane, title);
	const struct grid_entry *entry = grid_selected(&pane->grid);
	if (entry)
		draw_detail(ui, canvas, detail, entry->row);
}

/* What abilities and runs cost, one line each: the best price so far and its rate. */
static void draw_costs(struct ui *ui, struct canvas *canvas, struct rect area)
{
	static const char *const costs[] = { "price-mmlu-gpt-3.5", "price-mmlu-gpt-4",
					     "price-gpqa-gpt-4", "price-math-gpt-4-turbo",
					     "training-cost" };
	canvas_rule(canvas, area.x, area.y, area.w, ROLE_TITLE, _("What it costs"), "");
	for (int i = 0; i < COSTS && i + 1 < area.h; i++) {
		const struct series *series = series_find(&ui->series, costs[i]);
		const struct figure *figure = series ? series_figure(ui, series) : NULL;
		char value[NUM_TEXT] = "", rate[200];
		int y = area.y + 1 + i;
		for (size_t p = 0; figure && p < figure->count; p++)
			if (figure->points[p].record && !figure->points[p].later)
				num_value(value, &series->unit, figure->points[p].at.y,
					  ui->charset);
		if (!figure)
			continue;
		canvas_text(canvas, area.x + 1, y, 24, ROLE_TEXT, series->short_title);
		canvas_text_right(canvas, area.x + 26, y, 14, ROLE_TEXT, value);
		canvas_text(canvas, area.x + 42, y, area.w - 43, ROLE_DIM,
			    figure_rate(figure, rate, sizeof rate, ui->charset));
	}
}

static void draw_page(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		      size_t page)
{
	struct ledger *ledger = ledger_get(ui);
	const struct claim *claim = claims_find(&ledger->claims, pages[page].claim);
	if (claim && area.h >= 10) {
		const struct ruling *ruling = &ledger->rulings[claim - ledger->claims.items];
		char text[1200];
		struct rect words = { area.x + 1, area.y + area.h - 3, area.w - 2, 3 };
		int y = words.y;
		snprintf(text, sizeof text, "%s: %s", claim->id, ruling->reason);
		for (size_t i = 0; i < ruling->source_count && i < 3; i++)
			notes_mark(&ui->notes, ruling->sources[i], text, sizeof text, ui->charset);
		paragraph(canvas, words, &y, ROLE_STRONG, text);
		area.h -= 3;
	}
	if (pages[page].fill == fill_abilities && area.h >= COSTS_ROWS && area.w >= 70) {
		area.h -= COSTS + 2;
		draw_costs(ui, canvas, (struct rect){ area.x, area.y + area.h, area.w, COSTS + 1 });
	}
	pane_draw_table(ui, canvas, area, pane, _(pages[page].title));
}

void claims_draw(struct ui *ui, struct canvas *canvas, struct rect area)
{
	size_t page = ui->focus[ui->view];
	struct pane *pane = &ui->panes[ui->view][page];
	if (area.h >= TABS_ROWS) {
		draw_page_tabs(ui, canvas, (struct rect){ area.x, area.y, area.w, 1 });
		area.y++;
		area.h--;
	}
	if (page == 0)
		draw_ledger(ui, canvas, area, pane);
	else
		draw_page(ui, canvas, area, pane, page);
}

void claims_speak(struct ui *ui, struct str *out)
{
	const struct ledger *ledger = ledger_get(ui);
	for (size_t i = 0; i < ledger->claims.count; i++) {
		const struct claim *claim = &ledger->claims.items[i];
		if (claim_shown(ui, i))
			str_printf(out, "%s, %s: %s %s\n", claim->id,
				   judgement_title(ledger->rulings[i].verdict), claim->statement,
				   ledger->rulings[i].reason);
	}
}
