# The rooms, lowest first.  LAYERS says who may include whom; tests/layers.sh checks it.
EXTRA_DIST += %D%/LAYERS
include %D%/base/local.mk
include %D%/regress/local.mk
include %D%/lib/local.mk
include %D%/sql/local.mk
include %D%/model/local.mk
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
