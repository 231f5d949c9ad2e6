# The rooms, lowest first.  LAYERS says who may include whom; tests/layers.sh checks it.
EXTRA_DIST += %D%/LAYERS
# The regression core, and what rests on it; in the order that linkers want.
CORE_LIBS = src/judge/libjudge.a src/curves/libcurves.a src/regress/libregress.a src/stats/libstats.a src/base/libbase.a
MODEL_LIBS = src/drivers/libdrivers.a src/study/libstudy.a src/model/libmodel.a $(CORE_LIBS)
include %D%/base/local.mk
include %D%/stats/local.mk
include %D%/regress/local.mk
include %D%/curves/local.mk
include %D%/judge/local.mk
include %D%/lib/local.mk
include %D%/sql/local.mk
include %D%/model/local.mk
include %D%/study/local.mk
include %D%/drivers/local.mk
include %D%/draw/local.mk
include %D%/link/local.mk
include %D%/chart/local.mk
include %D%/catalog/local.mk
include %D%/store/local.mk
include %D%/claims/local.mk
include %D%/quote/local.mk
include %D%/paper/local.mk
include %D%/ui/local.mk
include %D%/term/local.mk
include %D%/cli/local.mk
