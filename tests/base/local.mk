if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_base \
	%D%/check_i18n \
	%D%/check_num
endif
%C%_check_base_SOURCES = %D%/check_base.c
%C%_check_base_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_base_LDADD = src/base/libbase.a $(CHECK_LIBS)
%C%_check_num_SOURCES = %D%/check_num.c
%C%_check_num_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_num_LDADD = src/base/libbase.a $(CHECK_LIBS)
%C%_check_i18n_SOURCES = %D%/check_i18n.c
%C%_check_i18n_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_i18n_LDADD = src/base/libbase.a $(CHECK_LIBS)
