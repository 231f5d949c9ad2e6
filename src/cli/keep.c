/* keep.c - see keep.h. */
#include "cli/keep.h"

#include "base/i18n.h"

#include <string.h>

bool keep_is(const struct effect *effect)
{
	return effect->kind == EFFECT_DRAFT || effect->kind == EFFECT_SCENARIO;
}

void keep_draft(const struct session *session, struct str *draft)
{
	if (session->store)
		store_draft(session->store, draft, NULL);
}

static bool change(const struct effect *effect, struct session *session, struct screen *screen,
		   struct err *err)
{
	if (strcmp(effect->what, "delete") == 0)
		return store_scenario_state(session->store, effect->text, "deleted", err);
	if (strcmp(effect->what, "restore") == 0)
		return store_scenario_state(session->store, effect->text, "saved", err);
	struct batch rows;
	batch_init(&rows);
	ui_scenario_rows(screen->ui, &rows);
	bool done = store_scenario_save(session->store, &rows, NULL, err);
	batch_clear(&rows);
	return done;
}

static void show_change(const struct effect *effect, struct session *session, struct screen *screen)
{
	struct dataset *old = NULL;
	struct err err = { 0 };
	struct str said;
	str_init(&said);
	str_printf(&said,
		   strcmp(effect->what, "delete") == 0
			   ? _("%s is thrown away; :restore brings it back")
		   : strcmp(effect->what, "restore") == 0 ? _("%s is back")
							  : _("saved as %s"),
		   effect->text);
	if (session_reload(session, &old, &err)) {
		ui_data(screen->ui, session->dataset);
		dataset_free(old);
		ui_status(screen->ui, false, said.text);
	} else {
		ui_status(screen->ui, true, err.text);
	}
	str_clear(&said);
}

void keep_do(const struct effect *effect, struct session *session, struct screen *screen,
	     bool read_only)
{
	struct err err = { 0 };
	bool may = session->store && store_writable(session->store) && !read_only;
	if (effect->kind == EFFECT_DRAFT) {
		if (may)
			store_draft_save(session->store, effect->text, NULL);
		return;
	}
	if (read_only)
		ui_status(screen->ui, true, _("--read-only was asked for: nothing is written"));
	else if (!may)
		ui_status(screen->ui, true, _("there is no database that could be written to"));
	else if (change(effect, session, screen, &err))
		show_change(effect, session, screen);
	else
		ui_status(screen->ui, true, err.text);
}
