if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_curve \
	%D%/check_loss \
	%D%/check_nls \
	%D%/check_ratio \
	%D%/check_refused \
	%D%/check_stitch
endif
EXTRA_DIST += \
	%D%/curve_references.h \
	%D%/eci_scores.h \
	%D%/ho_rows.h \
	%D%/nist_nonlinear.h \
	%D%/nist_nonlinear_data.h
%C%_check_curve_SOURCES = %D%/check_curve.c
%C%_check_curve_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_curve_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_loss_SOURCES = %D%/check_loss.c
%C%_check_loss_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_loss_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_nls_SOURCES = %D%/check_nls.c
%C%_check_nls_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_nls_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_ratio_SOURCES = %D%/check_ratio.c
%C%_check_ratio_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_ratio_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_refused_SOURCES = %D%/check_refused.c
%C%_check_refused_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_refused_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_stitch_SOURCES = %D%/check_stitch.c
%C%_check_stitch_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_stitch_LDADD = $(CORE_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
