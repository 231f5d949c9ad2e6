CLAIMS_TEST_LIBS = src/claims/libclaims.a $(MODEL_LIBS) $(CHECK_LIBS) $(GSL_LIBS)
CLAIMS_SUPPORT = %D%/support_claims.c %D%/support_claims.h tests/model/support_model.c tests/model/support_model.h
if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_claims \
	%D%/check_counts \
	%D%/check_named
endif
%C%_check_claims_SOURCES = %D%/check_claims.c $(CLAIMS_SUPPORT)
%C%_check_claims_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_claims_LDADD = $(CLAIMS_TEST_LIBS)
%C%_check_counts_SOURCES = %D%/check_counts.c $(CLAIMS_SUPPORT)
%C%_check_counts_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_counts_LDADD = $(CLAIMS_TEST_LIBS)
%C%_check_named_SOURCES = %D%/check_named.c $(CLAIMS_SUPPORT)
%C%_check_named_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_check_named_LDADD = $(CLAIMS_TEST_LIBS)
