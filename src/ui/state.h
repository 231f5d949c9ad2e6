/* state.h - what the rooms of the dashboard share: the state of the machine, and who draws what.
 *
 * Private to src/ui.  A view (views.c) has up to PANES_MAX panes, each a chart with its words or a
 * table; the panes exist whatever the size of the screen, drawing only decides which are seen. */
#ifndef KASOKU_UI_STATE_H
#define KASOKU_UI_STATE_H

#include "base/str.h"
#include "chart/chart.h"
#include "claims/claim.h"
#include "ui/bends.h"
#include "ui/card.h"
#include "ui/figures.h"
#include "ui/notes.h"
#include "ui/place.h"
#include "ui/prompt.h"
#include "ui/grid.h"
#include "ui/record.h"
#include "ui/talk.h"
#include "ui/whatif.h"
#include "ui/ui.h"

enum { PANES_MAX = 6, VIEW_MAX = 9, CARDS_MAX = 5, UNDO_MAX = 100, HIT_MAX = 256,
       PICTURES_MAX = 8 };
enum { BEND_YEARS = 2, BEND_CHOICES = 3 };

/* What a reader can turn on one series' chart; every change can be undone. */
struct setting {
	struct selection selection;
	enum scale_kind axis;
	double x_low, x_high;       /* the part shown, days; NaN for all of it */
	enum chart_labels labels;
	bool error_bars;
};

struct series_state {
	struct setting setting;
	long cursor;                /* index of the point under the crosshair, -1 for none */
	long marks[2];              /* points marked, -1 for none; [0] was set first */
};

enum pane_kind { PANE_CHART, PANE_TABLE, PANE_WHATIF };

struct pane {
	enum pane_kind kind;
	enum driver driver;         /* PANE_CHART */
	struct grid grid;         /* PANE_TABLE */
	struct rect area;           /* where it was drawn last; w is 0 when it was not */
	bool drawn;                 /* the chart below is on the screen */
	struct chart chart;         /* points into ui->scratch */
	struct chart_result result;
};

/* A place that a mouse click means something at. */
enum hit_kind { HIT_VIEW, HIT_PANE, HIT_SERIES, HIT_ROW, HIT_HEADER, HIT_LEVER, HIT_ANSWER, HIT_SCENARIO };
struct hit {
	struct rect area;
	enum hit_kind kind;
	size_t index;
};

struct view {
	const char *id;
	char key;
	const char *title, *brief;  /* translatable */
	const char *about;          /* what it answers, one sentence, translatable */
	size_t pane_count;
	/* Sets kind, driver and table of the panes. */
	void (*panes)(struct ui *ui, struct pane *panes);
	void (*draw)(struct ui *ui, struct canvas *canvas, struct rect area);
	/* Says what the view shows, in sentences; NULL for what speech.c says of any pane. */
	void (*speak)(struct ui *ui, struct str *out);
};
extern const struct view ui_views[];
extern const size_t ui_views_count;

/* One step of undo: a series' setting and the lay-out before it. */
struct step {
	size_t view, series, chosen[DRIVER_COUNT];
	double as_of;
	bool zoomed, ghosts, has_series;
	struct setting setting;
};

/* The claims with their rulings, made when first asked for and again on another day. */
struct ledger {
	struct claims claims;
	struct ruling *rulings;     /* one for each claim */
	bool made;
	double as_of;               /* the day of the rulings */
	int verdict, driver, section; /* only these are listed; 0 for all, else one more than the index */
};
extern const char *const claim_drivers[], *const claim_sections[]; /* ended by NULL */

struct ui {
	const struct dataset *dataset;
	struct series_list series;
	struct series_state *states; /* one for each series */
	struct figures figures;
	struct bends bends;
	size_t *rests;               /* rows resting on each source; NULL until counted */

	size_t view;
	struct pane panes[VIEW_MAX][PANES_MAX];
	size_t focus[VIEW_MAX];
	bool zoomed[VIEW_MAX];
	size_t chosen[DRIVER_COUNT]; /* the series shown for each driver */
	size_t current;              /* the series looked at last: what the Data view lists */
	int data_table;              /* table shown in the Data view, -1 for the current series */
	bool crosshair, full_height;
	bool events;                 /* events of policy and industry stand on time axes */
	struct ledger ledger;
	struct {
		long view;           /* where Esc goes from a chart that a claim opened, -1 */
		bool zoomed;         /* whether the chart's view was zoomed before */
	} back;
	bool backtest;               /* the focused chart shows its back-test */
	struct hindcast *hindcast;   /* the one drawn last, NULL for none (hindcast.c) */
	size_t list_top[DRIVER_COUNT];

	double bend_at;              /* break put by the reader, a decimal year; NaN for the best */
	double bend_years;           /* window of recent against all before */
	int bend_curves;             /* curves shown: break and line, all, best by AICc */

	bool playing, ghosts;        /* the time line runs; old forecasts are drawn */
	bool no_motion;              /* Space steps instead of running */
	int pace;

	struct card *cards[CARDS_MAX];
	size_t card_count;
	struct prompt prompt;
	char find[PROMPT_TEXT];      /* what n and N look for on charts and cards */
	struct {                     /* as it was before the search being typed */
		char filter[GRID_FILTER];
		bool crosshair;
		long cursor;
	} before;

	struct step undo[UNDO_MAX];
	size_t undo_count, undo_at;  /* steps before undo_at can be undone, those from it on redone */

	int count;                   /* a count being typed, 0 for none */
	long count_at;               /* `seconds` of its last digit */
	size_t count_view;           /* the view that it was typed in */
	bool count_zoomed;           /* and whether its pane had the whole screen */

	struct whatif_state whatif;

	const char *const *keys;     /* a reader's own beside ui_actions, NULL for the table's */
	bool scripted;               /* this event's key comes from a script */
	char **themes;
	size_t theme_count, theme;
	bool picking, picked;        /* themes are being chosen; the key being heard ends that */
	size_t theme_before;         /* where Esc goes back to then */
	bool mouse;
	int today;
	double as_of;                /* the day that all charts stand on, INFINITY for today; copied
					into every selection, change it with as_of_set() */
	double start_day;            /* the day it started with */
	enum charset charset;
	int w, h;
	long seconds;                /* on a clock that only goes forward, -1 without one */
	int time_of_day;             /* seconds since midnight, -1 when unknown */

	struct talk talk;
	struct record record;
	bool following;              /* shows what a presenter shows; hardly any key means anything */
	const char *language;        /* of decks: "ja", else English; NULL too */

	struct str status;           /* shown until the next key */
	bool status_error, answered; /* answered: this event has said or done something */
	struct effect effect;
	struct str effect_text, effect_what;

	/* Of the last drawing. */
	struct arena scratch;
	struct notes notes;
	struct hit hits[HIT_MAX];
	size_t hit_count;
	struct ui_picture pictures[PICTURES_MAX];
	size_t picture_count;
};

/* -- state.c: questions and small changes ------------------------------------------------------- */

/* Says a sentence in the status line; refuse() says why something is not done. */
void say(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));
void refuse(struct ui *ui, const char *format, ...) __attribute__((format(printf, 2, 3)));
void effect_set(struct ui *ui, enum effect_kind kind, const char *text, const char *what);

struct pane *pane_focused(struct ui *ui);
/* True when the focused pane is a chart with a series. */
bool chart_focused(struct ui *ui);
struct card *card_top(struct ui *ui);
/* The series of a chart pane, NULL when its driver has none. */
const struct series *pane_series(struct ui *ui, const struct pane *pane);
struct series_state *series_state(struct ui *ui, const struct series *series);
const struct figure *series_figure(struct ui *ui, const struct series *series);
/* The same as it is known today, whatever day the charts stand on. */
const struct figure *series_today(struct ui *ui, const struct series *series);
/* Number of series of a driver and the index of its first. */
size_t driver_series(const struct ui *ui, enum driver driver, size_t *first);
void setting_defaults(struct setting *setting, const struct series *series);
/* True when the series can be drawn on this axis; `why` (room for 120) says why not. */
bool axis_allowed(const struct series *series, enum scale_kind axis, char why[120]);
/* Gives the setting an axis and the model that goes with it. */
void axis_set(struct setting *setting, const struct series *series, enum scale_kind axis);
const char *axis_title(enum scale_kind axis);
/* Remembers the lay-out and the setting of `series` (may be NULL) for undo. */
void undo_keep(struct ui *ui, const struct series *series);
/* Goes back (`by` -1) or forward (1); false when there is nothing to. */
bool undo_step(struct ui *ui, int by);
/* Puts all charts on a day, INFINITY for today. */
void as_of_set(struct ui *ui, double day);
void view_show(struct ui *ui, size_t view);
long view_find(const char *id);
/* Shows `series` in the view of its driver, or in the overview for capability. */
void series_show(struct ui *ui, const struct series *series);
void hit_add(struct ui *ui, struct rect area, enum hit_kind kind, size_t index);
/* Remembers a chart just drawn, for ui_pictures(); what it points to lives in ui->scratch. */
void picture_add(struct ui *ui, const struct chart *chart, const struct chart_result *result,
		 const struct figure *figure, const char *title);
/* "● fitted  ○ not fitted  ▒ 95 % confidence": what is seen on a chart; `beyond`: a line goes on
 * beyond the data, too. */
void picture_legend(const struct chart *chart, bool beyond, enum charset charset, char *text,
		    size_t size);

/* -- pane.c, frame.c, list.c: drawing ----------------------------------------------------------- */

/* Draws a chart pane with as many words as there is room for. */
void pane_draw(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane);
/* The same in the seven rows of a narrow column: words and a sparkline. */
void pane_draw_brief(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane);
void pane_draw_table(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane,
		     const char *title);
/* The series of a driver with their rates; selects the one chosen. */
void list_draw(struct ui *ui, struct canvas *canvas, struct rect area, struct pane *pane);
/* The best value so far in each of `n` equal stretches of the window. */
void list_sparkline(struct ui *ui, struct canvas *canvas, int x, int y, int columns,
		    const struct figure *figure, enum role role);
enum role driver_role(enum driver driver);
/* Header, status line and key hints; returns what is left for the view, and sets `*notes`. */
struct rect frame_layout(const struct canvas *canvas, struct rect *notes);
void frame_draw(struct ui *ui, struct canvas *canvas, struct rect notes);
/* pick.c: a key while themes are being chosen, false when it is none of the choosing; what is to be
 * seen of it, over the last row. */
bool pick_key(struct ui *ui, int key);
void pick_draw(struct ui *ui, struct canvas *canvas);
/* The line that is being typed, over the last row. */
void frame_draw_prompt(struct ui *ui, struct canvas *canvas);

/* -- plot.c: from a figure to a chart ----------------------------------------------------------- */

/* Fills pane->chart for `series` at `columns` columns of plot; all arrays live in ui->scratch. */
void plot_build(struct ui *ui, struct pane *pane, const struct series *series, int columns,
		bool small);
/* The span of the x axis when nothing is zoomed. */
void plot_span(struct ui *ui, const struct figure *figure, double *low, double *high);
enum { PLOT_GHOSTS = 8 };
/* Puts what was forecast on up to PLOT_GHOSTS earlier days into `lines`, while the time line is played;
 * returns how many. */
size_t plot_ghosts(struct ui *ui, const struct chart *chart, const struct series *series,
		   struct chart_line *lines);

/* -- hindcast.c: the back-test of the focused chart ---------------------------------------------- */

void hindcast_draw(struct ui *ui, struct canvas *canvas, struct rect area);
void hindcast_free(struct hindcast *hindcast); /* NULL is fine */

/* -- words.c: sentences about a figure ---------------------------------------------------------- */

/* "GPT-4 · 2023-03-14 · 5 min [2, 13] · measured · metr-th11" */
void words_point(const struct ui *ui, const struct figure *figure, size_t point, char *text,
		 size_t size);
/* Ratio and doubling time between the two marks; false when there are not two. */
bool words_marks(const struct ui *ui, const struct figure *figure, const struct series_state *state,
		 char *text, size_t size);
/* The rate over the full record and, when there is enough, since 2023; marks go to the notes. */
void words_rate(struct ui *ui, const struct figure *figure, int sources, char *text, size_t size);
bool words_since(struct ui *ui, const struct figure *figure, char *text, size_t size);
/* A published estimate to hold against the figure; false when there is none. */
bool words_compare(struct ui *ui, const struct figure *figure, char *text, size_t size);
/* Why the forecast is grey; false when the past speaks for it or there is none. */
bool words_support(struct ui *ui, const struct figure *figure, char *text, size_t size);
/* " as of 2024-06" for titles; "" for a figure that stands on today, or none. */
void words_as_of(const struct figure *figure, char text[40]);
/* The driver's share in the growth of effective compute, with a mark to the model; false when the model
 * cannot be fitted. */
bool words_share(struct ui *ui, enum driver driver, char *text, size_t size);
/* Limit, chance, ceiling, caution: what a reader must know; "" when there is nothing.  The role it is
 * written in: a warning about this figure stands out, a caution that always holds does not. */
enum role words_doubt(const struct figure *figure, char *text, size_t size);
/* "log · records 17 of 26" */
void words_scale(struct ui *ui, const struct figure *figure, bool brief, char *text, size_t size);
/* "×1.37 a year", "188 d": the rate in at most twelve columns, "" without a fit. */
void words_rate_short(const struct figure *figure, char text[NUM_TEXT], enum charset charset);
/* What the status line says when nothing was asked. */
void words_readout(struct ui *ui, char *text, size_t size);
/* The glyph that stands for "between" in lists of facts. */
const char *dot(const struct ui *ui);

/* -- ledger.c, fills_claims.c: the claims --------------------------------------------------------- */

/* The ledger as of the day that the dashboard stands on. */
struct ledger *ledger_get(struct ui *ui);
/* Forgets it, before the data change. */
void ledger_clear(struct ui *ui);
/* The row of the claim selected in the ledger that has the keyboard, -1 for none. */
long ledger_selected(struct ui *ui);
/* True when the filters let this claim through. */
bool claim_shown(struct ui *ui, size_t row);
struct card *card_claim(struct ui *ui, size_t row);
struct card *card_evidence(struct ui *ui, size_t row);
/* Claims that rest on a series, with the evidence or with their reasons; NULL, refused, without any. */
struct card *card_resting(struct ui *ui, const struct series *series, bool evidence);
struct card *card_source_check(struct ui *ui);
/* Shows the chart that decides a claim, set as the claim says; claim_back() returns, false when there is
 * nothing to return to. */
void claim_open(struct ui *ui, size_t row);
/* Shows the chart behind a row of the plans, with the same way back. */
void plan_open(struct ui *ui, size_t row);
bool claim_back(struct ui *ui);

/* -- action.c, actions_*.c ---------------------------------------------------------------------- */

/* Does what the key means here; a key that means nothing says so. */
void action_key(struct ui *ui, int key);
/* The same for a follower: themes, repainting, the speaker's screen, quitting. */
void action_follow(struct ui *ui, int key);
/* Does the action called `name` with `argument`; false when there is none of that name. */
bool action_run(struct ui *ui, const char *name, const char *argument);
/* The keys of the action ui_actions[index], as readers see them. */
const char *action_keys(const struct ui *ui, size_t index);
/* The first key of an action, "" when it has none. */
void action_first_key(const struct ui *ui, const char *name, char text[16]);
/* The words for the hint line: what `name` does, very short; NULL for no such action. */
const char *action_hint(const char *name);
/* True when the action makes sense where the keyboard is. */
bool action_applies(struct ui *ui, const struct ui_action *action);
/* Shows `factor` times the span of time, keeping `about` (days) in its place. */
void chart_zoom(struct ui *ui, double factor, double about);
/* Left and right in the view Acceleration; false elsewhere.  bend_back() takes a moved break back. */
bool bend_turn(struct ui *ui, int by);
bool bend_back(struct ui *ui);
/* The time line: some events on, the end of it all, and how long it waits between two. */
void play_tick(struct ui *ui, int steps);
bool play_stop(struct ui *ui);
int play_wait_ms(const struct ui *ui);
void mouse_event(struct ui *ui, const struct event *event);
void prompt_event(struct ui *ui, const struct event *event);
/* Runs one line of the command prompt. */
void command_run(struct ui *ui, const char *line);
/* Candidates for the word under the cursor; calls `take` for each. */
void command_complete(struct ui *ui, const char *line,
		      void (*take)(void *context, const char *word), void *context);
/* Goes to the next (`by` 1) or previous point, row or line that holds what was searched for. */
void search_again(struct ui *ui, int by);
void search_set(struct ui *ui, const char *text);
/* Remembers what a search will change, for Esc. */
void search_begin(struct ui *ui);

/* Cards about what has the keyboard. */
void card_open(struct ui *ui, struct card *card);
void card_close(struct ui *ui);
struct card *card_sources(struct ui *ui, const char *const *keys, size_t count);
struct card *card_row(struct ui *ui, enum table_id table, size_t row);
/* Appends the cards of sources and makes them the ones the card is about. */
void card_cite(struct ui *ui, struct card *card, const char *const *keys, size_t count);
struct card *card_help(struct ui *ui);
struct card *card_speech(struct ui *ui);
/* Appends the sentence that names the sources, "" for none. */
void speech_sources(struct str *out, const char *const *keys, size_t count);
struct card *card_explain(struct ui *ui, const struct figure *figure, long point);

/* Tables of the views (tables.c). */
void fill_generations(struct ui *ui, struct grid *grid);
void fill_sources(struct ui *ui, struct grid *grid);
void fill_data(struct ui *ui, struct grid *grid);
void fill_claims(struct ui *ui, struct grid *grid);
void fill_abilities(struct ui *ui, struct grid *grid);
void fill_plans(struct ui *ui, struct grid *grid);
void fill_rules(struct ui *ui, struct grid *grid);
void fill_expectations(struct ui *ui, struct grid *grid);
void fill_schema(struct ui *ui, struct grid *grid, enum table_id id, const char *columns);
/* Rows of all tables that rest on a source. */
size_t source_rests(struct ui *ui, size_t source);

#endif
