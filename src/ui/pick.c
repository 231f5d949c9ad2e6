/* pick.c - choosing a theme: each is put on as it is passed, and taken off by Esc. */
#include "ui/actions.h"

#include <string.h>

static void take(struct ui *ui, size_t theme)
{
	ui->theme = theme;
	say(ui, _("theme %s"), ui->themes[theme]);
	effect_set(ui, EFFECT_THEME, ui->themes[theme], "");
}

void act_theme(struct ui *ui, const char *argument, int count)
{
	(void)count;
	size_t wanted = ui->theme + 1;
	if (ui->theme_count == 0 || (!*argument && ui->theme_count == 1)) {
		refuse(ui, "%s", _("there is no other theme"));
		return;
	}
	if (*argument) {
		wanted = 0;
		while (wanted < ui->theme_count && strcmp(ui->themes[wanted], argument) != 0)
			wanted++;
		if (wanted == ui->theme_count) {
			refuse(ui, _("there is no theme '%s'; Tab lists them"), argument);
			return;
		}
	}
	if (!*argument && !ui->picking) {
		ui->picking = true;
		ui->theme_before = ui->theme;
	}
	ui->picked = *argument != '\0';
	take(ui, wanted % ui->theme_count);
}

bool pick_key(struct ui *ui, int key)
{
	size_t count = ui->theme_count;
	ui->picked = true;
	switch (key) {
	case KEY_LEFT_ARROW:
	case KEY_UP_ARROW: take(ui, (ui->theme + count - 1) % count); break;
	case KEY_RIGHT_ARROW:
	case KEY_DOWN_ARROW: take(ui, (ui->theme + 1) % count); break;
	case KEY_ESCAPE:
		take(ui, ui->theme_before < count ? ui->theme_before : 0);
		ui->picking = false;
		return true;
	case KEY_ENTER_KEY: ui->picking = false; return true;
	default: return false; /* whatever it does, the theme stays */
	}
	ui->picked = false;
	return true;
}

/* The names that fit, from a few before the chosen one on, then what the keys are. */
void pick_draw(struct ui *ui, struct canvas *canvas)
{
	int x = canvas->w > 4, y = canvas->h - 1, w = canvas->w;
	size_t start = 0;
	int used = 0;
	canvas_fill(canvas, (struct rect){ 0, y, w, 1 }, ' ', ROLE_TEXT);
	for (size_t i = 0; i <= ui->theme && i < ui->theme_count; i++) {
		used += utf8_width(ui->themes[i]) + 2;
		for (; used > w - 2 && start < i; start++)
			used -= utf8_width(ui->themes[start]) + 2;
	}
	for (size_t i = start; i < ui->theme_count && x < w; i++) {
		if (i == ui->theme) {
			canvas->cursor_x = x;
			canvas->cursor_y = y;
		}
		x += canvas_text(canvas, x, y, w - x, i == ui->theme ? ROLE_SELECTED : ROLE_DIM,
				 ui->themes[i]) +
		     2;
	}
	if (x + utf8_width(_("Enter keeps, Esc takes back")) < w)
		canvas_text_right(canvas, x, y, w - x - 1, ROLE_HINT, _("Enter keeps, Esc takes back"));
}
