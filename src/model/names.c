/* names.c - see names.h. */
#include "model/names.h"

#include <string.h>

static bool ends_with(const char *text, size_t length, const char *tail)
{
	size_t n = strlen(tail);
	return length >= n && memcmp(text + length - n, tail, n) == 0;
}

static bool is_word(const char *word, size_t length, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) == length && memcmp(*words, word, length) == 0)
			return true;
	return false;
}

static bool is_organisation_word(const char *word, size_t length)
{
	static const char *const words[] = {
		"AI",          "AI2",       "Team",       "Inc",          "Inc.",
		"Ltd",         "Ltd.",      "LLC",        "Research",     "Lab",
		"Labs",        "Institute", "University", "Group",        "Foundation",
		"Corporation", "Project",   "HAI",        "Office",       "Commission",
		"Union",       "Bureau",    "House",      "Analysis",     "contributors",
		"Center",      "Centre",    "DeepMind",   "Intelligence", NULL,
	};
	return is_word(word, length, words);
}

static bool is_particle(const char *word, size_t length)
{
	static const char *const words[] = { "van", "von",   "der", "den", "de",  "du",
					     "del", "della", "di",  "da",  "dos", "la",
					     "le",  "el",    "al",  "ten", NULL };
	return is_word(word, length, words);
}

/* Where the last word of the first `length` bytes starts. */
static size_t last_word(const char *text, size_t length)
{
	while (length && text[length - 1] != ' ')
		length--;
	return length;
}

/* Takes "et al.", "and others" or an ellipsis off the end; true when there was one. */
static bool cut_others(const char *text, size_t *length)
{
	static const char *const tails[] = { "et al.", "et al", "and others", "\xe2\x80\xa6",
					     "..." };
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		if (!ends_with(text, *length, tails[i]))
			continue;
		*length -= strlen(tails[i]);
		while (*length && text[*length - 1] == ' ')
			(*length)--;
		return true;
	}
	return false;
}

static void split(struct author *author, const char *name, size_t length)
{
	size_t at = last_word(name, length);
	bool organisation = at == 0 || is_organisation_word(name + at, length - at);
	*author = (struct author){ .family = name,
				   .family_length = length,
				   .organisation = organisation };
	if (organisation)
		return;
	while (at > 1) {
		size_t before = last_word(name, at - 1);
		if (before == 0 || !is_particle(name + before, at - 1 - before))
			break;
		at = before;
	}
	author->given = name;
	author->given_length = at - 1;
	author->family = name + at;
	author->family_length = length - at;
}

bool author_next(struct author *author, const char **list, bool *more)
{
	for (;;) {
		const char *name = *list + strspn(*list, " ,;");
		if (*name == '\0')
			return false;
		size_t length = strcspn(name, ",;");
		*list = name + length;
		while (length && name[length - 1] == ' ')
			length--;
		if (cut_others(name, &length))
			*more = true;
		if (length > 4 && strncmp(name, "and ", 4) == 0) {
			name += 4;
			length -= 4;
		}
		if (!length)
			continue;
		split(author, name, length);
		return true;
	}
}
