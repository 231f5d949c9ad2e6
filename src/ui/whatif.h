/* whatif.h - the what-if view's own state: the world, the scenario being tried, its runs.
 *
 * Private to src/ui.  The world is opened when the view (or a share in the overview) first needs it.
 * After a change the path at the medians is there at once; draws are made by whatif_work(), a run at a
 * time, between keys. */
#ifndef KASOKU_UI_WHATIF_H
#define KASOKU_UI_WHATIF_H

#include "chart/chart.h"
#include "draw/canvas.h"
#include "drivers/whatif_words.h"

struct ui;

enum { WHATIF_OVERLAYS = 3, WHATIF_UNDO = 64, WHATIF_COARSE = 5 };

/* What stands beside the chart. */
enum whatif_side { SIDE_DATES, SIDE_TORNADO, SIDE_SCENARIOS };

struct whatif_state {
	bool open;
	char trouble[600];              /* why it cannot be opened; "" when it was not tried */
	struct whatif world;
	struct scenario now;            /* on the levers */
	struct scenario kept;           /* as it was loaded or saved last */
	bool holds;                 /* what was on the levers waits for a day that has a world */
	struct str held, held_kept; /* "lever=value …" of it and of `kept`; names are in `now` */
	struct scenario over[WHATIF_OVERLAYS];
	size_t over_count;
	struct whatif_run base, run, overs[WHATIF_OVERLAYS];
	bool begun;                     /* the runs belong to what is on the levers */
	bool base_begun;
	bool shares_wanted, shares_known; /* asked for in this frame; made */
	struct whatif_share shares[ENGINE_DRIVERS]; /* of the base, for the overview */

	size_t lever, top;              /* selected; first row drawn */
	size_t threshold, answer_top;   /* the question that the chart follows */
	enum whatif_side side;
	size_t listed, list_top;        /* in the list of scenarios */

	struct scenario undo[WHATIF_UNDO];
	size_t undo_count, undo_at;
	char thrown[SCENARIO_NAME];     /* the scenario deleted last, "" for none */
	char draft[600];                /* of the last time, until it is taken up */
	bool drafted;                   /* it was taken up and nobody has been told */
};

/* Opens the world when it is not; false when the data do not allow it (trouble says why). */
bool whatif_ready(struct ui *ui);
void whatif_free(struct ui *ui);
/* After new data or another day to stand on: opens anew what was open, keeping what is on the
 * levers, over days that have no world too. */
void whatif_renew(struct ui *ui);
/* Starts the runs for what is on the levers when they are not. */
void whatif_begin_runs(struct ui *ui);
/* Ends all runs, because what they answer changes. */
void whatif_stop(struct ui *ui);
/* The base scenario on the levers and everything in the view as it is when it opens. */
void whatif_reset(struct ui *ui);
/* The same, opening the world when it is not: for a step that shows the view. */
void whatif_stage(struct ui *ui);
/* The threshold that the chart follows then. */
size_t whatif_first_question(const struct whatif *world);
/* A new frame: shares that it does not ask for are not made. */
void whatif_frame(struct ui *ui);
/* True while the view is shown and draws are to be made, or shares that this frame asked for. */
bool whatif_waits(const struct ui *ui);
/* Makes the shares, or up to `draws` draws of one run. */
void whatif_work(struct ui *ui, size_t draws);
/* Shares of the base now; false when there are none, or none yet: whatif_waits() then, because the
 * fits behind them are not worth a late first frame. */
bool whatif_overview_shares(struct ui *ui, struct whatif_share shares[ENGINE_DRIVERS]);
/* Remembers what is on the levers for undo; call before a change. */
void whatif_keep(struct ui *ui);
/* What is on the levers has changed: runs are stale, the draft is to be written. */
void whatif_changed(struct ui *ui);
bool whatif_undo_step(struct ui *ui, int by);
/* Puts a scenario on the levers. */
void whatif_take(struct ui *ui, const struct scenario *scenario);
/* True when the keyboard is in the what-if view. */
bool whatif_focused(struct ui *ui);
/* Up and down in the focused pane; left and right turn the lever by steps. */
void whatif_move(struct ui *ui, long by);
void whatif_turn(struct ui *ui, int steps);
/* Enter: takes the scenario of the list, or explains what is selected. */
void whatif_enter(struct ui *ui);
/* Selects the next lever (`by` 1) or the one before whose name holds `text`; false when none does. */
bool whatif_find(struct ui *ui, const char *text, int by);
/* Row of TABLE_SCENARIOS of the `index`th scenario that is not thrown away, -1 behind the last. */
long whatif_listed(const struct ui *ui, size_t index);
size_t whatif_listed_count(const struct ui *ui);

/* Drawing: the levers, the fan, what stands beside it. */
void whatif_draw_levers(struct ui *ui, struct canvas *canvas, struct rect area);
void whatif_draw_fan(struct ui *ui, struct canvas *canvas, struct rect area);
void whatif_draw_answers(struct ui *ui, struct canvas *canvas, struct rect area);
void whatif_draw_tornado(struct ui *ui, struct canvas *canvas, struct rect area);
void whatif_draw_scenarios(struct ui *ui, struct canvas *canvas, struct rect area);
void whatif_draw_shares(struct ui *ui, struct canvas *canvas, struct rect area);
void whatif_readout(struct ui *ui, char *text, size_t size);
void whatif_speak(struct ui *ui, struct str *out);
/* The thresholds in the order they are listed: open ones first. */
size_t whatif_order(struct ui *ui, size_t order[WHATIF_THRESHOLDS]);

/* Cards about the lever or answer selected. */
struct card *whatif_card_explain(struct ui *ui);
struct card *whatif_card_sources(struct ui *ui);
/* The sources of what is selected; returns how many. */
size_t whatif_card_keys(struct ui *ui, const char *keys[WHATIF_SOURCES]);

#endif
