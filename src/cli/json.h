/* json.h - the commas of JSON, and nothing else: text and numbers are base/str.h's. */
#ifndef KASOKU_CLI_JSON_H
#define KASOKU_CLI_JSON_H

#include "base/str.h"

#include <stdbool.h>

/* An object or array in the making: `first` until something is in it. */
struct json {
	struct str *out;
	bool first;
};

/* Opens with `bracket` '{' or '['. */
struct json json_begin(struct str *out, char bracket);
/* A comma where one belongs, and the name (NULL within arrays): a value must follow. */
void json_name(struct json *json, const char *name);
void json_text(struct json *json, const char *name, const char *text);
/* Whole numbers and numbers in full precision; not finite is null. */
void json_number(struct json *json, const char *name, double number);
void json_flag(struct json *json, const char *name, bool flag);
void json_end(struct json *json, char bracket);

#endif
