/* actions.h - the table of actions, read by dispatch, help, completion, the manual and tests.
 *
 * X(function, name, takes, keys, where, hint, help).  A function gets the argument ("" for none) and a
 * count (at least 1; 0 when none was typed counts as 1 and is told apart by ui->count).  It changes
 * something or says why it does not. */
#ifndef KASOKU_UI_ACTIONS_H
#define KASOKU_UI_ACTIONS_H

#include "ui/state.h"

#include "base/i18n.h"

/* clang-format off */
#define ACTION_TABLE(X) \
	X(act_view, "view", "VIEW", "1 2 3 4 5 6 7 8 9", "everywhere", N_("view"), \
	  N_("shows a view; its key again zooms the pane")) \
	X(act_next_pane, "next-pane", "", "Tab", "everywhere", N_("pane"), N_("goes to the next pane")) \
	X(act_previous_pane, "previous-pane", "", "Shift-Tab", "everywhere", N_("pane"), \
	  N_("goes to the previous pane")) \
	X(act_up, "up", "COUNT", "Up k", "everywhere", N_("up"), \
	  N_("previous series, row or line; 5k moves by five in lists")) \
	X(act_down, "down", "COUNT", "Down j", "everywhere", N_("series"), \
	  N_("next series, row or line; 5j moves by five in lists")) \
	X(act_left, "left", "COUNT", "Left h", "everywhere", N_("left"), \
	  N_("previous point, column or source")) \
	X(act_right, "right", "COUNT", "Right l", "everywhere", N_("right"), \
	  N_("next point, column or source")) \
	X(act_page_up, "page-up", "", "PgUp", "everywhere", N_("page"), N_("a page back; ten points on charts")) \
	X(act_page_down, "page-down", "", "PgDn", "everywhere", N_("page"), \
	  N_("a page on; ten points on charts")) \
	X(act_half_up, "half-up", "", "Ctrl-U", "everywhere", N_("half"), N_("half a page back")) \
	X(act_half_down, "half-down", "", "Ctrl-D", "everywhere", N_("half"), N_("half a page on")) \
	X(act_first, "first", "", "g Home", "everywhere", N_("first"), N_("first row, line or point")) \
	X(act_last, "last", "ROW", "G End", "everywhere", N_("last"), \
	  N_("last row, line or point; 12G goes to row 12")) \
	X(act_open, "open", "", "Enter", "everywhere", N_("open"), \
	  N_("opens the row or the point under the crosshair; else zooms")) \
	X(act_zoom, "zoom", "", "z", "everywhere", N_("zoom"), N_("gives the pane the whole screen, or back")) \
	X(act_back, "back", "", "Esc", "everywhere", N_("back"), N_("closes a card, the crosshair, the zoom")) \
	X(act_close, "close", "", "q", "everywhere", N_("quit"), N_("the same; at the top leaves kasoku")) \
	X(act_quit, "quit", "", "Q", "everywhere", N_("quit"), N_("leaves kasoku")) \
	X(act_help, "help", "", "? F1", "everywhere", N_("keys"), N_("the keys of this place")) \
	X(act_search, "search", "TEXT", "/", "everywhere", N_("find"), \
	  N_("finds a point or line by name, filters a list; !text leaves out")) \
	X(act_next_match, "next-match", "", "n", "everywhere", N_("next"), N_("next point, row or line found")) \
	X(act_previous_match, "previous-match", "", "N", "everywhere", N_("previous"), N_("previous one")) \
	X(act_command, "command", "", ":", "everywhere", N_("cmd"), \
	  N_("types an action by name; Tab completes, Up brings back")) \
	X(act_sources, "sources", "", "c", "everywhere", N_("sources"), \
	  N_("source cards of this figure, point or row")) \
	X(act_link, "link", "", "o", "everywhere", N_("link"), N_("opens the address of the source")) \
	X(act_explain, "explain", "", "e", "everywhere", N_("explain"), N_("how this figure was made")) \
	X(act_copy, "copy", "WHAT", "y", "everywhere", N_("copy"), \
	  N_("copies the value, figure, row or citation; or :copy rows, command")) \
	X(act_write, "write", "FILE", "W", "everywhere", N_("write"), \
	  N_("writes this screen to a file; its ending tells the format: .html, .svg, .txt, .ansi, .md, .csv, .json")) \
	X(act_present, "present", "DECK", "p", "everywhere", N_("present"), \
	  N_("tells a deck step by step; without a name lists the decks")) \
	X(act_return, "return", "", "R F5", "everywhere", N_("return"), \
	  N_("back to the step of the deck that was left, as it was left; there: as the deck has it")) \
	X(act_record, "record", "DECK", "", "everywhere", N_("record"), \
	  N_("begins a deck of your own of this name; again ends it")) \
	X(act_step, "step", "TITLE", "K", "everywhere", N_("step"), \
	  N_("keeps this screen as a step of the deck being recorded")) \
	X(act_share, "share", "", "", "everywhere", N_("share"), N_("says how others can watch")) \
	X(act_rehearse, "rehearse", "", "", "everywhere", N_("rehearse"), \
	  N_("times each step from the first on; again, or at the end, shows what was over")) \
	X(act_theme, "theme", "THEME", "t", "everywhere", N_("theme"), N_("the next theme, or the one named; arrows go on, Enter keeps it, Esc takes it back")) \
	X(act_say, "say", "", "\"", "everywhere", N_("in words"), \
	  N_("says in sentences what is shown: rate, bend, newest point, sources")) \
	X(act_mouse, "mouse", "", "M", "everywhere", N_("mouse"), N_("listens to the mouse, or not")) \
	X(act_undo, "undo", "", "u", "everywhere", N_("undo"), \
	  N_("takes back a change of scale, window, rule, zoom or series")) \
	X(act_redo, "redo", "", "Ctrl-R", "everywhere", N_("redo"), N_("makes it again")) \
	X(act_repaint, "repaint", "", "Ctrl-L", "everywhere", N_("repaint"), N_("sends the whole screen again")) \
	X(act_suspend, "suspend", "", "Ctrl-Z", "everywhere", N_("suspend"), N_("stops kasoku until fg")) \
	X(act_series, "series", "SERIES", "", "everywhere", N_("series"), N_("shows the series of this name")) \
	X(act_as_of, "as-of", "DATE", "", "everywhere", N_("as of"), \
	  N_("all charts stand on this day; open for today")) \
	X(act_table, "table", "TABLE", "", "everywhere", N_("table"), \
	  N_("lists a table in the Data view; points goes back to the chart's rows")) \
	X(act_next_step, "next-step", "", "Space Right Down l j n PgDn", "deck", N_("on"), N_("the next step")) \
	X(act_previous_step, "previous-step", "", "Left Up h k p PgUp Backspace", "deck", N_("back"), \
	  N_("the step before")) \
	X(act_first_step, "first-step", "", "g Home", "deck", N_("first"), N_("the first step")) \
	X(act_last_step, "last-step", "STEP", "G End", "deck", N_("last"), N_("the last step; 12G goes to step 12")) \
	X(act_steps, "steps", "", "i Ctrl-P", "deck", N_("steps"), N_("lists the steps; Enter goes to one")) \
	X(act_black, "black", "", "b .", "deck", N_("black"), N_("blanks the screen until the next key")) \
	X(act_white, "white", "", "w", "deck", N_("white"), N_("makes it white until the next key")) \
	X(act_big_title, "big-title", "", "Z", "deck", N_("title"), \
	  N_("the title in large letters for a moment")) \
	X(act_timer, "timer", "", "t", "deck", N_("timer"), \
	  N_("minutes gone and planned, and when the time is up; or not")) \
	X(act_notes, "notes", "", "N", "deck", N_("notes"), N_("the speaker's notes, or not")) \
	X(act_speaker, "speaker", "", "", "deck", N_("speaker"), \
	  N_("only what the speaker needs: notes, time, the next step")) \
	X(act_spotlight, "spotlight", "", "v", "deck", N_("spotlight"), \
	  N_("a spotlight that arrows move, also Alt and arrows; Esc puts it out")) \
	X(act_number, "number", "", "m", "deck", N_("mark"), \
	  N_("leaves a numbered mark where the spotlight is")) \
	X(act_clear_marks, "clear-marks", "", "D", "deck", N_("clear"), N_("clears spotlight and marks")) \
	X(act_theme, "next-theme", "THEME", "T", "deck", N_("theme"), N_("the next theme, or the one named")) \
	X(act_try, "try", "", "s", "deck", N_("what-if"), \
	  N_("the what-if view with the step's levers; nothing moved there is kept")) \
	X(act_leave, "leave", "", "Esc", "deck", N_("leave"), \
	  N_("leaves the deck with all as it is, to explore; R comes back to it")) \
	X(act_end, "end", "", "q Q", "deck", N_("end"), N_("pressed twice ends the deck")) \
	X(act_curves, "curves", "", "m", "acceleration", N_("curves"), \
	  N_("curves: break and line, all five, the one AICc prefers")) \
	X(act_best_break, "best-break", "", "0", "acceleration", N_("best break"), \
	  N_("puts the break back; left and right move it, or the window of the bars")) \
	X(act_play, "play", "", "Space", "charts", N_("play"), \
	  N_("plays the time line from release to release, or pauses it")) \
	X(act_pace, "pace", "", "P", "charts", N_("pace"), N_("1, 2, 4 or 8 releases a second")) \
	X(act_scale, "scale", "SCALE", "=", "charts", N_("scale"), \
	  N_("the next scale, or linear, log, logit; the fit is the line straight on log or logit")) \
	X(act_model, "model", "MODEL", "m", "charts", N_("model"), \
	  N_("fits the next model, or the one named; after the last the series' own")) \
	X(act_frontier, "frontier", "RULE", "f", "charts", N_("rule"), \
	  N_("fits all points, records, the top 10, the best of each quarter, the upper 10 % of a year")) \
	X(act_from, "from", "DATE", "", "charts", N_("from"), N_("fits points from this day on; open for all")) \
	X(act_to, "to", "DATE", "", "charts", N_("to"), N_("fits points up to this day; open for all")) \
	X(act_day_earlier, "day-earlier", "", ",", "charts", N_("as of"), \
	  N_("stands on the end of the month before: what came later is not fitted")) \
	X(act_day_later, "day-later", "", ".", "charts", N_("later"), N_("a month later, in the end today")) \
	X(act_year_earlier, "year-earlier", "", "<", "charts", N_("year"), N_("stands a year earlier")) \
	X(act_year_later, "year-later", "", ">", "charts", N_("year"), N_("stands a year later")) \
	X(act_backtest, "backtest", "", "b", "charts", N_("back-test"), \
	  N_("what each past day would have forecast, and the scores; , . move the day")) \
	X(act_real_time, "real-time", "", "", "charts", N_("real time"), \
	  N_("values as published by the day stood on, or as corrected since")) \
	X(act_start_earlier, "start-earlier", "", "(", "charts", N_("start"), \
	  N_("the window starts a year earlier")) \
	X(act_start_later, "start-later", "", ")", "charts", N_("start"), N_("the window starts a year later")) \
	X(act_end_earlier, "end-earlier", "", "{", "charts", N_("end"), N_("the window ends a year earlier")) \
	X(act_end_later, "end-later", "", "}", "charts", N_("end"), N_("the window ends a year later")) \
	X(act_crosshair, "crosshair", "", "x", "charts", N_("crosshair"), N_("crosshair on or off")) \
	X(act_previous_point, "previous-point", "COUNT", "[", "charts", N_("point"), N_("previous point in time")) \
	X(act_next_point, "next-point", "COUNT", "]", "charts", N_("point"), N_("next point in time")) \
	X(act_full_height, "full-height", "", "X", "charts", N_("full"), \
	  N_("crosshair over the full height, or only its mark")) \
	X(act_mark, "mark", "", "'", "charts", N_("mark"), \
	  N_("marks this point; two marks give ratio and doubling time")) \
	X(act_zoom_in, "zoom-in", "", "+", "charts", N_("nearer"), N_("shows half the time span")) \
	X(act_zoom_out, "zoom-out", "", "-", "charts", N_("farther"), N_("shows twice the time span")) \
	X(act_zoom_all, "zoom-all", "", "0", "charts", N_("all"), N_("shows the whole time span")) \
	X(act_pan_left, "pan-left", "", "H", "charts", N_("pan"), N_("shows earlier times")) \
	X(act_pan_right, "pan-right", "", "L", "charts", N_("pan"), N_("shows later times")) \
	X(act_labels, "labels", "", "i", "charts", N_("labels"), N_("names of points: few, all, none")) \
	X(act_error_bars, "error-bars", "", "I", "charts", N_("bars"), N_("measurement intervals on or off")) \
	X(act_reset, "reset", "", "", "charts", N_("reset"), N_("scale, window and rule as the series has them")) \
	X(act_events, "events", "", "E", "charts", N_("events"), \
	  N_("events of policy and industry on the time axis, and the thresholds they set")) \
	X(act_resting, "resting", "", "C", "charts", N_("claims"), \
	  N_("the claims of the article that rest on this chart")) \
	X(act_sceptics, "sceptics", "", "v", "charts", N_("against"), \
	  N_("the evidence against the verdicts that rest on this chart, and for them")) \
	X(act_evidence, "evidence", "", "v", "claims", N_("against"), \
	  N_("the evidence against the verdict of this claim, and for it")) \
	X(act_verdict, "verdict", "VERDICT", "f", "claims", N_("verdict"), \
	  N_("lists only claims with the next verdict, or the one named; all lists all")) \
	X(act_about, "about", "DRIVER", "d", "claims", N_("about"), \
	  N_("lists only claims about the next driver, or the one named")) \
	X(act_part, "part", "SECTION", "a", "claims", N_("part"), \
	  N_("lists only claims of the next part of the article, or the one named")) \
	X(act_source_check, "source-check", "", "A", "claims", N_("references"), \
	  N_("what the references of the article really are")) \
	X(act_sort, "sort", "COLUMN", "s", "lists", N_("sort"), N_("sorts by the column selected or named")) \
	X(act_reverse, "reverse", "", "r", "lists", N_("reverse"), N_("turns the order round")) \
	X(act_whatif, "what-if", "", "w", "everywhere", N_("what-if"), N_("the what-if view")) \
	X(act_coarse_down, "coarse-down", "COUNT", "Shift-Left [", "whatif", N_("coarse"), \
	  N_("turns the lever down by five steps; Left and Right by one")) \
	X(act_coarse_up, "coarse-up", "COUNT", "Shift-Right ]", "whatif", N_("coarse"), \
	  N_("turns the lever up by five steps")) \
	X(act_set, "set", "LEVER=VALUE", "", "whatif", N_("set"), N_("sets a lever: stall-from=2027")) \
	X(act_reset_lever, "reset-lever", "", "Backspace", "whatif", N_("reset"), \
	  N_("the lever as in the base scenario")) \
	X(act_reset_levers, "reset-levers", "", "0", "whatif", N_("reset all"), \
	  N_("all levers as in the base scenario")) \
	X(act_mute, "mute", "", "!", "whatif", N_("mute"), \
	  N_("the driver of this lever stands still, or grows again")) \
	X(act_tornado, "tornado", "", "T", "whatif", N_("tornado"), \
	  N_("what matters for the date chosen, or back to the dates")) \
	X(act_scenarios, "scenarios", "", "S", "whatif", N_("scenarios"), \
	  N_("lists presets and your scenarios, or back to the dates")) \
	X(act_scenario, "scenario", "NAME", "", "whatif", N_("scenario"), N_("puts a scenario on the levers")) \
	X(act_compare, "compare", "NAME", "d", "whatif", N_("compare"), \
	  N_("keeps this scenario beside the others, up to three, or takes it out")) \
	X(act_save, "save", "NAME", "s", "whatif", N_("save"), N_("saves what is on the levers under a name")) \
	X(act_note, "note", "TEXT", "", "whatif", N_("note"), N_("a note to keep with the scenario")) \
	X(act_delete, "delete", "NAME", "Delete", "whatif", N_("delete"), \
	  N_("throws a scenario of yours away; :restore brings it back")) \
	X(act_restore, "restore", "NAME", "", "whatif", N_("restore"), \
	  N_("brings back the scenario thrown away last, or the one named")) \
	X(act_output, "output", "OUTPUT", "", "whatif", N_("output"), \
	  N_("what the chart shows: index, horizon, compute, a benchmark")) \
	X(act_threshold, "threshold", "VALUE", "", "whatif", N_("threshold"), \
	  N_("also asks when the output shown reaches this level")) \
	X(act_show_on_chart, "show-on-chart", "", "C", "data", N_("on chart"), \
	  N_("shows this row as a point on its chart"))
/* clang-format on */

#define X(function, name, takes, keys, where, hint, help) \
	void function(struct ui *ui, const char *argument, int count);
ACTION_TABLE(X)
#undef X

#endif
