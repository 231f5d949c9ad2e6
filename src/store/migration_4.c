/* migration_4.c - what is added: levers and scenarios of the what-if model.  Frozen; see
 * migrations.h. */
#include "store/migrations.h"

/* clang-format off */
const char *const migration_4_tables[] = {
	"CREATE TABLE levers ("
	"id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, driver TEXT NOT NULL, "
	"rank INTEGER, acts TEXT NOT NULL, term TEXT NOT NULL, partner TEXT, "
	"scale TEXT NOT NULL, unit TEXT, value REAL, "
	"optional INTEGER CHECK (optional IN (0, 1)), fit TEXT, low REAL, high REAL, "
	"level REAL, spread TEXT NOT NULL, slider_low REAL NOT NULL, "
	"slider_high REAL NOT NULL, step REAL NOT NULL, speculative REAL, "
	"tier TEXT NOT NULL, statement TEXT NOT NULL, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE scenarios ("
	"id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL, "
	"rank INTEGER, data_version INTEGER, data_date TEXT, "
	"source TEXT REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE settings ("
	"id TEXT PRIMARY KEY NOT NULL, "
	"scenario TEXT NOT NULL REFERENCES scenarios DEFERRABLE INITIALLY DEFERRED, "
	"lever TEXT NOT NULL REFERENCES levers DEFERRABLE INITIALLY DEFERRED, value REAL, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE INDEX settings_by_scenario ON settings (scenario)",

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
	"SELECT 'difficulties', id, 'source', source FROM difficulties UNION ALL "
	"SELECT 'levers', id, 'source', source FROM levers UNION ALL "
	"SELECT 'scenarios', id, 'source', source FROM scenarios",

	"CREATE VIEW sources_cited AS "
	"SELECT s.id, s.title, s.authors, s.publisher, s.date, s.url, s.checked, "
	"coalesce(c.cited_by, 0) AS cited_by, c.tables "
	"FROM sources s LEFT JOIN (SELECT source, count(*) AS cited_by, "
	"group_concat(DISTINCT citing) AS tables FROM citations GROUP BY source) c "
	"ON c.source = s.id",

	"CREATE VIEW scenarios_spelled AS "
	"SELECT s.id, s.title, s.state, s.origin, group_concat(t.lever || '=' || "
	"coalesce(t.value, 'none'), ' ') "
	"AS settings, s.data_version, s.data_date, s.note FROM scenarios s "
	"LEFT JOIN settings t ON t.scenario = s.id WHERE s.state <> 'deleted' GROUP BY s.id",
	NULL,
};
/* clang-format on */
