if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_acceleration \
	%D%/check_backtest \
	%D%/check_batch \
	%D%/check_cite \
	%D%/check_figure \
	%D%/check_index \
	%D%/check_fit \
	%D%/check_model \
	%D%/check_series \
	%D%/check_way \
	%D%/check_whatif \
	%D%/check_words
endif
%C%_check_acceleration_SOURCES = %D%/check_acceleration.c %D%/support_model.c %D%/support_model.h
%C%_check_acceleration_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_acceleration_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_backtest_SOURCES = %D%/check_backtest.c %D%/support_model.c %D%/support_model.h
%C%_check_backtest_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_backtest_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_batch_SOURCES = %D%/check_batch.c %D%/support_model.c %D%/support_model.h
%C%_check_batch_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_batch_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_cite_SOURCES = %D%/check_cite.c %D%/support_model.c %D%/support_model.h
%C%_check_cite_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_cite_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_figure_SOURCES = %D%/check_figure.c %D%/support_model.c %D%/support_model.h
%C%_check_figure_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_figure_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_index_SOURCES = %D%/check_index.c %D%/support_model.c %D%/support_model.h
%C%_check_index_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_index_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_fit_SOURCES = %D%/check_fit.c %D%/support_model.c %D%/support_model.h
%C%_check_fit_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_fit_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_model_SOURCES = %D%/check_model.c %D%/support_model.c %D%/support_model.h
%C%_check_model_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_model_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_series_SOURCES = %D%/check_series.c %D%/support_model.c %D%/support_model.h
%C%_check_series_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_series_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_way_SOURCES = %D%/check_way.c
%C%_check_way_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_way_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_words_SOURCES = %D%/check_words.c %D%/support_model.c %D%/support_model.h
%C%_check_words_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_words_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_whatif_SOURCES = %D%/check_whatif.c %D%/support_model.c %D%/support_model.h
%C%_check_whatif_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_whatif_LDADD = src/model/libmodel.a src/regress/libregress.a src/base/libbase.a $(CHECK_LIBS) $(GSL_LIBS)
