/* role.c - see role.h. */
#include "draw/role.h"

#include <string.h>

struct role_row {
	const char *name, *meaning;
	char letter;
};

static const struct role_row roles[ROLE_COUNT] = {
#define X(id, name_, letter_, meaning_) { name_, meaning_, letter_ },
	ROLE_TABLE(X)
#undef X
};

const char *role_name(enum role role)
{
	return roles[role].name;
}

char role_letter(enum role role)
{
	return roles[role].letter;
}

const char *role_meaning(enum role role)
{
	return roles[role].meaning;
}

int role_by_name(const char *name)
{
	for (int i = 0; i < ROLE_COUNT; i++)
		if (strcmp(roles[i].name, name) == 0)
			return i;
	return -1;
}
