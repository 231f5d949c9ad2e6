/* stage.c - see stage.h. */
#include "cli/stage.h"

#include "base/i18n.h"
#include "cli/files.h"
#include "cli/paths.h"
#include "cli/share.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PRESENTERS = 9, AGAIN_MS = 100, KEPT_MOST = 64 * 1024 };

void stage_init(struct stage *stage, bool read_only)
{
	*stage = (struct stage){ .read_only = read_only };
	str_init(&stage->line);
	str_init(&stage->kept);
}

/* The file of the place in the user's state folder, NULL when there is none.  The caller frees. */
static char *kept_path(void)
{
	char *folder = path_state(), *path = folder ? path_join(folder, "position") : NULL;
	free(folder);
	return path;
}

static void keep(struct stage *stage, struct ui *ui, bool deck)
{
	struct str line;
	char *folder = path_state(), *path = kept_path();
	str_init(&line);
	if (deck)
		ui_line(ui, true, &line);
	if (path && !stage->read_only && deck && folder_make(folder, NULL))
		file_replace(path, line.text, line.length, NULL);
	else if (path && !stage->read_only && stage->kept.length)
		unlink(path);
	str_reset(&stage->kept);
	str_add(&stage->kept, line.text);
	str_clear(&line);
	free(path);
	free(folder);
}

/* What was kept of the last deck, "" for nothing; the deck's file in `file`. */
static void read_kept(struct str *line, struct str *file)
{
	char *path = kept_path();
	if (path && access(path, R_OK) == 0)
		file_read(path, KEPT_MOST, line, NULL);
	ui_line_deck(line->text, file);
	free(path);
}

/* Whether the file is the one that the deck's name stands for. */
static bool is_deck(const char *file, const char *deck)
{
	const char *name = strrchr(file, '/');
	size_t length = strlen(deck);
	name = name ? name + 1 : file;
	return strcmp(file, deck) == 0 ||
	       (strncmp(name, deck, length) == 0 && strcmp(name + length, ".yaml") == 0);
}

bool stage_resume(struct screen *screen, const char *deck, struct err *err)
{
	struct str line, file;
	str_init(&line);
	str_init(&file);
	read_kept(&line, &file);
	bool done = file.length > 0 && (!deck || is_deck(file.text, deck));
	if (!done)
		err_set(err, ERR_USAGE, "%s", _("no deck was cut off that could be gone on with"));
	done = done && screen_present(screen, file.text, 0, err) &&
	       ui_follow(screen->ui, line.text, &screen->deck, err);
	str_clear(&line);
	str_clear(&file);
	return done;
}

void stage_close(struct stage *stage, struct ui *ui)
{
	if (ui && (ui_presenting(ui) || stage->kept.length))
		keep(stage, ui, ui_presenting(ui));
	link_close(stage->server);
	str_clear(&stage->line);
	str_clear(&stage->kept);
	stage->server = NULL;
}

bool stage_open(struct stage *stage)
{
	struct err err = { 0 };
	for (int number = 1; number <= PRESENTERS && !stage->server; number++) {
		char *path = path_socket(number);
		char *folder = path ? path_folder(path) : NULL;
		if (!path)
			err_set(&err, ERR_IO, _("neither XDG_RUNTIME_DIR nor HOME names a folder"));
		else if (folder_make(folder, &err))
			stage->server = link_serve(path, &err);
		free(folder);
		free(path);
	}
	snprintf(stage->trouble, sizeof stage->trouble, "%s", stage->server ? "" : err.text);
	return stage->server != NULL;
}

/* The step that a line speaks of: what stands before the bar. */
static bool same_step(const char *a, const char *b)
{
	size_t length = strcspn(a, "|");
	return length == strcspn(b, "|") && strncmp(a, b, length) == 0;
}

void stage_follow(struct stage *stage, struct ui *ui, struct term *term)
{
	int fds[LINK_FOLLOWERS + 1];
	struct str line;
	bool deck = ui_presenting(ui);
	if (!stage->server && (!deck || stage->trouble[0] || !stage_open(stage)))
		return;
	str_init(&line);
	ui_line(ui, false, &line);
	bool changed = strcmp(line.text, stage->line.text) != 0;
	if (deck ? !same_step(line.text, stage->line.text) : stage->kept.length > 0)
		keep(stage, ui, deck);
	if (changed) {
		str_reset(&stage->line);
		str_add(&stage->line, line.text);
		str_reset(&line);
		ui_line(ui, true, &line);
	}
	link_send(stage->server, changed ? line.text : NULL);
	link_hear(stage->server);
	term_also(term, fds, link_fds(stage->server, fds));
	str_clear(&line);
}

int stage_wait_ms(const struct stage *stage)
{
	return stage->server && link_behind(stage->server) ? AGAIN_MS : -1;
}

void stage_share(struct stage *stage, const struct screen *screen, struct str *out)
{
	share_tmux(out, screen->canvas.w, screen->canvas.h);
	if (!stage->server && !stage_open(stage)) {
		str_printf(out, "%s\n", stage->trouble);
		return;
	}
	char *usual = path_socket(1);
	const char *path = link_path(stage->server);
	bool is_usual = usual && strcmp(usual, path) == 0;
	str_add(out, _("On another terminal of yours, in its own size and theme:\n"));
	str_printf(out, "  kasoku --follow%s%s\n", is_usual ? "" : " ", is_usual ? "" : path);
	str_printf(out, "  kasoku --follow%s%s --notes\n", is_usual ? "" : " ", is_usual ? "" : path);
	str_printf(out, P_("%zu follower now.\n", "%zu followers now.\n", (unsigned long)link_count(stage->server)),
		   link_count(stage->server));
	free(usual);
}
