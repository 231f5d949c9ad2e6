/* report.h - a claim and its ruling as text for people, as JSON, and all of them as a document.
 *
 * Text is plain lines without wrapping, each field with a word in front; the document is Markdown
 * that stands alone, its references numbered in the order they are met. */
#ifndef KASOKU_CLAIMS_REPORT_H
#define KASOKU_CLAIMS_REPORT_H

#include "claims/claim.h"

/* Everything about one claim: statement, test, figures, verdict, reason, for, against, sources,
 * command. */
void claim_report(struct str *out, struct claims *claims, const struct claim *claim,
		  const struct ruling *ruling, enum charset charset);
/* One JSON object, no newline; numbers in full precision. */
void claim_json(struct str *out, struct claims *claims, const struct claim *claim,
		const struct ruling *ruling);
/* The whole ledger, or the `count` claims of `chosen` (indices). */
void claims_document(struct str *out, struct claims *claims, const size_t *chosen, size_t count,
		     double as_of);
/* What the article's references really are, as plain lines. */
void claims_source_check(struct str *out, const struct claims *claims);
/* "kasoku claims C2 --as-of 2023-12-31". */
const char *claim_command(char text[96], const struct claim *claim, double as_of);

#endif
