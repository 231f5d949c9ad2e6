/* cli.h - the command line: one table of commands, one value that carries what was asked for.
 *
 * Data go to stdout by way of `out`, messages to stderr.  Exit status: CLI_DONE, CLI_NO when the
 * answer is no or something failed, CLI_USAGE when the question was wrong. */
#ifndef KASOKU_CLI_CLI_H
#define KASOKU_CLI_CLI_H

#include "base/err.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stddef.h>

enum { CLI_DONE = 0, CLI_NO = 1, CLI_USAGE = 2 };
enum { CLI_GIVEN_MOST = 32 };

struct batch;
struct cli;

struct cli_option {
	const char *name;   /* without dashes */
	const char *takes;  /* "FILE"; "" for a switch */
	const char *values; /* for completion and checking: "a|b|c", or "<file>" "<series>" "<theme>"
			       "<dir>" "<table>"; "" for anything */
	const char *help;   /* a phrase, translatable */
};

struct command {
	const char *name;      /* "" is the dashboard */
	const char *args;      /* "SERIES|TABLE" */
	const char *arg_values; /* as in struct cli_option, for completion; may be "<series> <table>" */
	int least, most;       /* how many arguments; most -1 for any number */
	const char *summary;   /* a phrase, translatable */
	const char *details;   /* a paragraph, translatable */
	const char *examples;  /* lines, each ending with a newline */
	const struct cli_option *options;
	size_t option_count;
	bool selects;          /* also takes the options that turn a selection (study/figure.h) */
	bool hidden;
	int (*exec)(struct cli *cli);
};

extern const struct command commands[];
extern const size_t command_count;
extern const struct cli_option global_options[];
extern const size_t global_option_count;

struct cli {
	const struct command *command;
	struct {
		const char *name, *value; /* value "" for a switch */
	} given[CLI_GIVEN_MOST];
	size_t given_count;
	const char **args;
	size_t arg_count;
	struct settings *settings; /* the configuration file's (settings.h) */
	enum charset charset; /* of messages and tables for people */
	struct str out;       /* what goes to stdout in the end */
	struct {              /* see language.h */
		struct str bytes; /* the catalogue of messages in use */
		bool ascii;       /* the output has 7 bits */
	} speech;
	bool sequences;       /* escape sequences of ours are in it */
};

/* Fills `cli` from the arguments; the sentence in `err` is ERR_USAGE. */
bool cli_parse(struct cli *cli, int argc, char **argv, struct err *err);
void cli_clear(struct cli *cli);
/* The `index`th option that `command` takes, its own ones first; false behind the last. */
bool cli_option_at(const struct command *command, size_t index, struct cli_option *option);
const struct command *cli_command(const char *name); /* NULL when there is none */
/* The value of an option, "" for a switch, NULL when it was not given. */
const char *cli_value(const struct cli *cli, const char *name);
bool cli_given(const struct cli *cli, const char *name);

/* The day of --as-of, INFINITY when it was not given.  ERR_USAGE when it is no date. */
bool cli_as_of(const struct cli *cli, double *day, struct err *err);

/* "kasoku: …" and a newline on stderr; without controls, whatever is in the arguments. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same without "kasoku: ": "FILE:LINE:COLUMN: …". */
void cli_tell(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Tells the problems of a batch, each with its place as far as that is known, and how many more there are. */
void cli_problems(const struct batch *batch);
/* Says what is in `err` and returns the exit status that goes with its kind. */
int cli_fail(const struct err *err);
/* Appends text for people to `out`, clean of controls but line ends, in 7 bits when the charset asks for that. */
void cli_print(struct cli *cli, const char *text);
/* The same in `columns` columns, filled with blanks or cut; two blanks follow. */
void cli_print_cell(struct cli *cli, const char *text, int columns);
/* The command line that does the same for a reader elsewhere: the `count` words of `args` and all options
 * but those that name files of this machine. */
void cli_spell(const struct cli *cli, const char *const *args, size_t count, struct str *out);
/* Writes `out` to stdout; `status`, or CLI_NO with a sentence when that failed. */
int cli_finish(struct cli *cli, int status);

/* Help, version and completion (help.c, completion.c). */
void help_program(struct cli *cli);
void help_command(struct cli *cli, const struct command *command);
void help_version(struct cli *cli);

/* The commands, one file each. */
int command_dashboard(struct cli *cli);
int command_show(struct cli *cli);
int command_series(struct cli *cli);
int command_data(struct cli *cli);
int command_fit(struct cli *cli);
int command_test(struct cli *cli);
int command_index(struct cli *cli);
int command_claims(struct cli *cli);
int command_backtest(struct cli *cli);
int command_drivers(struct cli *cli);
int command_whatif(struct cli *cli);
int command_scenario(struct cli *cli);
int command_report(struct cli *cli);
int command_sources(struct cli *cli);
int command_import(struct cli *cli);
int command_export(struct cli *cli);
/* The dashboard on this terminal, presenting `deck` (a name; NULL for none). */
int dashboard_run(struct cli *cli, const char *deck);
/* A follower on this terminal. */
int follow_run(struct cli *cli);
int command_keys(struct cli *cli);
int command_config(struct cli *cli);
int command_messages(struct cli *cli);
int command_themes(struct cli *cli);
int command_present(struct cli *cli);
int command_doctor(struct cli *cli);
int command_help(struct cli *cli);
int command_completion(struct cli *cli);

#endif
