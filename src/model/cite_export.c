/* cite_export.c - citations for reference managers: BibTeX and CSL-JSON. */
#include "base/date.h"
#include "model/cite.h"
#include "model/cite_source.h"
#include "model/keys.h"
#include "model/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What each kind of source is called by the two formats. */
static const struct kind {
	const char *kind, *bibtex, *csl;
} kinds[] = {
	{ "paper", "article", "article" },
	{ "dataset", "misc", "dataset" },
	{ "leaderboard", "misc", "webpage" },
	{ "datasheet", "manual", "document" },
	{ "repository", "misc", "software" },
	{ "model-reference", "misc", "webpage" },
	{ "article", "article", "article-magazine" },
	{ "blog", "misc", "post-weblog" },
	{ "report", "techreport", "report" },
	{ "law", "misc", "legislation" },
	{ "filing", "techreport", "report" },
	{ "web", "misc", "webpage" },
};

static const struct kind *kind_of(const struct source *source)
{
	size_t last = sizeof kinds / sizeof *kinds - 1;
	for (size_t i = 0; i < last; i++)
		if (strcmp(kinds[i].kind, source->kind) == 0)
			return &kinds[i];
	return &kinds[last];
}

/* Text for TeX: its special characters escaped, the rest UTF-8. */
static void add_tex(struct str *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char c = text[i];
		if (c == '\\')
			str_add(out, "\\textbackslash{}");
		else if (c == '~')
			str_add(out, "\\textasciitilde{}");
		else if (c == '^')
			str_add(out, "\\textasciicircum{}");
		else if (strchr("&%$#_{}", c))
			str_printf(out, "\\%c", c);
		else
			str_add_char(out, c);
	}
}

/* An address keeps its letters; what would end the field or start a macro is percent-encoded. */
static void add_address(struct str *out, const char *url)
{
	for (; *url; url++)
		if (strchr("{}\\ ", *url))
			str_printf(out, "%%%02X", (unsigned)(unsigned char)*url);
		else
			str_add_char(out, *url);
}

/* What BibTeX does not take in a key becomes '-', and a checksum keeps such keys apart. */
static void add_entry_key(struct str *out, const char *key)
{
	bool changed = false;
	for (const char *at = key; *at; at++) {
		bool bad = strchr("(),\"#%'=~\\{} ", *at) != NULL;
		changed |= bad;
		str_add_char(out, bad ? '-' : *at);
	}
	if (changed)
		str_printf(out, "-%08x", (unsigned)keys_hash(key));
}

static void field(struct str *out, const char *name, const char *text)
{
	if (text[0] == '\0')
		return;
	str_printf(out, ",\n  %s = {", name);
	add_tex(out, text, strlen(text));
	str_add_char(out, '}');
}

/* Who wrote it; where nobody is named, who published it. */
static void bibtex_authors(struct str *out, const struct source *source)
{
	struct author author;
	bool more = false, any = false;
	const char *authors = source->authors;
	if (!authors[0] && !source->publisher[0])
		return;
	str_add(out, ",\n  author = {");
	if (!authors[0]) {
		str_add_char(out, '{');
		add_tex(out, source->publisher, strlen(source->publisher));
		str_add(out, "}}");
		return;
	}
	while (author_next(&author, &authors, &more)) {
		str_add(out, any ? " and " : "");
		any = true;
		str_add(out, author.organisation ? "{" : "");
		add_tex(out, author.family, author.family_length);
		if (!author.organisation) {
			str_add(out, ", ");
			add_tex(out, author.given, author.given_length);
		}
		str_add(out, author.organisation ? "}" : "");
	}
	str_add(out, more ? (any ? " and others}" : "others}") : "}");
}

static void bibtex_date(struct str *out, const char *date)
{
	static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
					      "jul", "aug", "sep", "oct", "nov", "dec" };
	int days;
	enum date_precision precision;
	if (!date_parse(date, &days, &precision))
		return;
	struct civil civil = date_civil(days);
	str_printf(out, ",\n  year = {%d}", civil.year);
	if (precision != DATE_YEAR)
		str_printf(out, ",\n  month = %s", months[civil.month - 1]);
}

static const char *arxiv_number(const struct source *source)
{
	return strncmp(source->identifier, "arXiv:", 6) == 0 ? source->identifier + 6 : NULL;
}

static const char *doi(const struct source *source)
{
	const char *text = source->identifier;
	if (strncmp(text, "doi:", 4) == 0 || strncmp(text, "DOI:", 4) == 0)
		text += 4;
	return strncmp(text, "10.", 3) == 0 ? text : NULL;
}

void cite_bibtex(struct str *out, const struct dataset *dataset, const char *key)
{
	struct source source;
	if (!source_find(&source, dataset, key))
		return;
	const struct kind *kind = kind_of(&source);
	bool report = strcmp(kind->bibtex, "techreport") == 0;
	bool article = strcmp(kind->bibtex, "article") == 0;
	bool manual = strcmp(kind->bibtex, "manual") == 0;
	str_printf(out, "@%s{", kind->bibtex);
	add_entry_key(out, key);
	str_add(out, ",\n  title = {{");
	add_tex(out, source.title, strlen(source.title));
	str_add(out, "}}");
	bibtex_authors(out, &source);
	field(out,
	      report    ? "institution"
	      : article ? "journal"
	      : manual  ? "organization"
			: "publisher",
	      source.publisher);
	bibtex_date(out, source.date);
	if (arxiv_number(&source)) {
		field(out, "eprint", arxiv_number(&source));
		field(out, "archiveprefix", "arXiv");
	} else if (doi(&source)) {
		field(out, "doi", doi(&source));
	} else {
		field(out, "number", source.identifier);
	}
	if (source.url[0]) {
		str_add(out, ",\n  url = {");
		add_address(out, source.url);
		str_add_char(out, '}');
	}
	str_add(out, "\n}\n");
}

static void json_part(struct str *out, const char *text, size_t length)
{
	char *copy = mem_array(length + 1, 1);
	memcpy(copy, text, length);
	str_add_json(out, copy);
	free(copy);
}

static void csl_authors(struct str *out, const struct source *source)
{
	struct author author;
	bool more = false, any = false;
	const char *authors = source->authors;
	if (!authors[0] && !source->publisher[0])
		return;
	str_add(out, ",\"author\":[");
	if (!authors[0]) {
		str_add(out, "{\"literal\":");
		str_add_json(out, source->publisher);
		str_add(out, "}]");
		return;
	}
	while (author_next(&author, &authors, &more)) {
		str_add(out, any ? "," : "");
		any = true;
		str_add(out, author.organisation ? "{\"literal\":" : "{\"family\":");
		json_part(out, author.family, author.family_length);
		if (!author.organisation) {
			str_add(out, ",\"given\":");
			json_part(out, author.given, author.given_length);
		}
		str_add_char(out, '}');
	}
	if (more)
		str_add(out, any ? ",{\"literal\":\"others\"}" : "{\"literal\":\"others\"}");
	str_add_char(out, ']');
}

static void csl_field(struct str *out, const char *name, const char *text)
{
	if (!text || text[0] == '\0')
		return;
	str_printf(out, ",\"%s\":", name);
	str_add_json(out, text);
}

static void csl_date(struct str *out, const char *date)
{
	int days;
	enum date_precision precision;
	if (!date_parse(date, &days, &precision))
		return;
	struct civil civil = date_civil(days);
	str_printf(out, ",\"issued\":{\"date-parts\":[[%d", civil.year);
	if (precision != DATE_YEAR)
		str_printf(out, ",%d", civil.month);
	if (precision == DATE_DAY)
		str_printf(out, ",%d", civil.day);
	str_add(out, "]]}");
}

void cite_csl(struct str *out, const struct dataset *dataset, const char *key)
{
	struct source source;
	if (!source_find(&source, dataset, key)) {
		str_add(out, "null");
		return;
	}
	str_add(out, "{\"id\":");
	str_add_json(out, key);
	csl_field(out, "type", kind_of(&source)->csl);
	csl_field(out, "title", source.title);
	csl_authors(out, &source);
	csl_field(out, "publisher", source.publisher);
	csl_date(out, source.date);
	csl_field(out, "URL", source.url);
	if (doi(&source))
		csl_field(out, "DOI", doi(&source));
	else
		csl_field(out, "number", source.identifier);
	csl_field(out, "note", source.note);
	str_add_char(out, '}');
}
