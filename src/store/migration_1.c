/* migration_1.c - version 1: the tables.  Frozen; see migrations.h. */
#include "store/migrations.h"

/* clang-format off */
const char *const migration_1_tables[] = {
	"CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT",
	"CREATE TABLE sources ("
	"id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, "
	"authors TEXT, publisher TEXT, date TEXT, url TEXT, identifier TEXT, licence TEXT, "
	"checked TEXT, note TEXT, origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE units ("
	"id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, style TEXT NOT NULL, "
	"suffix TEXT, ticks TEXT, origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE benchmarks ("
	"id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, measures TEXT, metric TEXT, "
	"unit TEXT NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED, chance REAL, "
	"expert REAL, expert_note TEXT, maximum REAL, ceiling REAL, "
	"ceiling_source TEXT REFERENCES sources DEFERRABLE INITIALLY DEFERRED, date TEXT, "
	"setting TEXT, shots INTEGER, family TEXT, checked TEXT, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE models ("
	"id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, organization TEXT, country TEXT, "
	"date TEXT, domain TEXT, parameters REAL, dataset_size REAL, dataset_unit TEXT, "
	"epochs REAL, compute REAL, compute_low REAL, compute_high REAL, "
	"compute_method TEXT, compute_tier TEXT, compute_withdrawn REAL, "
	"compute_source TEXT REFERENCES sources DEFERRABLE INITIALLY DEFERRED, "
	"confidence TEXT, hardware TEXT, chips REAL, hours REAL, mfu REAL, cost REAL, "
	"cost_cloud REAL, cost_upfront REAL, power REAL, weights TEXT, access TEXT, "
	"base TEXT, finetune_compute REAL, frontier INTEGER CHECK (frontier IN (0, 1)), "
	"notable INTEGER CHECK (notable IN (0, 1)), "
	"language INTEGER CHECK (language IN (0, 1)), "
	"reference TEXT REFERENCES sources DEFERRABLE INITIALLY DEFERRED, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE versions ("
	"id TEXT PRIMARY KEY NOT NULL, "
	"model TEXT REFERENCES models DEFERRABLE INITIALLY DEFERRED, name TEXT, date TEXT, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE results ("
	"id TEXT PRIMARY KEY NOT NULL, "
	"benchmark TEXT NOT NULL REFERENCES benchmarks DEFERRABLE INITIALLY DEFERRED, "
	"model TEXT NOT NULL REFERENCES models DEFERRABLE INITIALLY DEFERRED, "
	"version TEXT REFERENCES versions DEFERRABLE INITIALLY DEFERRED, reported TEXT, "
	"score REAL NOT NULL, shots INTEGER, setting TEXT, stderr REAL, date TEXT, "
	"evaluated TEXT, standing TEXT, canonical INTEGER CHECK (canonical IN (0, 1)), "
	"flag TEXT, tier TEXT, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE horizons ("
	"id TEXT PRIMARY KEY NOT NULL, suite TEXT NOT NULL, vintage TEXT NOT NULL, "
	"alias TEXT, model TEXT REFERENCES models DEFERRABLE INITIALLY DEFERRED, "
	"name TEXT NOT NULL, date TEXT NOT NULL, p50 REAL NOT NULL, p50_low REAL, "
	"p50_high REAL, p80 REAL, p80_low REAL, p80_high REAL, level REAL, "
	"average_score REAL, record INTEGER CHECK (record IN (0, 1)), "
	"latest INTEGER CHECK (latest IN (0, 1)), tier TEXT, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE chips ("
	"id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, vendor TEXT, type TEXT, "
	"architecture TEXT, date TEXT, process_nm REAL, foundry TEXT, transistors REAL, "
	"die_mm2 REAL, fp64 REAL, fp32 REAL, tf32 REAL, fp16 REAL, tensor_fp16 REAL, "
	"fp8 REAL, fp4 REAL, int8 REAL, int4 REAL, sparsity TEXT, memory REAL, "
	"bandwidth REAL, tdp REAL, intranode REAL, internode REAL, price REAL, "
	"price_tier TEXT, flag TEXT, "
	"datasheet TEXT REFERENCES sources DEFERRABLE INITIALLY DEFERRED, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE algorithms ("
	"id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, date TEXT NOT NULL, "
	"category TEXT, stage TEXT, gain REAL, gain_low REAL, gain_high REAL, "
	"gain_unit TEXT, gain_kind TEXT, statement TEXT NOT NULL, baseline TEXT, tier TEXT, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE speedruns ("
	"id TEXT PRIMARY KEY NOT NULL, track INTEGER, target TEXT, hardware TEXT, "
	"record INTEGER, date TEXT NOT NULL, minutes REAL NOT NULL, name TEXT NOT NULL, "
	"contributors TEXT, new_record INTEGER CHECK (new_record IN (0, 1)), "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE training ("
	"id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, date TEXT NOT NULL, "
	"category TEXT, metric TEXT, before TEXT, after TEXT, gain REAL, gain_unit TEXT, "
	"statement TEXT NOT NULL, tier TEXT, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE prices ("
	"id TEXT PRIMARY KEY NOT NULL, benchmark TEXT NOT NULL, level TEXT NOT NULL, "
	"level_score REAL, name TEXT NOT NULL, "
	"model TEXT REFERENCES models DEFERRABLE INITIALLY DEFERRED, date TEXT NOT NULL, "
	"price REAL NOT NULL, score REAL, cheapest INTEGER CHECK (cheapest IN (0, 1)), "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE milestones ("
	"id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL, "
	"kind TEXT NOT NULL, jurisdiction TEXT, statement TEXT NOT NULL, threshold REAL, "
	"threshold_unit TEXT, checked TEXT, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE trends ("
	"id TEXT PRIMARY KEY NOT NULL, quantity TEXT NOT NULL, driver TEXT NOT NULL, "
	"value REAL, low REAL, high REAL, level REAL, unit TEXT NOT NULL, "
	"doubling_months REAL, factor_per_year REAL, period_start TEXT, period_end TEXT, "
	"scope TEXT, method TEXT, checked TEXT, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE series ("
	"id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, short TEXT NOT NULL, "
	"driver TEXT NOT NULL, rank INTEGER, "
	"unit TEXT NOT NULL REFERENCES units DEFERRABLE INITIALLY DEFERRED, "
	"statement TEXT NOT NULL, \"table\" TEXT NOT NULL, value TEXT NOT NULL, low TEXT, "
	"high TEXT, label TEXT, tier TEXT, \"where\" TEXT, scale TEXT NOT NULL, floor REAL, "
	"ceiling REAL, better TEXT NOT NULL, frontier TEXT NOT NULL, \"from\" TEXT, "
	"\"limit\" REAL, limit_note TEXT, caution TEXT, compare TEXT, "
	"source TEXT REFERENCES sources DEFERRABLE INITIALLY DEFERRED, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE TABLE observations ("
	"id TEXT PRIMARY KEY NOT NULL, \"set\" TEXT NOT NULL, date TEXT NOT NULL, "
	"value REAL NOT NULL, low REAL, high REAL, "
	"unit TEXT REFERENCES units DEFERRABLE INITIALLY DEFERRED, label TEXT, "
	"model TEXT REFERENCES models DEFERRABLE INITIALLY DEFERRED, tier TEXT, "
	"source TEXT NOT NULL REFERENCES sources DEFERRABLE INITIALLY DEFERRED, note TEXT, "
	"origin TEXT NOT NULL CHECK (origin IN ('bundled', 'user'))"
	") STRICT",
	"CREATE INDEX results_by_benchmark ON results (benchmark, model)",
	"CREATE INDEX results_by_model ON results (model)",
	"CREATE INDEX observations_by_set ON observations (\"set\", date)",
	NULL,
};

/* Views for people who open the file with a shell of their own; the program does not read them. */
const char *const migration_1_views[] = {
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
	"SELECT 'observations', id, 'source', source FROM observations",

	"CREATE VIEW sources_cited AS "
	"SELECT s.id, s.title, s.authors, s.publisher, s.date, s.url, s.checked, "
	"coalesce(c.cited_by, 0) AS cited_by, c.tables "
	"FROM sources s LEFT JOIN (SELECT source, count(*) AS cited_by, "
	"group_concat(DISTINCT citing) AS tables FROM citations GROUP BY source) c "
	"ON c.source = s.id",

	"CREATE VIEW canonical_results AS "
	"SELECT b.id AS benchmark, b.name AS benchmark_name, m.id AS model, m.name AS model_name, "
	"m.organization, coalesce(r.date, v.date, m.date) AS date, r.score, b.unit, r.shots, "
	"r.setting, r.standing, r.tier, r.source, s.title AS source_title "
	"FROM results r JOIN benchmarks b ON b.id = r.benchmark JOIN models m ON m.id = r.model "
	"LEFT JOIN versions v ON v.id = r.version LEFT JOIN sources s ON s.id = r.source "
	"WHERE r.canonical = 1",

	"CREATE VIEW results_spread AS "
	"SELECT benchmark, model, count(*) AS reports, min(score) AS lowest, "
	"max(CASE WHEN canonical = 1 THEN score END) AS canonical, max(score) AS highest "
	"FROM results GROUP BY benchmark, model",

	"CREATE VIEW horizons_latest AS "
	"SELECT h.name, h.model, h.date, h.p50 AS p50_minutes, h.p50 / 60 AS p50_hours, h.p50_low, "
	"h.p50_high, h.p80 AS p80_minutes, h.p80_low, h.p80_high, h.level, h.record, h.suite, "
	"h.vintage, h.tier, h.source, s.title AS source_title "
	"FROM horizons h LEFT JOIN sources s ON s.id = h.source WHERE h.latest = 1",

	"CREATE VIEW chips_named AS "
	"SELECT c.name, c.vendor, c.architecture, c.date, c.tensor_fp16 / 1e12 AS tensor_fp16_tflops, "
	"c.fp8 / 1e12 AS fp8_tflops, c.fp32 / 1e12 AS fp32_tflops, c.memory / 1e9 AS memory_gb, "
	"c.bandwidth / 1e12 AS bandwidth_tb_s, c.tdp AS watts, c.price AS price_usd, "
	"c.tensor_fp16 / c.tdp / 1e12 AS tflops_per_watt, "
	"c.tensor_fp16 / c.price / 1e9 AS gflops_per_usd, c.id, c.source, s.title AS source_title "
	"FROM chips c LEFT JOIN sources s ON s.id = coalesce(c.datasheet, c.source)",

	"CREATE VIEW models_trained AS "
	"SELECT m.name, m.organization, m.date, m.compute AS compute_flop, m.parameters, "
	"m.dataset_size, m.dataset_unit, m.cost AS cost_usd2023, m.chips, m.hours, m.hardware, "
	"m.weights, m.frontier, m.compute_tier, m.id, "
	"coalesce(m.compute_source, m.source) AS source, s.title AS source_title "
	"FROM models m LEFT JOIN sources s ON s.id = coalesce(m.compute_source, m.source) "
	"WHERE m.compute IS NOT NULL",

	"CREATE VIEW observation_sets AS "
	"SELECT \"set\", count(*) AS observations, min(date) AS first, max(date) AS last, "
	"min(unit) AS unit, count(DISTINCT source) AS sources FROM observations GROUP BY \"set\"",

	NULL,
};
/* clang-format on */
