if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_whatif
endif
EXTRA_DIST += %D%/prototype_levers.h
%C%_check_whatif_SOURCES = %D%/check_whatif.c tests/model/support_model.c tests/model/support_model.h
%C%_check_whatif_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_whatif_LDADD = $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
