STUDY_SUPPORT = %D%/support_study.c %D%/support_study.h tests/model/support_model.c tests/model/support_model.h
if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_acceleration \
	%D%/check_backtest \
	%D%/check_figure \
	%D%/check_fit \
	%D%/check_index \
	%D%/check_way \
	%D%/check_words
endif
%C%_check_acceleration_SOURCES = %D%/check_acceleration.c $(STUDY_SUPPORT)
%C%_check_acceleration_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_acceleration_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_backtest_SOURCES = %D%/check_backtest.c $(STUDY_SUPPORT)
%C%_check_backtest_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_backtest_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_figure_SOURCES = %D%/check_figure.c $(STUDY_SUPPORT)
%C%_check_figure_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_figure_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_fit_SOURCES = %D%/check_fit.c $(STUDY_SUPPORT)
%C%_check_fit_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_fit_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_index_SOURCES = %D%/check_index.c tests/model/support_model.c tests/model/support_model.h
%C%_check_index_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_index_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_way_SOURCES = %D%/check_way.c
%C%_check_way_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_way_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
%C%_check_words_SOURCES = %D%/check_words.c $(STUDY_SUPPORT)
%C%_check_words_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_words_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
