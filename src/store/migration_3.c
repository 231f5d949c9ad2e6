/* migration_3.c - version 3: what is computed from other tables.  Frozen; see migrations.h. */
#include "store/migrations.h"

/* clang-format off */
const char *const migration_3_index[] = {
	"CREATE TABLE abilities ("
	"id TEXT PRIMARY KEY NOT NULL, "
	"model TEXT NOT NULL REFERENCES models DEFERRABLE INITIALLY DEFERRED, date TEXT, "
	"value REAL NOT NULL, low REAL, high REAL, level REAL, results INTEGER, residual REAL, "
	"tier TEXT, source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE difficulties ("
	"id TEXT PRIMARY KEY NOT NULL, "
	"benchmark TEXT NOT NULL REFERENCES benchmarks DEFERRABLE INITIALLY DEFERRED, "
	"value REAL NOT NULL, low REAL, high REAL, slope REAL NOT NULL, slope_low REAL, "
	"slope_high REAL, level REAL, floor REAL, ceiling REAL, results INTEGER, residual REAL, "
	"tier TEXT, source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE VIEW abilities_named AS "
	"SELECT m.name, m.organization, a.date, a.value, a.low, a.high, a.level, a.results, a.residual, "
	"a.model FROM abilities a JOIN models m ON m.id = a.model",
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
	"SELECT 'provenance', id, 'source', source FROM provenance UNION ALL "
	"SELECT 'abilities', id, 'source', source FROM abilities UNION ALL "
	"SELECT 'difficulties', id, 'source', source FROM difficulties",

	"CREATE VIEW sources_cited AS "
	"SELECT s.id, s.title, s.authors, s.publisher, s.date, s.url, s.checked, "
	"coalesce(c.cited_by, 0) AS cited_by, c.tables "
	"FROM sources s LEFT JOIN (SELECT source, count(*) AS cited_by, "
	"group_concat(DISTINCT citing) AS tables FROM citations GROUP BY source) c "
	"ON c.source = s.id",

	NULL,
};
/* clang-format on */
