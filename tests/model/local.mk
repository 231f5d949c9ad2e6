if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_batch \
	%D%/check_cells \
	%D%/check_cite \
	%D%/check_model \
	%D%/check_series
endif
%C%_check_batch_SOURCES = %D%/check_batch.c %D%/support_model.c %D%/support_model.h
%C%_check_batch_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_batch_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_cells_SOURCES = %D%/check_cells.c
%C%_check_cells_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_cells_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_cite_SOURCES = %D%/check_cite.c %D%/support_model.c %D%/support_model.h
%C%_check_cite_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_cite_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_model_SOURCES = %D%/check_model.c %D%/support_model.c %D%/support_model.h
%C%_check_model_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_model_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_series_SOURCES = %D%/check_series.c %D%/support_model.c %D%/support_model.h
%C%_check_series_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_series_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
