if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_bootstrap \
	%D%/check_breaks \
	%D%/check_curve \
	%D%/check_drivers \
	%D%/check_forecast \
	%D%/check_nls \
	%D%/check_quantile \
	%D%/check_ratio \
	%D%/check_regress \
	%D%/check_robust \
	%D%/check_stitch \
	%D%/check_simulate
endif
%C%_check_bootstrap_SOURCES = %D%/check_bootstrap.c
%C%_check_bootstrap_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_bootstrap_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_breaks_SOURCES = %D%/check_breaks.c
%C%_check_breaks_CPPFLAGS = $(TEST_CPPFLAGS) $(GSL_CFLAGS)
%C%_check_breaks_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_curve_SOURCES = %D%/check_curve.c
%C%_check_curve_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_curve_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_drivers_SOURCES = %D%/check_drivers.c
%C%_check_drivers_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_drivers_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_forecast_SOURCES = %D%/check_forecast.c
%C%_check_forecast_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_forecast_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_nls_SOURCES = %D%/check_nls.c
%C%_check_nls_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_nls_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_regress_SOURCES = %D%/check_regress.c
%C%_check_regress_CPPFLAGS = $(TEST_CPPFLAGS) $(GSL_CFLAGS)
%C%_check_regress_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_robust_SOURCES = %D%/check_robust.c
%C%_check_robust_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_robust_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_stitch_SOURCES = %D%/check_stitch.c
%C%_check_stitch_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_stitch_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_simulate_SOURCES = %D%/check_simulate.c
%C%_check_simulate_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_simulate_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
EXTRA_DIST += \
	%D%/curve_references.h \
	%D%/digits.h \
	%D%/eci_scores.h \
	%D%/ho_rows.h \
	%D%/horizons.h \
	%D%/nist_linear.h \
	%D%/nist_nonlinear.h \
	%D%/nist_nonlinear_data.h \
	%D%/nist_univariate.h \
	%D%/noisy_line.h \
	%D%/trend_points.h \
	%D%/trends.h
%C%_check_quantile_SOURCES = %D%/check_quantile.c
%C%_check_quantile_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_quantile_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_ratio_SOURCES = %D%/check_ratio.c
%C%_check_ratio_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_ratio_LDADD = src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
