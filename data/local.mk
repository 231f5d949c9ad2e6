catalogdir = $(pkgdatadir)/data
dist_catalog_DATA = \
	%D%/algorithms.yaml \
	%D%/benchmarks.yaml \
	%D%/catalog.yaml \
	%D%/chips.yaml \
	%D%/claims.yaml \
	%D%/evidence.yaml \
	%D%/horizons.yaml \
	%D%/levers.yaml \
	%D%/milestones.yaml \
	%D%/models.yaml \
	%D%/observations.yaml \
	%D%/prices.yaml \
	%D%/provenance.yaml \
	%D%/results.yaml \
	%D%/scenarios.yaml \
	%D%/series.yaml \
	%D%/sources.yaml \
	%D%/speedruns.yaml \
	%D%/training.yaml \
	%D%/trends.yaml \
	%D%/units.yaml \
	%D%/versions.yaml \
	%D%/README
decksdir = $(catalogdir)/decks
dist_decks_DATA = \
	%D%/decks/accelerating.yaml \
	%D%/decks/drivers.yaml \
	%D%/decks/tour.yaml \
	%D%/decks/what-if.yaml
