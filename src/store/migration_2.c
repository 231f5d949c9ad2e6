/* migration_2.c - version 2: the claims of the article under test.  Frozen; see migrations.h. */
#include "store/migrations.h"

/* clang-format off */
const char *const migration_2_claims[] = {
	"CREATE TABLE claims ("
	"id TEXT PRIMARY KEY NOT NULL, rank INTEGER NOT NULL, statement TEXT NOT NULL, "
	"statement_ja TEXT, section TEXT NOT NULL, driver TEXT NOT NULL, kind TEXT NOT NULL, "
	"test TEXT, parameters TEXT, "
	"series TEXT REFERENCES series DEFERRABLE INITIALLY DEFERRED, scale TEXT, "
	"\"from\" TEXT, \"to\" TEXT, checkable TEXT NOT NULL, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE evidence ("
	"id TEXT PRIMARY KEY NOT NULL, "
	"claim TEXT NOT NULL REFERENCES claims DEFERRABLE INITIALLY DEFERRED, "
	"side TEXT NOT NULL, rank INTEGER NOT NULL, statement TEXT NOT NULL, value REAL, "
	"low REAL, high REAL, level REAL, unit TEXT, date TEXT, tier TEXT, checked TEXT, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE provenance ("
	"id TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL, cited TEXT NOT NULL, "
	"\"exists\" TEXT NOT NULL, status TEXT NOT NULL, "
	"source TEXT REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"DROP VIEW sources_cited",
	"DROP VIEW citations",
	"CREATE VIEW citations (citing, id, via, source) AS "
	"SELECT 'benchmarks', id, 'ceiling_source', ceiling_source FROM benchmarks UNION ALL "
	"SELECT 'benchmarks', id, 'source', source FROM benchmarks UNION ALL "
	"SELECT 'models', id, 'compute_source', compute_source FROM models UNION ALL "
	"SELECT 'models', id, 'reference', reference FROM models UNION ALL "
	"SELECT 'models', id, 'source', source FROM models UNION ALL "
	"SELECT 'versions', id, 'source', source FROM versions UNION ALL "
	"SELECT 'results', id, 'source', source FROM results UNION ALL "
	"SELECT 'horizons', id, 'source', source FROM horizons UNION ALL "
	"SELECT 'chips', id, 'datasheet', datasheet FROM chips UNION ALL "
	"SELECT 'chips', id, 'source', source FROM chips UNION ALL "
	"SELECT 'algorithms', id, 'source', source FROM algorithms UNION ALL "
	"SELECT 'speedruns', id, 'source', source FROM speedruns UNION ALL "
	"SELECT 'training', id, 'source', source FROM training UNION ALL "
	"SELECT 'prices', id, 'source', source FROM prices UNION ALL "
	"SELECT 'milestones', id, 'source', source FROM milestones UNION ALL "
	"SELECT 'trends', id, 'source', source FROM trends UNION ALL "
	"SELECT 'series', id, 'source', source FROM series UNION ALL "
	"SELECT 'observations', id, 'source', source FROM observations UNION ALL "
	"SELECT 'evidence', id, 'source', source FROM evidence UNION ALL "
	"SELECT 'provenance', id, 'source', source FROM provenance",

	"CREATE VIEW sources_cited AS "
	"SELECT s.id, s.title, s.authors, s.publisher, s.date, s.url, s.checked, "
	"coalesce(c.cited_by, 0) AS cited_by, c.tables "
	"FROM sources s LEFT JOIN (SELECT source, count(*) AS cited_by, "
	"group_concat(DISTINCT citing) AS tables FROM citations GROUP BY source) c "
	"ON c.source = s.id",

	NULL,
};
/* clang-format on */
