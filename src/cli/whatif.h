/* whatif.h - what kasoku whatif, drivers and scenario share. */
#ifndef KASOKU_CLI_WHATIF_H
#define KASOKU_CLI_WHATIF_H

#include "cli/json.h"
#include "cli/session.h"
#include "drivers/whatif_words.h"

/* --draws, --seed, --until, --output.  ERR_USAGE with what is valid. */
bool whatif_options_read(const struct cli *cli, const struct whatif *world,
			 struct whatif_options *options, struct err *err);
/* Every --set lever=value, and whether they can go together. */
bool whatif_settings_read(const struct cli *cli, const struct whatif *world, struct scenario *scenario,
			  struct err *err);
/* Begins a run and makes all its draws. */
void whatif_run_all(struct whatif_run *run, struct whatif *world, const struct scenario *scenario,
		    const struct whatif_options *options);

/* Printing (whatif_print.c); `base` is what shifts are against. */
void whatif_print_json(struct cli *cli, struct whatif_run *run, struct whatif_run *base);
void whatif_print_csv(struct cli *cli, struct whatif_run *runs, size_t count, struct whatif_run *base);
void whatif_print_text(struct cli *cli, struct whatif_run *runs, size_t count, struct whatif_run *base);
/* A year as an ISO date, NULL beyond the end or when unknown. */
void whatif_json_year(struct json *json, const char *name, double year);

#endif
