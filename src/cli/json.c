/* json.c - see json.h. */
#include "cli/json.h"

struct json json_begin(struct str *out, char bracket)
{
	str_add_char(out, bracket);
	return (struct json){ out, true };
}

void json_name(struct json *json, const char *name)
{
	if (!json->first)
		str_add_char(json->out, ',');
	json->first = false;
	if (name) {
		str_add_json(json->out, name);
		str_add_char(json->out, ':');
	}
}

void json_text(struct json *json, const char *name, const char *text)
{
	json_name(json, name);
	str_add_json(json->out, text);
}

void json_number(struct json *json, const char *name, double number)
{
	json_name(json, name);
	str_add_json_number(json->out, number);
}

void json_flag(struct json *json, const char *name, bool flag)
{
	json_name(json, name);
	str_add(json->out, flag ? "true" : "false");
}

void json_end(struct json *json, char bracket)
{
	str_add_char(json->out, bracket);
}
