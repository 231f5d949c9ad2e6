/* views.c - the table of views. */
#include "ui/view.h"

#include "base/i18n.h"

/* clang-format off */
const struct view ui_views[] = {
	{ "overview", '1', N_("Overview"), N_("Over"),
	  N_("How fast language models get better, and the three drivers side by side."),
	  4, overview_panes, overview_draw, NULL },
	{ "acceleration", '2', N_("Acceleration"), N_("Accel"),
	  N_("Whether a series bends: break, curves, and the verdict under four rules."),
	  6, acceleration_panes, acceleration_draw, acceleration_speak },
	{ "algorithms", '3', N_("Algorithms"), N_("Algo"),
	  N_("What the same result costs over time, and the ideas that made it cheaper."),
	  2, algorithms_panes, driver_draw, NULL },
	{ "hardware", '4', N_("Hardware"), N_("Hard"),
	  N_("What chips can do, per chip, dollar and watt, generation by generation."),
	  2, hardware_panes, driver_draw, NULL },
	{ "training", '5', N_("Training"), N_("Train"),
	  N_("What goes into training runs, and what data and post-training brought."),
	  2, training_panes, driver_draw, NULL },
	{ "whatif", '6', N_("What-if"), N_("What-if"),
	  N_("When abilities arrive if the drivers change: levers, bands, dates, what matters."),
	  2, whatif_panes, whatif_draw, whatif_speak },
	{ "claims", '7', N_("Claims"), N_("Claims"),
	  N_("Every claim of the article under test: its test, figures, verdict, evidence for and against."),
	  5, claims_panes, claims_draw, claims_speak },
	{ "sources", '8', N_("Sources"), N_("Src"),
	  N_("Every source, and how many rows rest on it."),
	  1, sources_panes, sources_draw, NULL },
	{ "data", '9', N_("Data"), N_("Data"),
	  N_("The rows behind the chart looked at last, or of any table."),
	  1, data_panes, data_draw, NULL },
};
/* clang-format on */
const size_t ui_views_count = sizeof ui_views / sizeof *ui_views;

size_t ui_view_count(void)
{
	return ui_views_count;
}

struct ui_view_info ui_view_at(size_t index)
{
	return (struct ui_view_info){ .id = ui_views[index].id,
				      .key = ui_views[index].key,
				      .title = _(ui_views[index].title) };
}
